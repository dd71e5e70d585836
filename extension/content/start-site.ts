import { browser } from 'wxt/browser'
import type { Language } from '#shared/domain/platform'
import type { ProfileKey } from '#shared/domain/subject'
import type { LookupAnswer, ProfileQuestion } from '../messaging/lookup-answer.ts'
import { listenToExtension } from '../messaging/page-router.ts'
import { isExtensionAlive, sendToBackground } from '../messaging/send.ts'
import { BadgeBoard } from './badge-board.ts'
import { choosePlaces } from './choose-places.ts'
import { observePage } from './page-observer.ts'
import type { SellerSighting, SiteAdapter } from './site-adapter.ts'

/** Most profiles in one message. */
const largestBatch = 500
/** A tab that comes back into view asks again for what is older than this. */
const staleMs = 60_000
/** Sellers who could not be checked are asked for again after so long. */
const retryMs = 20_000
/** A page gets this long before we say that we cannot read it. */
const unreadableAfterMs = 3_000

/** The one loop of every site: observe, read, resolve, badge. Aborting undoes all of it. */
export function startSite(adapter: SiteAdapter, outer: AbortSignal): void {
  const ending = new AbortController()
  const signal = AbortSignal.any([outer, ending.signal])
  const site = new Site(adapter, signal, () => ending.abort())
  const schedule = observePage(document, () => site.pass(), signal)
  site.onAnswers = schedule
  signal.addEventListener('abort', () => site.end())
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && site.askAgain(staleMs),
    { signal },
  )
  listenToExtension(
    {
      'page/describe': () => site.describe(),
      'page/locate': ({ key }) => site.board.locate(key),
      'page/open-card': ({ key }) => site.board.openCard(key),
      'card/close': () => {
        site.board.closeCard()
        return null
      },
      'card/resize': ({ height }) => {
        site.board.resizeCard(Number(height) || 0)
        return null
      },
      'lookup/changed': () => {
        site.askAgain(0)
        return null
      },
    },
    signal,
  )
}

class Site {
  readonly board = new BadgeBoard(document, browser.runtime.getURL('/card.html'))
  onAnswers: () => void = () => {}
  readonly #adapter: SiteAdapter
  readonly #signal: AbortSignal
  readonly #end: () => void
  readonly #answers = new Map<string, LookupAnswer>()
  readonly #asking = new Set<string>()
  #sightings: SellerSighting[] = []
  #language: Language = 'id'
  #askedAt = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #url = ''
  #urlSince = 0

  constructor(adapter: SiteAdapter, signal: AbortSignal, end: () => void) {
    this.#adapter = adapter
    this.#signal = signal
    this.#end = end
  }

  /** Reads the page as it stands and brings the badges into line with it. */
  pass(): void {
    if (!isExtensionAlive()) {
      this.#end()
      return
    }
    if (location.href !== this.#url) {
      this.#url = location.href
      this.#urlSince = Date.now()
    }
    const places = choosePlaces(this.#adapter.readSightings(document, new URL(location.href)))
    this.#sightings = places.map(({ sighting }) => sighting)
    this.board.show(
      places.map(place => ({ place, answer: this.#answers.get(idOf(place.sighting)) ?? null })),
      this.#language,
    )
    const isOpen = (id: string) => !this.#answers.has(id) && !this.#asking.has(id)
    void this.#ask(this.#sightings.filter(sighting => isOpen(idOf(sighting))))
  }

  /** Asks again for everybody on the page, if the last time was so long ago. */
  askAgain(ageMs: number): void {
    if (Date.now() - this.#askedAt < ageMs) return
    void this.#ask(this.#sightings)
  }

  describe() {
    const owed = this.#adapter.owedSurface(new URL(location.href))
    const isPaid = owed === null || this.#sightings.some(({ surface }) => surface === owed)
    return {
      platform: this.#adapter.platform,
      sellers: this.#sightings.map(sighting => ({
        key: sighting.profile.key,
        name: sighting.name ?? null,
        platformId: sighting.platformId ?? null,
        answer: this.#answers.get(idOf(sighting)) ?? null,
      })),
      isReadable: isPaid || Date.now() - this.#urlSince < unreadableAfterMs,
    }
  }

  end(): void {
    clearTimeout(this.#retry)
    this.board.clear()
  }

  #retryLater(): void {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.askAgain(0), retryMs)
  }

  async #ask(sightings: readonly SellerSighting[]): Promise<void> {
    const questions = new Map<string, ProfileQuestion>()
    for (const sighting of sightings) {
      questions.set(idOf(sighting), { key: sighting.profile.key, platformId: sighting.platformId })
    }
    const ids = [...questions.keys()]
    if (ids.length === 0) return
    this.#askedAt = Date.now()
    for (const id of ids) this.#asking.add(id)
    for (let i = 0; i < ids.length; i += largestBatch) {
      await this.#askBatch(ids.slice(i, i + largestBatch), questions)
    }
  }

  async #askBatch(ids: readonly string[], questions: ReadonlyMap<string, ProfileQuestion>): Promise<void> {
    const profiles = ids.flatMap(id => questions.get(id) ?? [])
    const sent = await sendToBackground('lookup/resolve', { profiles })
    for (const id of ids) this.#asking.delete(id)
    if (this.#signal.aborted) return
    if (!sent.ok && sent.problem === 'gone') {
      this.#end()
      return
    }
    if (sent.ok) this.#language = sent.value.language
    ids.forEach((id, i) => {
      const known = this.#answers.get(id)
      const answer = sent.ok ? sent.value.answers[i] : undefined
      const key = questions.get(id)?.key
      // Nothing came back: who had an answer keeps it, who had none is told so.
      if (answer) this.#answers.set(id, answer)
      else if (!known && key) this.#answers.set(id, noAnswer(key))
    })
    if (ids.some(id => this.#answers.get(id)?.state === 'unknown')) this.#retryLater()
    this.onAnswers()
  }
}

/** A handle and, where shown, the account behind it: another id under the same handle is another question. */
function idOf({ profile, platformId }: SellerSighting): string {
  return platformId ? `${profile.key}|${platformId}` : profile.key
}

function noAnswer(key: ProfileKey): LookupAnswer {
  return { state: 'unknown', key, data: null, problem: 'slow' }
}
