import type { Badge } from '../overlay/badge.ts'
import { CardFrame } from '../overlay/card-frame.ts'
import type { Theme } from '../overlay/page-theme.ts'
import type { SellerSighting } from './site-adapter.ts'

/** The one card that a page may have open. */
export class CardOpener {
  readonly #document: Document
  readonly #cardUrl: string
  #open: { frame: CardFrame; badge: Badge } | null = null

  constructor(document: Document, cardUrl: string) {
    this.#document = document
    this.#cardUrl = cardUrl
  }

  /** Opens the card at a badge in place of any other; at the badge whose card is open, closes it. */
  toggle(badge: Badge, { profile, platformId, name }: SellerSighting, theme: Theme): void {
    const isOpenHere = this.#open?.badge === badge && this.#open.frame.isShown
    this.close()
    if (isOpenHere) return
    badge.setExpanded(true)
    const subject = { key: profile.key, platformId: platformId ?? null, name: name ?? null, theme }
    const frame = new CardFrame(this.#document, subject, {
      pageUrl: this.#cardUrl,
      anchor: badge.host,
      onClose: () => {
        this.#open = null
        badge.setExpanded(false)
        badge.focus()
      },
    })
    this.#open = { frame, badge }
  }

  resize(height: number): void {
    this.#open?.frame.resize(height)
  }

  close(): void {
    this.#open?.frame.close()
  }

  /** The page may have taken the card away, or the badge that it belongs to. */
  closeIfLost(): void {
    if (this.#open && !(this.#open.frame.isShown && this.#open.badge.host.isConnected)) this.close()
  }
}
