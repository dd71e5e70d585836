import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import type { Language } from '#shared/domain/platform'
import { Badge } from '../overlay/badge.ts'
import { isShown, toBadgeView } from '../overlay/badge-view.ts'
import { listenToHosts } from '../overlay/host-events.ts'
import { HostGuard } from '../overlay/host-guard.ts'
import { isWrittenLight, readPageTheme, type Theme } from '../overlay/page-theme.ts'
import { isInPlace, type Placement, placeBadges } from '../overlay/place-badges.ts'
import { CardOpener } from './card-opener.ts'
import { type Place, toPlace } from './choose-places.ts'
import { FarWatch } from './far-watch.ts'
import { RepairGuard } from './repair-guard.ts'
import type { SellerSighting } from './site-adapter.ts'

/** A seller met on the page and what is known of them; no answer while it is asked for. */
export interface Seen {
  sighting: SellerSighting
  answer: LookupAnswer | null
}

interface Shown extends Placement {
  place: Place
  answer: LookupAnswer
  isOnMedia: boolean
}

/** Longest stretch of work before the page gets its turn. */
const sliceMs = 8
const sliceSize = 80
/** How long a theme is taken to last where nothing tells of a change. */
const themeMs = 1000

/**
 * All badges of a page. Brings them into line with what is seen; never touches page nodes. Every seller has the host of
 * a badge at once; those far from what can be seen are drawn, and measured, when they come near.
 */
export class BadgeBoard {
  readonly cards: CardOpener
  readonly #document: Document
  readonly #shown = new Map<Element, Shown>()
  readonly #byHost = new WeakMap<EventTarget, Shown>()
  readonly #repairs = new RepairGuard()
  readonly #hosts: HostGuard
  readonly #far: FarWatch
  readonly #waiting = new Set<Shown>()
  #language: Language = 'id'
  #theme: Theme = 'light'
  #themeReadAt = Number.NEGATIVE_INFINITY
  #nextSlice: ReturnType<typeof setTimeout> | undefined

