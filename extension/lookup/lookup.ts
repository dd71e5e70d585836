import { getBucket } from '#shared/contract/buckets'
import { getSeller } from '#shared/contract/sellers'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import { findShop, type ShopAnswer } from '#shared/device/destinations/find-shop'
import { BucketCache } from '#shared/device/lookup/bucket-cache'
import type { LookupAnswer, LookupProblem, ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import { toLookupProblem } from '#shared/device/lookup/lookup-problem'
import type { ResolveContext } from '#shared/device/lookup/resolve-context'
import { findEntry, resolveSeller } from '#shared/device/lookup/resolve-seller'
import type { Seller } from '#shared/domain/seller'
import type { Snapshot } from '#shared/domain/snapshot'
import type { ProfileKey } from '#shared/domain/subject'
import type { ClaimCodeHash } from '#shared/domain/verdict'
import { toBucketIndex } from '#shared/rules/bucket-index'
import { isListed } from '#shared/rules/is-listed'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toPlatformIdTag, toSubjectHash } from '#shared/rules/subject-hash'
import { toPlatformIdKey, toProfileParts } from '#shared/rules/subject-key'
import type { DataStatus, SellerAnswer } from '../messaging/protocol.ts'
import { logOnce } from '../platform/logger.ts'
import type { Server } from '../platform/storage-items.ts'
import { type HeldSnapshot, HeldStore } from './held-store.ts'
import { readHeld, refreshSnapshot } from './refresh-snapshot.ts'

/** An open card and a check by hand rest on data no older than this. */
const freshMs = 60_000
const dayMs = 86_400_000
/** Whoever asks again after a failure hears a new answer, not the old one. */
const retryMs = 3_000

export interface LookupOptions {
  readServer(): Promise<Server>
  /** Called after newer data were stored. */
  onChange(): void
  now?: () => number
}

/** The snapshot in force, who vouches for it, and the shop in question; null where nobody is asked about. */
export interface NumberBasis {
  server: Server
  /** The manifest key that signed the snapshot. */
  signerId: string
  snapshot: Snapshot
  shop: ShopAnswer | null
  /** Why nothing newer could be had, if so. */
  problem: LookupProblem | null
}

/** Codes of pending claims, by their hashes, and when the mark of an approved one was last seen. */
export interface WantedClaims {
  pendingCodes: readonly ClaimCodeHash[]
  seenAt: number | null
}

/** Everything the background knows of sellers. See lookup.design.md. */
export class Lookup {
  readonly #options: LookupOptions
  readonly #now: () => number
  readonly #store = new HeldStore()
  readonly #buckets: BucketCache
  #refreshing: Promise<void> | null = null
  #life = new AbortController()

