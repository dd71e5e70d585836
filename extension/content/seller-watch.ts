import type { LookupAnswer, ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { Language } from '#shared/domain/platform'
import type { ProfileKey } from '#shared/domain/subject'
import type { PageDescription } from '../messaging/page-protocol.ts'
import { isExtensionAlive, sendToBackground } from '../messaging/send.ts'
import { BadgeBoard } from './badge-board.ts'
import { chooseSightings } from './choose-places.ts'
import type { SellerSighting, SiteAdapter } from './site-adapter.ts'

/** Most profiles in one message. */
const largestBatch = 500
/** Answers remembered beyond those on the page as it stands. */
const mostRemembered = 1000
/** Sellers who could not be checked are asked for again after so long, then each time after twice as long. */
const retryMs = { first: 20_000, longest: 900_000 }
/** A page gets this long before we say that we cannot read it. */
const unreadableAfterMs = 3_000

export interface SellerWatchOptions {
  adapter: SiteAdapter
  cardUrl: string
  signal: AbortSignal
  /** The extension was reloaded or removed under this page. */
  onGone(): void
}

/** The sellers on a page as it stands, and what is known of them. */
export class SellerWatch {
  readonly board: BadgeBoard
  /** Whether a pass is due anyway, which shows new answers by itself. */
  isPassDue: () => boolean = () => false
  readonly #options: SellerWatchOptions
  readonly #answers = new Map<string, LookupAnswer>()
  /** The latest question about each seller that is still open: an answer to an older one is not taken. */
  readonly #asking = new Map<string, number>()
  #questions = 0
  #retryWaitMs = retryMs.first
  #sightings: SellerSighting[] = []
  #language: Language = 'id'
  #askedAt = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #address = { href: '', since: 0 }

  constructor(options: SellerWatchOptions) {
    this.#options = options
    this.board = new BadgeBoard(document, options.cardUrl, options.signal)
    options.signal.addEventListener('abort', () => clearTimeout(this.#retry))
  }

  /** Reads the page, brings the badges into line with it and asks for whom is not known yet. */
  pass(): void {
    if (!isExtensionAlive()) {
      this.#options.onGone()
      return
    }
    const { href } = location
    if (href !== this.#address.href) this.#address = { href, since: Date.now() }
    this.#sightings = chooseSightings(this.#options.adapter.readSightings(document, new URL(href)))
    this.#show()
    this.#forget()
    const isOpen = (id: string) => !this.#answers.has(id) && !this.#asking.has(id)
    void this.#ask(this.#sightings.filter(sighting => isOpen(idOf(sighting))))
  }

  /** Asks again for everybody on the page, if the last time was so long ago. */
  askAgain(ageMs: number): void {
    if (Date.now() - this.#askedAt < ageMs) return
    // Whoever is not on the page now is asked for when they are, not remembered from before.
    const here = new Set(this.#sightings.map(idOf))
    for (const id of this.#answers.keys()) if (!here.has(id)) this.#answers.delete(id)
    void this.#ask(this.#sightings)
  }

  describe(): PageDescription {
    const { platform, owedSurface } = this.#options.adapter
    const owed = owedSurface(new URL(location.href))
    const sightings = this.#sightings
    const isPaid = owed === null || sightings.some(({ surface }) => surface === owed)
    return {
      platform,
      sellers: sightings.map(sighting => ({
        key: sighting.profile.key,
        name: sighting.name ?? null,
        platformId: sighting.platformId ?? null,
        answer: this.#answers.get(idOf(sighting)) ?? null,
      })),
      isReadable: isPaid || Date.now() - this.#address.since < unreadableAfterMs,
    }
  }

  #show(): void {
    const answerOf = (sighting: SellerSighting) => this.#answers.get(idOf(sighting)) ?? null
    this.board.show(
      this.#sightings.map(sighting => ({ sighting, answer: answerOf(sighting) })),
      this.#language,
    )
  }

  /** An endless feed must not fill the memory with sellers long gone. */
  #forget(): void {
    if (this.#answers.size <= mostRemembered + this.#sightings.length) return
    const here = new Set(this.#sightings.map(idOf))
    for (const id of this.#answers.keys()) {
      if (this.#answers.size <= mostRemembered / 2 + here.size) return
      if (!here.has(id)) this.#answers.delete(id)
    }
  }

  async #ask(sightings: readonly SellerSighting[]): Promise<void> {
    if (sightings.length === 0) return
    const questions = new Map<string, ProfileQuestion>()
    for (const sighting of sightings) {
      questions.set(idOf(sighting), { key: sighting.profile.key, platformId: sighting.platformId })
    }
    this.#askedAt = Date.now()
    this.#questions++
    const number = this.#questions
    for (const id of questions.keys()) this.#asking.set(id, number)
    const all = [...questions]
    for (let i = 0; i < all.length && !this.#options.signal.aborted; i += largestBatch) {
      await this.#askBatch(all.slice(i, i + largestBatch), number)
    }
  }

  async #askBatch(batch: readonly [id: string, question: ProfileQuestion][], number: number): Promise<void> {
    const profiles = batch.map(([, question]) => question)
    const sent = await sendToBackground('lookup/resolve', { profiles })
    const isLatest = (id: string) => this.#asking.get(id) === number
    if (this.#options.signal.aborted) return
    if (!sent.ok && sent.problem === 'gone') {
      this.#options.onGone()
      return
    }
    if (sent.ok) this.#language = sent.value.language
    batch.forEach(([id, { key }], i) => {
      if (!isLatest(id)) return
      this.#asking.delete(id)
      const answer = sent.ok ? sent.value.answers[i] : undefined
      // Nothing came back: who had an answer keeps it, who had none is told so.
      if (answer) this.#answers.set(id, answer)
      else if (!this.#answers.has(id)) this.#answers.set(id, noAnswer(key))
    })
    this.#retryLater()
    // What is to be read anew is not what these answers were for.
    if (!this.isPassDue()) this.#show()
  }

  #retryLater(): void {
    clearTimeout(this.#retry)
    const isOpen = (sighting: SellerSighting) => this.#answers.get(idOf(sighting))?.state === 'unknown'
    if (!this.#sightings.some(isOpen)) {
      this.#retryWaitMs = retryMs.first
      return
    }
    this.#retry = setTimeout(() => {
      this.#retryWaitMs = Math.min(this.#retryWaitMs * 2, retryMs.longest)
      // A tab that nobody sees asks when it comes into view.
      if (!document.hidden) void this.#ask(this.#sightings.filter(isOpen))
    }, this.#retryWaitMs)
  }
}

/** A handle and, where shown, the account behind it: another id under the same handle is another question. */
function idOf({ profile, platformId }: SellerSighting): string {
  return platformId ? `${profile.key}|${platformId}` : profile.key
}

function noAnswer(key: ProfileKey): LookupAnswer {
  return { state: 'unknown', key, data: null, problem: 'slow' }
}
