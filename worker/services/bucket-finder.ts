import { mergeBuckets } from '#shared/rules/bucket-file'
import type { BucketAddress } from '#shared/rules/bucket-sections'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSha256 } from '#shared/rules/subject-hash'
import { snapshotTag, toBucketTag } from './cache-tags.ts'
import { findSnapshot } from './published-snapshot.ts'
import { type PublishedStore, type StoredObject, toBucketKey } from './published-store.ts'
import type { Refusal } from './refusal.ts'

/** A bucket, and the names under which a cache that holds the answer is purged. */
export interface FoundBucket extends StoredObject {
  tags: readonly string[]
}

export interface BucketFinder {
  /** `held` is the caller's `If-None-Match`. */
  find(asked: BucketAddress, held: string | undefined): Promise<Result<FoundBucket, Refusal>>
}

interface Parts {
  bucket: R2Bucket
  store: PublishedStore
  /** A bucket that ought to be there is not. */
  onLost(address: BucketAddress): Promise<void>
}

/** How much narrower than asked for buckets may lie in storage: eight are read for one then. */
const mostBitsMerged = 3

/**
 * Buckets by their address, also by one of another width than is published: whoever holds a manifest from before the
 * buckets were divided anew asks by it for as long as a week. The wider bucket that is there answers for a narrower
 * one, since it says itself which it is; for a wider one the narrower are put together.
 */
export function createBucketFinder({ bucket, store, onLost }: Parts): BucketFinder {
  return {
    async find(asked, held) {
      const object = await store.find(toBucketKey(asked.bits, asked.index), held)
      if (object) return toOk({ ...object, tags: [toBucketTag(asked.bits, asked.index)] })
      const last = await findSnapshot(bucket)
      if (!last) return refuse('not_published')
      const bits = last.snapshot?.bucketBits ?? null
      if (bits === null || asked.index >= 2 ** asked.bits) return refuse('not_found')
      // Every bucket of the published width exists, or storage has lost it.
      if (bits === asked.bits) await onLost(asked)
      const found =
        bits < asked.bits
          ? await store.find(toBucketKey(bits, Math.floor(asked.index / 2 ** (asked.bits - bits))), held)
          : await findMerged(bucket, asked, bits, held)
      // Which bucket stands in, and of what it is made, is as the snapshot says: the next one may say otherwise.
      return found ? toOk({ ...found, tags: [snapshotTag] }) : refuse('not_found')
    },
  }
}

/** The bucket out of the narrower ones that are published, or null where that is too much or not possible. */
async function findMerged(
  bucket: R2Bucket,
  asked: BucketAddress,
  bits: number,
  held: string | undefined,
): Promise<StoredObject | null> {
  const count = 2 ** (bits - asked.bits)
  if (count === 1 || count > 2 ** mostBitsMerged) return null
  const keys = Array.from({ length: count }, (_, i) => toBucketKey(bits, asked.index * count + i))
  const files = await Promise.all(keys.map(key => readFile(bucket, key)))
  const present = files.filter(file => file !== null)
  if (present.length < count) return null
  const merged = mergeBuckets(present, asked)
  if (!merged.ok) {
    console.error(`buckets ${keys[0]} and after do not make one of ${asked.bits} bits: ${merged.problem}`)
    return null
  }
  const etag = `"${(await toSha256(merged.value)).slice(0, 32)}"`
  return { etag, body: isHeld(etag, held) ? null : new Response(merged.value).body }
}

async function readFile(bucket: R2Bucket, key: string): Promise<Uint8Array | null> {
  const object = await bucket.get(key)
  return object && new Uint8Array(await object.arrayBuffer())
}

/** `If-None-Match` compares weakly: the mark of weakness does not count. */
function isHeld(etag: string, header = ''): boolean {
  return header.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag)
}

function refuse(code: Refusal['code']): Result<FoundBucket, Refusal> {
  return toProblem({ code, problems: [] })
}