  constructor(document: Document, cardUrl: string, signal: AbortSignal) {
    this.#document = document
    this.cards = new CardOpener(document, cardUrl)
    this.#hosts = new HostGuard(signal)
    this.#far = new FarWatch(anchors => this.#onNear(anchors), signal)
    if (document.defaultView) {
      const find = (target: EventTarget | null) => (target ? this.#byHost.get(target)?.badge : undefined)
      const open = (badge: Badge) => this.#open(this.#byHost.get(badge.host))
      listenToHosts(document.defaultView, find, open, signal)
    }
    signal.addEventListener('abort', () => this.#clear())
  }

  /** Adds, updates and removes badges so that exactly these sightings have one. */
  show(seen: readonly Seen[], language: Language): void {
    const wanted = new Map<Element, { place: Place; answer: LookupAnswer }>()
    for (const { sighting, answer } of seen) {
      if (!answer || !isShown(answer, sighting.surface)) continue
      const place = toPlace(sighting)
      wanted.set(place.anchor, { place, answer })
    }
    for (const [anchor, shown] of this.#shown) {
      if (keyOf(wanted.get(anchor)?.place) !== keyOf(shown.place)) this.#remove(anchor)
    }
    this.cards.closeIfLost()
    const isRetold = language !== this.#language
    this.#language = language
    if (wanted.size > 0) this.#readTheme()
    const redrawn: Shown[] = []
    const absent: Shown[] = []
    for (const [anchor, { place, answer }] of wanted) {
      const known = this.#shown.get(anchor)
      if (known && this.#update(known, place, answer, isRetold) && isInPlace(known)) redrawn.push(known)
      const shown = known ?? this.#create(place, answer)
      if (!isInPlace(shown)) absent.push(shown)
    }
    // Other words are wider or narrower: they have to fit anew.
    if (redrawn.length > 0) placeBadges(redrawn)
    this.#stand(absent)
  }

  /** The page, or the system, may have turned from light to dark or back. */
  forgetTheme(): void {
    this.#themeReadAt = Number.NEGATIVE_INFINITY
  }

  /** Fits every badge anew: the width of the page has changed. */
  refit(): void {
    placeBadges([...this.#shown.values()].filter(shown => shown.badge.isDrawn && isInPlace(shown)))
  }

  /** Scrolls to the badge of a seller and shows where it is. */
  locate(key: string): boolean {
    const shown = this.#find(key, 'center')
    shown?.badge.flash()
    return shown !== undefined
  }

  openCard(key: string): boolean {
    const shown = this.#find(key, 'nearest')
    this.#open(shown)
    return shown !== undefined
  }

  /** Reading it makes the browser work out styles, so not on every pass. */
  #readTheme(): void {
    const now = performance.now()
    if (now - this.#themeReadAt < themeMs) return
    this.#themeReadAt = now
    this.#theme = readPageTheme(this.#document)
  }

  /** Puts badges where they belong: far ones as they are, hidden; near ones drawn. */
  #stand(absent: readonly Shown[]): void {
    const isFar = absent.map(({ badge, anchor }) => !badge.isDrawn && this.#far.isFar(anchor))
    for (const [i, shown] of absent.entries()) {
      if (!isFar[i]) this.#waiting.add(shown)
      else if (this.#mayStand(shown)) {
        shown.anchor.after(shown.badge.host)
        this.#far.watch(shown.anchor)
      }
    }
    this.#placeWaiting()
  }

  #onNear(anchors: readonly Element[]): void {
    for (const anchor of anchors) {
      const shown = this.#shown.get(anchor)
      if (shown) this.#waiting.add(shown)
    }
    this.#placeWaiting()
  }

  /** Places what waits, in slices, so that a page with a thousand sellers still answers its user. */
  #placeWaiting(): void {
    clearTimeout(this.#nextSlice)
    const startedAt = performance.now()
    while (this.#waiting.size > 0 && performance.now() - startedAt < sliceMs) {
      this.#place([...this.#waiting].slice(0, sliceSize))
    }
    if (this.#waiting.size > 0) this.#nextSlice = setTimeout(() => this.#placeWaiting())
  }

  #place(slice: readonly Shown[]): void {
    for (const shown of slice) this.#waiting.delete(shown)
    const placed = slice.filter(shown => this.#mayStand(shown))
    for (const { badge } of placed) {
      badge.draw()
      this.#hosts.watch(badge.host, { profile: badge.profile })
    }
    placeBadges(placed)
  }

  #mayStand({ anchor, badge, place }: Shown): boolean {
    if (anchor.isConnected && this.#repairs.mayPlace(anchor, keyOf(place))) return true
    // Where the page put it, it may stand beside somebody else.
    badge.host.remove()
    return false
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
    const shown = { badge, anchor, name: sighting.element, isApart, place, answer, isOnMedia }
    this.#shown.set(anchor, shown)
    this.#byHost.set(badge.host, shown)
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
    if (!shown) return
    this.#shown.delete(anchor)
    this.#waiting.delete(shown)
    this.#far.forget(anchor)
    shown.badge.host.remove()
  }

  /** The badge of a seller, drawn and in sight. */
  #find(key: string, block: ScrollLogicalPosition): Shown | undefined {
    const found = [...this.#shown.values()].find(({ place }) => keyOf(place) === key)
    if (found && !found.badge.isDrawn) this.#place([found])
    found?.anchor.scrollIntoView({ block, behavior: 'instant' })
    return found
  }

  /** Leaves the page as it was found. */
  #clear(): void {
    clearTimeout(this.#nextSlice)
    this.cards.close()
    for (const anchor of [...this.#shown.keys()]) this.#remove(anchor)
  }
}

function keyOf(place: Place | undefined): string | null {
  return place?.sighting.profile.key ?? null
}
