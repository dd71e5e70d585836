import { expect, type Frame, type Locator, type Page } from '@playwright/test'
import { Badges } from './badges.ts'

/** The card: a frame of the extension inside a closed shadow root, which locators of the page cannot enter. */
export class Card {
  readonly frame: Frame
  readonly dialog: Locator

  private constructor(frame: Frame) {
    this.frame = frame
    this.dialog = frame.getByRole('dialog')
  }

  /** Opens the card of a profile with a real click on its badge. */
  static async open(page: Page, profile: string): Promise<Card> {
    const badges = new Badges(page)
    await badges.waitFor(seen => seen.some(badge => badge.profile === profile))
    await badges.click(profile)
    return Card.waitFor(page)
  }

  /** The card that is open, or opens in the next moments. */
  static async waitFor(page: Page): Promise<Card> {
    await expect.poll(() => Card.find(page)?.url() ?? 'no card').toContain('/card.html')
    const frame = Card.find(page)
    if (!frame) throw new Error('the card closed again')
    const card = new Card(frame)
    await expect(card.dialog).toBeVisible()
    return card
  }

  static async expectClosed(page: Page): Promise<void> {
    await expect.poll(() => Card.find(page)).toBeNull()
  }

  private static find(page: Page): Frame | null {
    return page.frames().find(frame => frame.url().startsWith('chrome-extension:')) ?? null
  }
}
