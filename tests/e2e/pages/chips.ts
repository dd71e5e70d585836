import type { Page } from '@playwright/test'
import { AccessibleHosts, attributeOf } from './accessible-hosts.ts'

/** One chip as people and screen readers meet it. */
export interface ChipSeen {
  kind: string
  /** Accessible name of its button; empty where the chip is hidden with its number. */
  name: string
}

/** The chips of a page. */
export class Chips {
  readonly page: Page
  readonly #hosts: AccessibleHosts

  constructor(page: Page) {
    this.page = page
    this.#hosts = new AccessibleHosts(page, 'amanah-chip')
  }

  async read(): Promise<ChipSeen[]> {
    const hosts = await this.#hosts.read()
    return hosts.map(({ host, name }) => ({ kind: attributeOf(host, 'data-kind') ?? '', name }))
  }

  async waitFor(count: number, timeoutMs = 10_000): Promise<ChipSeen[]> {
    const until = Date.now() + timeoutMs
    for (;;) {
      const chips = await this.read()
      if (chips.length === count || Date.now() > until) return chips
      await this.page.waitForTimeout(100)
    }
  }

  /** Where each chip is drawn, in document order. */
  async boxes() {
    const all = await this.page.locator('amanah-chip').all()
    return Promise.all(
      all.map(async chip => (await chip.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }),
    )
  }

  /** Clicks a chip with a real pointer. */
  async click(nth: number): Promise<void> {
    const { x, y, width, height } = (await this.boxes())[nth] ?? { x: 0, y: 0, width: 0, height: 0 }
    await this.page.mouse.click(x + width / 2, y + height / 2)
  }

  /** Rests a real pointer on a chip. */
  async hover(nth: number): Promise<void> {
    const { x, y, width, height } = (await this.boxes())[nth] ?? { x: 0, y: 0, width: 0, height: 0 }
    await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 3 })
  }

  /** What a chip says once it has been checked; what it says last where that takes too long. */
  async waitUntilChecked(nth: number, timeoutMs = 20_000): Promise<string> {
    const until = Date.now() + timeoutMs
    for (;;) {
      const name = (await this.read())[nth]?.name ?? ''
      if (!/: (?:Cek |Mengecek|Sebentar|Check)/.test(name) || Date.now() > until) return name
      await this.page.waitForTimeout(100)
    }
  }
}
