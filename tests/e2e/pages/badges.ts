import type { Page } from '@playwright/test'
import { AccessibleHosts, attributeOf } from './accessible-hosts.ts'

/** One badge as people and screen readers meet it. */
export interface BadgeSeen {
  profile: string
  /** Accessible name of its button. */
  name: string
}

/** The badges of a page. */
export class Badges {
  readonly page: Page
  readonly #hosts: AccessibleHosts

  constructor(page: Page) {
    this.page = page
    this.#hosts = new AccessibleHosts(page, 'amanah-badge')
  }

  /** Every badge on the page, in document order. */
  async read(): Promise<BadgeSeen[]> {
    const hosts = await this.#hosts.read()
    return hosts.map(({ host, name }) => ({ profile: attributeOf(host, 'data-profile') ?? '', name }))
  }

  /** Waits until `isDone` says so of what is on the page; answers what was there last. */
  async waitFor(isDone: (badges: BadgeSeen[]) => boolean, timeoutMs = 10_000): Promise<BadgeSeen[]> {
    const until = Date.now() + timeoutMs
    for (;;) {
      const badges = await this.read()
      if (isDone(badges) || Date.now() > until) return badges
      await this.page.waitForTimeout(100)
    }
  }

  /** Clicks the badge of a profile with a real pointer. */
  async click(profile: string): Promise<void> {
    const host = this.page.locator(`amanah-badge[data-profile="${profile}"]`).first()
    await host.scrollIntoViewIfNeeded()
    const box = await host.boundingBox()
    const button = box ?? { x: 0, y: 0, width: 0, height: 0 }
    await this.page.mouse.click(button.x + Math.min(button.width / 2, 40), button.y + button.height / 2)
  }
}
