import { getBucket } from '#shared/contract/buckets'
import type { BucketEntry, LookAlike } from '#shared/domain/verdict'
import { callEndpoint } from '../api/call-endpoint.ts'
import type { LookupProblem } from '../messaging/lookup-answer.ts'
import { type HeldBucket, type HeldStore, toBucketAddress } from './held-store.ts'
import { toLookupProblem } from './lookup-problem.ts'

/** Entries of a bucket; a problem beside entries means that they could not be checked just now. */
export interface BucketAnswer {
  entries: BucketEntry[] | null
  lookAlikes: LookAlike[]
  /** They were last checked under an older snapshot than the one in force. */
  isOlder: boolean
  problem: LookupProblem | null
}

export interface BucketQuestion {
  apiUrl: string
  bits: number
  index: number
  /** Version of the snapshot in force: a bucket checked under it is good for badges. */
  version: number
  /** Oldest check that will do, in milliseconds since the epoch. */
  checkedAfter: number
}

/** Buckets by address, in memory and on the device; each is downloaded once at a time. */
export class BucketCache {
  readonly #store: HeldStore
  readonly #now: () => number
  readonly #memory = new Map<string, Promise<HeldBucket | null>>()
  readonly #inFlight = new Map<string, Promise<BucketAnswer>>()

  constructor(store: HeldStore, now: () => number) {
    this.#store = store
    this.#now = now
  }

  async read(question: BucketQuestion): Promise<BucketAnswer> {
    const address = toBucketAddress(question.apiUrl, question.bits, question.index)
    const held = await this.#readHeld(address)
    if (held && held.version === question.version && held.checkedAt >= question.checkedAfter) {
      return { entries: held.entries, lookAlikes: held.lookAlikes, isOlder: false, problem: null }
    }
    // What was asked for under an older snapshot may lack what this one promises.
    const call = `${address} v${question.version}`
    const running = this.#inFlight.get(call)
    if (running) return running
    const started = this.#fetch(question, address, held).finally(() => this.#inFlight.delete(call))
    this.#inFlight.set(call, started)
    return started
  }

  forget(): void {
    this.#memory.clear()
  }

  /** Five hundred sellers of one bucket read it from the device once. */
  #readHeld(address: string): Promise<HeldBucket | null> {
    const known = this.#memory.get(address)
    if (known) return known
    const reading = this.#store.readBucket(address)
    this.#memory.set(address, reading)
    reading.catch(() => this.#memory.delete(address))
    return reading
  }

  async #fetch(
    { apiUrl, bits, index, version }: BucketQuestion,
    address: string,
    held: HeldBucket | null,
  ): Promise<BucketAnswer> {
    const called = await callEndpoint(
      getBucket,
      { params: { bits, index } },
      { baseUrl: apiUrl, etag: held?.etag ?? undefined },
    )
    if (!called.ok) {
      const isOlder = held !== null && held.version < version
      const problem = toLookupProblem(called.problem)
      return { entries: held?.entries ?? null, lookAlikes: held?.lookAlikes ?? [], isOlder, problem }
    }
    const checked = { version, checkedAt: this.#now() }
    const bucket = called.value.isChanged
      ? { ...called.value.value, etag: called.value.etag, ...checked }
      : {
          entries: held?.entries ?? [],
          lookAlikes: held?.lookAlikes ?? [],
          etag: held?.etag ?? null,
          ...checked,
        }
    this.#memory.set(address, Promise.resolve(bucket))
    await this.#store.writeBucket(address, bucket)
    return { entries: bucket.entries, lookAlikes: bucket.lookAlikes, isOlder: false, problem: null }
  }
}