  constructor(options: LookupOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#buckets = new BucketCache({
      store: this.#store,
      now: this.#now,
      fetchBucket: ({ apiUrl, bits, index }, held) =>
        callEndpoint(getBucket, { params: { bits, index } }, { baseUrl: apiUrl, ...held }),
      onRefused: fault => logOnce(`a bucket is refused: ${fault}`),
    })
  }

  /** Answers in the order asked. Sellers who are not listed cost no request. */
  async resolve(questions: readonly ProfileQuestion[], isFresh: boolean): Promise<LookupAnswer[]> {
    const server = await this.#options.readServer()
    if (isFresh) await this.refreshWhenOlder(freshMs, retryMs)
    else if (!(await readHeld(this.#store, server))) await this.refreshWhenOlder(freshMs)
    const answers = await this.#resolveFromHeld(server, questions, isFresh)
    if (!answers.some(isBucketGone)) return answers
    // The server divides its buckets anew as they grow: with the newest snapshot the address is right again.
    await this.refreshWhenOlder(retryMs)
    return this.#resolveFromHeld(server, questions, isFresh)
  }

  async #resolveFromHeld(
    server: Server,
    questions: readonly ProfileQuestion[],
    isFresh: boolean,
  ): Promise<LookupAnswer[]> {
    const [held, check] = await Promise.all([readHeld(this.#store, server), this.#store.readCheck()])
    if (!held) {
      const problem = check?.problem ?? 'offline'
      return questions.map(({ key }) => ({ state: 'unknown', key, data: null, problem }))
    }
    const context = this.#contextOf(server, held, check?.problem ?? null, isFresh)
    return Promise.all(questions.map(question => resolveSeller(question, context)))
  }

  #contextOf(
    { apiUrl }: Server,
    held: HeldSnapshot,
    problem: LookupProblem | null,
    isFresh: boolean,
  ): ResolveContext {
    const { bucketBits: bits, version } = held.snapshot
    const now = this.#now()
    const checkedAfter = isFresh ? now - freshMs : 0
    return {
      snapshot: held.snapshot,
      mayBeListed: hash => isListed(held.profiles.prefixes, hash),
      mayImitate: hash => isListed(held.skeletons.prefixes, hash),
      now,
      problem,
      readBucket: hash =>
        this.#buckets.read({ apiUrl, bits, index: toBucketIndex(hash, bits), version, checkedAfter }),
    }
  }

  /**
   * What a check of numbers rests on: the newest snapshot and the shop that they are asked about. `isRetry`: the last
   * one did not fit the server, so it is asked for a newer one at once.
   */
  async readNumberBasis(
    profile: ProfileQuestion | null,
    isRetry: boolean,
  ): Promise<Result<NumberBasis, LookupProblem>> {
    const server = await this.#options.readServer()
    await this.refreshWhenOlder(isRetry ? retryMs : freshMs, retryMs)
    const [held, check] = await Promise.all([readHeld(this.#store, server), this.#store.readCheck()])
    const problem = check?.problem ?? null
    if (!held) return toProblem(problem ?? 'offline')
    const context = this.#contextOf(server, held, problem, true)
    const shop = profile ? await findShop(profile, key => findEntry(key, context)) : null
    return toOk({ server, signerId: held.keyId, snapshot: held.snapshot, shop, problem })
  }

  /** What witnesses look for on a profile; null where nothing is on record, or it could not be had. */
  async findClaims(key: ProfileKey): Promise<WantedClaims | null> {
    const server = await this.#options.readServer()
    const held = await readHeld(this.#store, server)
    const found = held && (await findEntry(key, this.#contextOf(server, held, null, false)))
    if (!found?.entry) return null
    const { pendingCodes, claims } = found.entry
    const seen = claims.map(({ seenAt }) => Date.parse(seenAt))
    return { pendingCodes, seenAt: seen.length > 0 ? Math.max(...seen) : null }
  }

  /** Now, by the server's clock as far as it is known. */
  async readServerTime(): Promise<number> {
    return this.#now() - ((await this.#store.readCheck())?.clockAheadMs ?? 0)
  }

  /** The details of one seller: by the account's id where the page shows it, else by handle. */
  async readSeller({ key, platformId }: ProfileQuestion): Promise<SellerAnswer> {
    const { apiUrl } = await this.#options.readServer()
    const idKey = platformId ? toPlatformIdKey(toProfileParts(key).platform, platformId) : null
    for (const candidate of idKey ? [idKey, key] : [key]) {
      const hash = await toSubjectHash(candidate)
      const called = await callEndpoint(getSeller, { params: { hash } }, { baseUrl: apiUrl })
      if (called.ok && called.value.isChanged) {
        const seller = called.value.value
        // A handle whose account changed: what is on record under it is another's.
        return (await isOthers(seller, key, platformId)) ? { state: 'absent' } : { state: 'loaded', seller }
      }
      if (!called.ok && called.problem !== 'missing')
        return { state: 'failed', problem: toLookupProblem(called.problem) }
    }
    return { state: 'absent' }
  }

  /** Gets newer data now. Callers at the same time share one attempt. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshOnce().finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  /** The same, unless the last attempt was less than so long ago; failed attempts may age faster. */
  async refreshWhenOlder(ageMs: number, failedAgeMs = ageMs): Promise<void> {
    const check = await this.#store.readCheck()
    const limit = check?.problem ? failedAgeMs : ageMs
    // A check in the future was made by a clock that has since been set back.
    if (check && this.#now() - check.checkedAt < limit && check.checkedAt <= this.#now()) return
    await this.refresh()
  }

  async readStatus(): Promise<DataStatus> {
    const server = await this.#options.readServer()
    const [held, check] = await Promise.all([readHeld(this.#store, server), this.#store.readCheck()])
    return {
      data: held ? { version: held.snapshot.version, publishedAt: held.snapshot.publishedAt } : null,
      keys: held?.profiles.prefixes.length ?? 0,
      bytes: held?.profiles.prefixes.byteLength ?? 0,
      checkedAt: check ? new Date(check.checkedAt).toISOString() : null,
      problem: check?.problem ?? expiryProblem(held?.snapshot.expires, this.#now()),
      isRefreshing: this.#refreshing !== null,
      clockAheadDays: toWholeDays(check?.clockAheadMs ?? 0),
      apiUrl: server.apiUrl,
    }
  }

  /** Another server: nothing that is held counts any more. */
  async forget(): Promise<void> {
    this.#life.abort()
    this.#life = new AbortController()
    // How it went does not matter: it is given up.
    await this.#refreshing?.catch(() => {})
    this.#buckets.forget()
    await this.#store.clear()
  }

  async #refreshOnce(): Promise<void> {
    const { signal } = this.#life
    let clock = {}
    const onServerTime = (ms: number) => {
      clock = { clockAheadMs: this.#now() - ms }
    }
    const server = await this.#options.readServer()
    const refreshed = await refreshSnapshot(this.#store, server, signal, onServerTime)
    if (signal.aborted) return
    const problem = refreshed.ok ? null : refreshed.problem
    await this.#store.writeCheck({ checkedAt: this.#now(), problem, ...clock })
    if (!refreshed.ok || !refreshed.value) return
    this.#buckets.forget()
    this.#options.onChange()
  }
}

/** Whole days; less than one is nothing that people need to hear of. */
function toWholeDays(ms: number): number {
  return Math.trunc(ms / dayMs)
}

function expiryProblem(expires: string | undefined, now: number): LookupProblem | null {
  return expires !== undefined && now >= Date.parse(expires) ? 'expired' : null
}

/** A listed seller whose bucket the server does not have. */
function isBucketGone(answer: LookupAnswer): boolean {
  return answer.state === 'unknown' && answer.problem === 'server' && answer.data !== null
}

async function isOthers(
  { entry }: Seller,
  key: ProfileKey,
  platformId: string | undefined,
): Promise<boolean> {
  if (!platformId || entry.platformIdTag === null) return false
  return entry.platformIdTag !== (await toPlatformIdTag(key, platformId))
}
