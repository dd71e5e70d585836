import type { Called, CallProblem } from '#shared/device/api/call-endpoint'
import type { LookupProblem } from '#shared/device/lookup/lookup-answer'
import { toLookupProblem } from '#shared/device/lookup/lookup-problem'
import type { BucketAnswer } from '#shared/device/lookup/resolve-context'
import { type Bucket, coversBucket, decodeBucket } from '#shared/rules/bucket-file'
import type { BucketAddress, BucketFault } from '#shared/rules/bucket-sections'
import type { Result } from '#shared/rules/result'

/** A downloaded bucket, as of the snapshot version under which it was last checked. */
export interface HeldBucket {
  etag: string | null
  /** As they came; see `rules/bucket-file`. */
  bytes: Uint8Array
  version: number
  checkedAt: number
}

/** Where buckets are held on the device, by their address. */
export interface BucketStore {
  readBucket(address: string): Promise<HeldBucket | null>
  writeBucket(address: string, bucket: HeldBucket): Promise<void>
}

export interface BucketQuestion extends BucketAddress {
  apiUrl: string
  /** Version of the snapshot in force: a bucket checked under it is good for badges. */
  version: number
  /** Oldest check that will do, in milliseconds since the epoch. */
  checkedAfter: number
}

/** What the cache needs of the world. */
export interface BucketCacheOptions {
  store: BucketStore
  now: () => number
  fetchBucket(
    question: BucketQuestion,
    held: { etag: string | undefined; signal: AbortSignal },
  ): Promise<Result<Called<Uint8Array>, CallProblem>>
  /** Told of bytes that are no bucket, or another one than was asked for. */
  onRefused?: (fault: BucketFault) => void
}

/** A held bucket and what its bytes say. */
interface ReadBucket {
  held: HeldBucket
  bucket: Bucket
}

/** A badge waits no longer. */
const patienceMs = 8_000

/** Where a bucket is held; without an index, how the addresses of all buckets of that width begin. */
export function toBucketAddress(apiUrl: string, bits: number, index?: number): string {
  return `${apiUrl} ${bits}/${index ?? ''}`
}

/** Buckets by address, in memory and on the device; each is downloaded once at a time and decoded once. */
export class BucketCache {
  readonly #options: BucketCacheOptions
  readonly #memory = new Map<string, Promise<ReadBucket | null>>()
  readonly #inFlight = new Map<string, Promise<BucketAnswer>>()

  constructor(options: BucketCacheOptions) {
    this.#options = options
  }

  async read(question: BucketQuestion): Promise<BucketAnswer> {
    const address = toBucketAddress(question.apiUrl, question.bits, question.index)
    const read = await this.#readHeld(address, question)
    if (read && read.held.version === question.version && read.held.checkedAt >= question.checkedAfter) {
      return { bucket: read.bucket, isOlder: false, problem: null }
    }
    // What was asked for under an older snapshot may lack what this one promises.
    const call = `${address} v${question.version}`
    const running = this.#inFlight.get(call)
    if (running) return running
    const started = this.#fetch(question, address, read).finally(() => this.#inFlight.delete(call))
    this.#inFlight.set(call, started)
    return started
  }

  forget(): void {
    this.#memory.clear()
  }

  /** Five hundred sellers of one bucket read it from the device once. */
  #readHeld(address: string, asked: BucketAddress): Promise<ReadBucket | null> {
    const known = this.#memory.get(address)
    if (known) return known
    const reading = this.#options.store.readBucket(address).then(held => held && this.#toRead(held, asked))
    this.#memory.set(address, reading)
    reading.catch(() => this.#memory.delete(address))
    return reading
  }

  async #fetch(question: BucketQuestion, address: string, last: ReadBucket | null): Promise<BucketAnswer> {
    const { version } = question
    const called = await this.#options.fetchBucket(question, {
      etag: last?.held.etag ?? undefined,
      signal: AbortSignal.timeout(patienceMs),
    })
    if (!called.ok) return toOlder(last, version, toLookupProblem(called.problem))
    const checked = { version, checkedAt: this.#options.now() }
    const read = called.value.isChanged
      ? this.#toRead({ bytes: called.value.value, etag: called.value.etag, ...checked }, question)
      : last && { held: { ...last.held, ...checked }, bucket: last.bucket }
    // What is no bucket, or another one, says nothing; the bucket that is held stays.
    if (!read) return toOlder(last, version, 'garbled')
    this.#memory.set(address, Promise.resolve(read))
    await this.#options.store.writeBucket(address, read.held)
    return { bucket: read.bucket, isOlder: false, problem: null }
  }

  /** The bucket in these bytes, if it is the one that was asked for or a wider one with all that is in it. */
  #toRead(held: HeldBucket, asked: BucketAddress): ReadBucket | null {
    const decoded = decodeBucket(held.bytes)
    if (decoded.ok && coversBucket(decoded.value, asked)) return { held, bucket: decoded.value }
    this.#options.onRefused?.(decoded.ok ? 'misplaced' : decoded.problem)
    return null
  }
}

function toOlder(last: ReadBucket | null, version: number, problem: LookupProblem): BucketAnswer {
  return { bucket: last?.bucket ?? null, isOlder: last !== null && last.held.version < version, problem }
}
