import { getBucket } from '#shared/contract/buckets'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import { BucketCache } from '#shared/device/lookup/bucket-cache'
import type { ResolveContext } from '#shared/device/lookup/resolve-context'
import { toBucketIndex } from '#shared/rules/bucket-index'
import type { EvaluationKey } from '#shared/rules/evaluation-key'
import type { PinnedKey } from '#shared/rules/manifest-signature'
import type { DataStore } from './cache-store.ts'
import { type Basis, SnapshotKeeper } from './snapshot-keeper.ts'

export interface PublishedDataOptions {
  apiUrl: string
  keys: readonly PinnedKey[]
  evaluationKeys: readonly EvaluationKey[]
  store: DataStore
  now: () => number
}

/** Checks by hand rest on data no older than this. */
export const freshMs = 60_000

/** What was published, as this page may believe it. */
export class PublishedData {
  readonly options: PublishedDataOptions
  readonly snapshots: SnapshotKeeper
  readonly #buckets: BucketCache

  constructor(options: PublishedDataOptions) {
    this.options = options
    this.snapshots = new SnapshotKeeper(options)
    this.#buckets = new BucketCache({
      store: options.store,
      now: options.now,
      fetchBucket: ({ apiUrl, bits, index }, held) =>
        callEndpoint(getBucket, { params: { bits, index } }, { baseUrl: apiUrl, ...held }),
    })
  }

  /**
   * For resolving profiles. No list is loaded here: each profile's bucket is asked for, so the crowd that it is asked
   * in is every profile there is whose hash begins alike.
   */
  contextOf({ snapshot, problem }: Basis): ResolveContext {
    const { apiUrl, now } = this.options
    const { bucketBits: bits, version } = snapshot
    const at = now()
    return {
      snapshot,
      mayBeListed: () => true,
      mayImitate: () => true,
      now: at,
      problem,
      readBucket: hash =>
        this.#buckets.read({
          apiUrl,
          bits,
          index: toBucketIndex(hash, bits),
          version,
          checkedAfter: at - freshMs,
        }),
    }
  }
}
