import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import type { Language } from '#shared/domain/platform'
import { Badge } from '../overlay/badge.ts'
import { isShown, toBadgeView } from '../overlay/badge-view.ts'
import { listenToHosts } from '../overlay/host-events.ts'
import { HostGuard } from '../overlay/host-guard.ts'
import { isWrittenLight, readPageTheme, type Theme } from '../overlay/page-theme.ts'
import { isInPlace, type Placement, placeBadges } from '../overlay/place-badges.ts'
import { CardOpener } from './card-opener.ts'
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
  answer: LookupAnswer
  isOnMedia: boolean
}

/** Longest stretch of work before the page gets its turn. */
const sliceMs = 12
const sliceSize = 200
/** More badges than this at once do not fade in: a thousand animations cost more than the badges. */
const mostFading = 30
/** How long a theme is taken to last where nothing tells of a change. */
const themeMs = 1000

/** All badges of a page. Brings them into line with what is seen; never touches page nodes. */
export class BadgeBoard {
  readonly cards: CardOpener
  readonly #document: Document
  readonly #shown = new Map<Element, Shown>()
  readonly #byHost = new WeakMap<EventTarget, Shown>()
  readonly #repairs = new RepairGuard()
  readonly #hosts: HostGuard
  #waiting: Wanted[] = []
  #language: Language = 'id'
  #theme: Theme = 'light'
  #themeReadAt = Number.NEGATIVE_INFINITY
  #isFading = true
  #nextSlice: ReturnType<typeof setTimeout> | undefined

  constructor(document: Document, cardUrl: string, signal: AbortSignal) {
    this.#document = document
    this.cards = new CardOpener(document, cardUrl)
    this.#hosts = new HostGuard(signal)
    if (document.defaultView) {
      const find = (target: EventTarget | null) => (target ? this.#byHost.get(target)?.badge : undefined)
      const open = (badge: Badge) => this.#open(this.#byHost.get(badge.host))
      listenToHosts(document.defaultView, find, open, signal)
    }
    signal.addEventListener('abort', () => this.#clear())
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
    this.cards.closeIfLost()
    const isRetold = language !== this.#language
    this.#language = language
    this.#readTheme()
    this.#waiting = []
    const redrawn: Shown[] = []
    for (const [anchor, { place, answer }] of wanted) {
      const shown = this.#shown.get(anchor)
      if (shown && this.#update(shown, place, answer, isRetold) && isInPlace(shown)) redrawn.push(shown)
      if (!shown || !isInPlace(shown)) this.#waiting.push({ place, answer })
    }
    // Other words are wider or narrower: they have to fit anew.
    if (redrawn.length > 0) placeBadges(redrawn.map(asStill))
    clearTimeout(this.#nextSlice)
    this.#isFading = this.#waiting.length <= mostFading
    this.#placeWaiting()
  }

  /** The page, or the system, may have turned from light to dark or back. */
  forgetTheme(): void {
    this.#themeReadAt = Number.NEGATIVE_INFINITY
  }

  /** Fits every badge anew: the width of the page has changed. */
  refit(): void {
    placeBadges([...this.#shown.values()].filter(isInPlace).map(asStill))
  }

  /** Scrolls to the badge of a seller and shows where it is. */
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

  /** Reading it makes the browser work out styles, so not on every pass. */
  #readTheme(): void {
    const now = performance.now()
    if (now - this.#themeReadAt < themeMs) return
    this.#themeReadAt = now
    this.#theme = readPageTheme(this.#document)
  }

  /** Places what waits, in slices, so that a page with a thousand sellers still answers its user. */
  #placeWaiting(): void {
    const startedAt = performance.now()
    while (this.#waiting.length > 0 && performance.now() - startedAt < sliceMs) {
      const slice = this.#waiting.splice(0, sliceSize)
      placeBadges(slice.flatMap(wanted => this.#prepare(wanted) ?? []))
    }
    if (this.#waiting.length > 0) this.#nextSlice = setTimeout(() => this.#placeWaiting())
  }

  /** A badge to place: a new one, or the one that the page has moved away from here. */
  #prepare({ place, answer }: Wanted): Placement | null {
    const { anchor } = place
    const known = this.#shown.get(anchor)
    if (!anchor.isConnected || !this.#repairs.mayPlace(anchor, keyOf(place))) {
      // Where the page put it, it may stand beside somebody else.
      known?.badge.host.remove()
      return null
    }
    return known ? asStill(known) : this.#create(place, answer)
  }

  #create(place: Place, answer: LookupAnswer): Shown {
    const { anchor, isApart, sighting } = place
    const mayBeOnMedia = isApart || sighting.surface === 'video-author'
    const isOnMedia = mayBeOnMedia && isWrittenLight(sighting.element)
    const { key } = sighting.profile
    const badge = new Badge(this.#document, key, {
      view: toBadgeView(answer, sighting.surface, this.#language),
      theme: isOnMedia ? 'dark' : this.#theme,
      isLarge: sighting.surface === 'profile-header',
      isOnMedia,
    })
    if (!this.#isFading) badge.setStill()
    const shown = { badge, anchor, name: sighting.element, isApart, place, answer, isOnMedia }
    this.#shown.set(anchor, shown)
    this.#byHost.set(badge.host, shown)
    this.#hosts.watch(badge.host)
    return shown
  }

  #update(shown: Shown, place: Place, answer: LookupAnswer, isRetold: boolean): boolean {
    const isNew = answer !== shown.answer || place.sighting.surface !== shown.place.sighting.surface
    Object.assign(shown, { place, answer, name: place.sighting.element, isApart: place.isApart })
    if (!shown.isOnMedia) shown.badge.setTheme(this.#theme)
    if (!isNew && !isRetold) return false
    return shown.badge.update(toBadgeView(answer, place.sighting.surface, this.#language))
  }

  #open(shown: Shown | undefined): void {
    if (shown) this.cards.toggle(shown.badge, shown.place.sighting, readPageTheme(this.#document))
  }

  #remove(anchor: Element): void {
    const shown = this.#shown.get(anchor)
    this.#shown.delete(anchor)
    shown?.badge.host.remove()
  }

  #find(key: string): Shown | undefined {
    return [...this.#shown.values()].find(({ place }) => keyOf(place) === key)
  }

  /** Leaves the page as it was found. */
  #clear(): void {
    clearTimeout(this.#nextSlice)
    this.#waiting = []
    this.cards.close()
    for (const anchor of [...this.#shown.keys()]) this.#remove(anchor)
  }
}

function keyOf(place: Place | undefined): string | null {
  return place?.sighting.profile.key ?? null
}

function asStill(shown: Shown): Shown {
  shown.badge.setStill()
  return shown
}
