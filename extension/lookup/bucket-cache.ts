import { getBucket } from '#shared/contract/buckets'
import type { LookupProblem } from '#shared/device/lookup/lookup-answer'
import type { BucketAnswer } from '#shared/device/lookup/resolve-context'
import { type Bucket, coversBucket, decodeBucket } from '#shared/rules/bucket-file'
import type { BucketAddress } from '#shared/rules/bucket-sections'
import { callEndpoint } from '../api/call-endpoint.ts'
import { logOnce } from '../platform/logger.ts'
import { type HeldBucket, type HeldStore, toBucketAddress } from './held-store.ts'
import { toLookupProblem } from './lookup-problem.ts'

export interface BucketQuestion extends BucketAddress {
  apiUrl: string
  /** Version of the snapshot in force: a bucket checked under it is good for badges. */
  version: number
  /** Oldest check that will do, in milliseconds since the epoch. */
  checkedAfter: number
}

/** A held bucket and what its bytes say. */
interface ReadBucket {
  held: HeldBucket
  bucket: Bucket
}

/** A badge waits no longer. */
const patienceMs = 8_000

/** Buckets by address, in memory and on the device; each is downloaded once at a time and decoded once. */
export class BucketCache {
  readonly #store: HeldStore
  readonly #now: () => number
  readonly #memory = new Map<string, Promise<ReadBucket | null>>()
  readonly #inFlight = new Map<string, Promise<BucketAnswer>>()

  constructor(store: HeldStore, now: () => number) {
    this.#store = store
    this.#now = now
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
    const reading = this.#store.readBucket(address).then(held => held && toRead(held, asked))
    this.#memory.set(address, reading)
    reading.catch(() => this.#memory.delete(address))
    return reading
  }

  async #fetch(question: BucketQuestion, address: string, last: ReadBucket | null): Promise<BucketAnswer> {
    const { apiUrl, bits, index, version } = question
    const called = await callEndpoint(
      getBucket,
      { params: { bits, index } },
      {
        baseUrl: apiUrl,
        etag: last?.held.etag ?? undefined,
        signal: AbortSignal.timeout(patienceMs),
      },
    )
    if (!called.ok) return toOlder(last, version, toLookupProblem(called.problem))
    const checked = { version, checkedAt: this.#now() }
    const read = called.value.isChanged
      ? toRead({ bytes: called.value.value, etag: called.value.etag, ...checked }, question)
      : last && { held: { ...last.held, ...checked }, bucket: last.bucket }
    // What is no bucket, or another one, says nothing; the bucket that is held stays.
    if (!read) return toOlder(last, version, 'garbled')
    this.#memory.set(address, Promise.resolve(read))
    await this.#store.writeBucket(address, read.held)
    return { bucket: read.bucket, isOlder: false, problem: null }
  }
}

function toOlder(last: ReadBucket | null, version: number, problem: LookupProblem): BucketAnswer {
  return { bucket: last?.bucket ?? null, isOlder: last !== null && last.held.version < version, problem }
}

function toRead(held: HeldBucket, asked: BucketAddress): ReadBucket | null {
  const bucket = decodeAsked(held.bytes, asked)
  return bucket && { held, bucket }
}

/** The bucket in these bytes, if it is the one that was asked for or a wider one with all that is in it. */
function decodeAsked(bytes: Uint8Array, asked: BucketAddress): Bucket | null {
  const decoded = decodeBucket(bytes)
  const fault = decoded.ok ? 'misplaced' : decoded.problem
  if (decoded.ok && coversBucket(decoded.value, asked)) return decoded.value
  logOnce(`a bucket is refused: ${fault}`)
  return null
}
