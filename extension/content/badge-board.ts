import type { Language } from '#shared/domain/platform'
import type { LookupAnswer } from '../messaging/lookup-answer.ts'
import { Badge } from '../overlay/badge.ts'
import { isShown, toBadgeView } from '../overlay/badge-view.ts'
import { CardFrame } from '../overlay/card-frame.ts'
import { readPageTheme } from '../overlay/page-theme.ts'
import { isInPlace, type Placement, placeBadges } from '../overlay/place-badges.ts'
import type { Place } from './choose-places.ts'
import { RepairGuard } from './repair-guard.ts'

/** A seller's place and what is known of them; no answer while it is asked for. */
export interface Seen {
  place: Place
  answer: LookupAnswer | null
}

interface Wanted {
  place: Place
  answer: LookupAnswer
}

interface Shown extends Placement {
  place: Place
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
  #waiting: Wanted[] = []
  #isPlacing = false

  constructor(document: Document, cardUrl: string) {
    this.#document = document
    this.#cardUrl = cardUrl
  }

  /** Adds, updates and removes badges so that exactly these sightings have one. */
  show(seen: readonly Seen[], language: Language): void {
    const wanted = new Map<Element, Wanted>()
    for (const { place, answer } of seen) {
      if (answer && isShown(answer, place.sighting.surface)) wanted.set(place.anchor, { place, answer })
    }
    for (const [anchor, shown] of this.#shown) {
      if (keyOf(wanted.get(anchor)?.place) !== keyOf(shown.place)) this.#remove(anchor)
    }
    const theme = readPageTheme(this.#document)
    this.#waiting = []
    for (const [anchor, { place, answer }] of wanted) {
      const shown = this.#shown.get(anchor)
      if (!shown || !isInPlace(shown)) {
        this.#waiting.push({ place, answer })
        continue
      }
      shown.place = place
      shown.badge.update(toBadgeView(answer, place.sighting.surface, language))
      shown.badge.setTheme(place.isApart ? 'dark' : theme)
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
      const slice = this.#waiting.splice(0, sliceSize)
      placeBadges(slice.flatMap(wanted => this.#create(wanted, language) ?? []))
    }
    if (this.#waiting.length === 0) return
    this.#isPlacing = true
    setTimeout(() => {
      this.#isPlacing = false
      this.#place(language)
    })
  }

  #create({ place, answer }: Wanted, language: Language): Shown | null {
    const { anchor, isApart, sighting } = place
    if (!anchor.isConnected || !this.#guard.mayPlace(anchor)) return null
    this.#remove(anchor)
    const badge = new Badge(this.#document, sighting.profile.key, {
      view: toBadgeView(answer, sighting.surface, language),
      // What lies apart lies on a picture or video, which has no background to read.
      theme: isApart ? 'dark' : readPageTheme(this.#document),
      isLarge: sighting.surface === 'profile-header',
      onOpen: opened => {
        const shown = [...this.#shown.values()].find(candidate => candidate.badge === opened)
        if (shown) this.#open(shown)
      },
    })
    const shown = { badge, anchor, name: sighting.element, isApart, place }
    this.#shown.set(anchor, shown)
    return shown
  }

  #open({ badge, place: { sighting } }: Shown): void {
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
    return [...this.#shown.values()].find(({ place }) => keyOf(place) === key)
  }
}

function keyOf(place: Place | undefined): string | null {
  return place?.sighting.profile.key ?? null
}
