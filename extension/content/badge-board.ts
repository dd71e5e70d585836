import type { Language } from '#shared/domain/platform'
import type { LookupAnswer } from '../messaging/lookup-answer.ts'
import { Badge } from '../overlay/badge.ts'
import { isShown, toBadgeView } from '../overlay/badge-view.ts'
import { CardFrame } from '../overlay/card-frame.ts'
import { readPageTheme } from '../overlay/page-theme.ts'
import { isInPlace, type Placement, placeBadges } from '../overlay/place-badges.ts'
import { RepairGuard } from './repair-guard.ts'
import type { SellerSighting } from './site-adapter.ts'

/** A sighting and what is known of the seller; null while it is asked for. */
export interface Seen {
  sighting: SellerSighting
  answer: LookupAnswer | null
}

interface Shown extends Placement {
  sighting: SellerSighting
}

/** Longest stretch of work before the page gets its turn. */
const sliceMs = 12
const sliceSize = 25

/** All badges of a page, and the one card. Brings them into line with what is seen; never touches page nodes. */
export class BadgeBoard {
  readonly #document: Document
  readonly #cardUrl: string
  readonly #shown = new Map<Element, Shown>()
  readonly #guard = new RepairGuard()
  #card: { frame: CardFrame; badge: Badge } | null = null
  #waiting: { sighting: SellerSighting; answer: LookupAnswer }[] = []
  #isPlacing = false

  constructor(document: Document, cardUrl: string) {
    this.#document = document
    this.#cardUrl = cardUrl
  }

  /** Adds, updates and removes badges so that exactly these sightings have one. */
  show(seen: readonly Seen[], language: Language): void {
    const wanted = new Map<Element, { sighting: SellerSighting; answer: LookupAnswer }>()
    for (const { sighting, answer } of seen) {
      if (answer && isShown(answer, sighting.surface)) wanted.set(sighting.anchor, { sighting, answer })
    }
    for (const [anchor, shown] of this.#shown) {
      const next = wanted.get(anchor)
      if (!next || next.sighting.profile.key !== shown.sighting.profile.key) this.#remove(anchor)
    }
    const theme = readPageTheme(this.#document)
    this.#waiting = []
    for (const [anchor, { sighting, answer }] of wanted) {
      const shown = this.#shown.get(anchor)
      if (!shown || !isInPlace(shown)) {
        this.#waiting.push({ sighting, answer })
        continue
      }
      shown.sighting = sighting
      shown.badge.update(toBadgeView(answer, sighting.surface, language))
      shown.badge.setTheme(theme)
    }
    this.#place(language)
  }

  /** Scrolls to the first badge of a seller and shows where it is. */
  locate(key: string): boolean {
    const shown = this.#find(key)
    if (!shown) return false
    shown.anchor.scrollIntoView({ block: 'center', behavior: 'instant' })
    shown.badge.flash()
    return true
  }

  openCard(key: string): boolean {
    const shown = this.#find(key)
    if (!shown) return false
    shown.anchor.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    this.#open(shown)
    return true
  }

  closeCard(): void {
    this.#card?.frame.close()
  }

  resizeCard(height: number): void {
    this.#card?.frame.resize(height)
  }

  /** Leaves the page as it was found. */
  clear(): void {
    this.closeCard()
    this.#waiting = []
    for (const anchor of [...this.#shown.keys()]) this.#remove(anchor)
  }

  /** Places what waits, in slices, so that a page with a thousand sellers still answers its user. */
  #place(language: Language): void {
    if (this.#isPlacing) return
    const startedAt = performance.now()
    while (this.#waiting.length > 0 && performance.now() - startedAt < sliceMs) {
      placeBadges(
        this.#waiting
          .splice(0, sliceSize)
          .flatMap(({ sighting, answer }) => this.#create(sighting, answer, language) ?? []),
      )
    }
    if (this.#waiting.length === 0) return
    this.#isPlacing = true
    setTimeout(() => {
      this.#isPlacing = false
      this.#place(language)
    })
  }

  #create(sighting: SellerSighting, answer: LookupAnswer, language: Language): Shown | null {
    const { anchor, profile, surface } = sighting
    if (!anchor.isConnected || !this.#guard.mayPlace(anchor)) return null
    this.#remove(anchor)
    const badge = new Badge(this.#document, profile.key, {
      view: toBadgeView(answer, surface, language),
      theme: readPageTheme(this.#document),
      isLarge: surface === 'profile-header',
      onOpen: opened => {
        const shown = [...this.#shown.values()].find(candidate => candidate.badge === opened)
        if (shown) this.#open(shown)
      },
    })
    const shown = { badge, anchor, sighting }
    this.#shown.set(anchor, shown)
    return shown
  }

  #open({ badge, sighting }: Shown): void {
    const isAgain = this.#card?.badge === badge
    this.closeCard()
    if (isAgain) return
    badge.setExpanded(true)
    const frame = new CardFrame(
      this.#document,
      {
        key: sighting.profile.key,
        platformId: sighting.platformId ?? null,
        name: sighting.name ?? null,
        theme: readPageTheme(this.#document),
      },
      {
        pageUrl: this.#cardUrl,
        readAnchor: () => (badge.host.isConnected ? badge.host.getBoundingClientRect() : null),
        onClose: () => {
          this.#card = null
          badge.setExpanded(false)
          badge.focus()
        },
      },
    )
    this.#card = { frame, badge }
  }

  #remove(anchor: Element): void {
    const shown = this.#shown.get(anchor)
    if (!shown) return
    this.#shown.delete(anchor)
    if (this.#card?.badge === shown.badge) this.closeCard()
    shown.badge.host.remove()
  }

  #find(key: string): Shown | undefined {
    return [...this.#shown.values()].find(({ sighting }) => sighting.profile.key === key)
  }
}
