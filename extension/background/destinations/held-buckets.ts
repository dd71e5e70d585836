import { getDestinationBucket } from '#shared/contract/destinations'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import type { DestinationBucketAddress } from '#shared/device/destinations/check-destinations'
import type { RequestProblem } from '#shared/device/destinations/destination-problem'
import type { AnswerData } from '#shared/device/destinations/to-number-answer'
import { decodeDestinationBucket } from '#shared/rules/destination-bucket'
import { fromBase64Url, toBase64Url } from '#shared/rules/manifest-signature'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { destinationBucketsItem, type HeldDestinationBucket } from '../../platform/destination-items.ts'
import { logOnce } from '../../platform/logger.ts'

/** Session storage has room for 10 MB; what numbers need is a fraction of it. */
const mostHeld = 24
const mostCharacters = 3_000_000

export interface BucketQuestion extends DestinationBucketAddress {
  apiUrl: string
  /** The data in force: a bucket checked under them is good for a while. */
  data: AnswerData
  /** Oldest check that will do, in milliseconds since the epoch. */
  checkedAfter: number
}

/** A bucket, of which data it is, and why it could not be renewed, if so. */
export interface FetchedBucket {
  bytes: Uint8Array
  data: AnswerData
  problem: RequestProblem | null
}

/** Buckets of numbers, held for this session of the browser; each is downloaded once at a time. */
export class HeldBuckets {
  readonly #now: () => number
  readonly #inFlight = new Map<string, Promise<Result<FetchedBucket, RequestProblem>>>()
  #held: Promise<HeldDestinationBucket[]> | null = null

  constructor(now: () => number) {
    this.#now = now
  }

  async read(question: BucketQuestion): Promise<Result<FetchedBucket, RequestProblem>> {
    const { apiUrl, epoch, bits, index, data, checkedAfter } = question
    const address = `${apiUrl} ${epoch}/${bits}/${index}`
    const held = (await this.#readAll()).find(each => each.address === address)
    if (held && held.data.version === data.version && held.checkedAt >= checkedAfter)
      return toOk(toFetched(held))
    const call = `${address} v${data.version}`
    const running = this.#inFlight.get(call)
    if (running) return running
    const started = this.#fetch(question, address, held).finally(() => this.#inFlight.delete(call))
    this.#inFlight.set(call, started)
    return started
  }

  async #fetch(
    { apiUrl, epoch, bits, index, data }: BucketQuestion,
    address: string,
    held: HeldDestinationBucket | undefined,
  ): Promise<Result<FetchedBucket, RequestProblem>> {
    const called = await callEndpoint(
      getDestinationBucket,
      { params: { epoch, bits, index } },
      { baseUrl: apiUrl, etag: held?.etag ?? undefined },
    )
    // Of a bucket that the server has no more, the old one says nothing either.
    if (!called.ok)
      return held && called.problem !== 'missing'
        ? toOk({ ...toFetched(held), problem: called.problem })
        : called
    const checked = { address, data, checkedAt: this.#now() }
    if (!called.value.isChanged) {
      if (!held) return toProblem('garbled')
      await this.#hold({ ...held, ...checked })
      return toOk({ ...toFetched(held), data })
    }
    const { value: bytes, etag } = called.value
    // What is no bucket is not held: it would stand in the way of the right one.
    if (!isBucketOf(bytes, { epoch, bits, index })) return toProblem('garbled')
    await this.#hold({ ...checked, etag, bytes: toBase64Url(bytes) })
    return toOk({ bytes, data, problem: null })
  }

  async #hold(bucket: HeldDestinationBucket): Promise<void> {
    const others = (await this.#readAll()).filter(({ address }) => address !== bucket.address)
    let room = mostCharacters
    const held = [bucket, ...others.slice(0, mostHeld - 1)].filter(({ bytes }) => {
      room -= bytes.length
      return room >= 0
    })
    this.#held = Promise.resolve(held)
    // Not stored, it is downloaded again after the worker slept.
    await destinationBucketsItem.setValue(held).catch(error => logOnce('number buckets not held', error))
  }

  #readAll(): Promise<HeldDestinationBucket[]> {
    this.#held ??= destinationBucketsItem.getValue().catch(error => {
      logOnce('held number buckets not read', error)
      return []
    })
    return this.#held
  }
}

function isBucketOf(bytes: Uint8Array, { epoch, bits, index }: DestinationBucketAddress): boolean {
  const decoded = decodeDestinationBucket(bytes)
  if (!decoded.ok) return false
  const { value } = decoded
  return value.epoch === epoch && value.bits === bits && value.index === index
}

function toFetched({ bytes, data }: HeldDestinationBucket): FetchedBucket {
  return { bytes: fromBase64Url(bytes) ?? new Uint8Array(), data, problem: null }
}
