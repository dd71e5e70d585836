import type { BucketEntry, LookAlike } from '#shared/domain/verdict'
import { encodeBucket } from '#shared/rules/bucket-file'
import { toPrefix } from '#shared/rules/bucket-index'
import type { HashRange } from '../db/publications.ts'
import { toBucketTag, toSellerTag } from './cache-tags.ts'
import { type Listed, readListed, readLookAlikes } from './listed-profiles.ts'
import { toSellerObject } from './publication.ts'
import type { PublicationReader } from './publication-reader.ts'
import { toBucketKey, toSellerKey } from './published-store.ts'
import { type HeldObject, inParallel, type PublishedWriter } from './published-writer.ts'
import type { Sealing } from './sealing.ts'
import type { WorkMeter } from './work-meter.ts'

interface Parts {
  reader: PublicationReader
  writer: PublishedWriter
  sealing: Sealing
  meter: WorkMeter
}

/** One of the 2^bits buckets, with the sellers in it that are to be written. */
export interface BucketTask {
  bits: number
  index: number
  /** Hashes of the profiles that changed; null: every one. */
  changed: ReadonlySet<string> | null
  /** Of the snapshot that is being made. */
  version: number
}

/** What one bucket contributes to a snapshot. */
export interface PublishedBucket {
  index: number
  /** First 32 bits of the hashes listed in it, in order. */
  prefixes: Uint32Array
  /** The same of the skeletons in it. */
  skeletons: Uint32Array
  /** Hashes whose objects are to be cleared away once the snapshot is written: nothing is listed under them. */
  gone: string[]
  /** Hashes that were looked at and are listed; null when all of the bucket were looked at. */
  kept: string[] | null
}

/** Sellers put together that cost about as much of an invocation's time as one call. */
const sellersPerCall = 4

/**
 * Writes one bucket and its sellers' objects from the rows as they are now. What lies in storage is looked at before
 * the rows are read: so nothing is ever written over what another publisher made of newer rows.
 */
export async function publishBucket(parts: Parts, task: BucketTask, now: number): Promise<PublishedBucket> {
  const { reader, writer } = parts
  const { bits, index, changed, version } = task
  const range = toHashRange(bits, index)
  const key = toBucketKey(bits, index)
  const held = await writer.find(key)
  const heldSellers = await findSellers(writer, range, changed)
  const listed = await readListed(reader, range, now)
  const lookAlikes = await readLookAlikes(reader, range, now)
  const wanted = changed ? listed.filter(({ entry }) => changed.has(entry.hash)) : listed
  await writeSellers(parts, wanted, heldSellers, version)
  const entries = listed.map(({ entry }) => entry)
  const body = encodeBucket({ bits, index, entries, lookAlikes })
  const tag = toBucketTag(bits, index)
  await writer.write({ key, body, contentType: 'application/octet-stream', tag }, held)
  const current = new Set<string>(entries.map(({ hash }) => hash))
  return {
    index,
    prefixes: toPrefixes(entries),
    skeletons: toPrefixes(lookAlikes),
    gone: [...heldSellers.keys()].filter(hash => !current.has(hash)),
    kept: changed && [...changed].filter(hash => current.has(hash)),
  }
}

/** Hashes that start with these bits. `g` follows every hex digit. */
export function toHashRange(bits: number, index: number): HashRange {
  const width = 2 ** (32 - bits)
  const toHex = (prefix: number) => prefix.toString(16).padStart(8, '0')
  return { from: toHex(index * width), below: index + 1 < 2 ** bits ? toHex((index + 1) * width) : 'g' }
}

/** Sellers' objects by hash: all of a range, or those of the given hashes. */
async function findSellers(
  writer: PublishedWriter,
  { from, below }: HashRange,
  changed: ReadonlySet<string> | null,
): Promise<Map<string, HeldObject>> {
  const found = new Map<string, HeldObject>()
  if (changed === null) {
    // `sellers/` and a hash follow `sellers/` and the start of it.
    const objects = await writer.findAll('sellers/', `sellers/${from}`, `sellers/${below}`)
    for (const [key, object] of objects) found.set(toHash(key), object)
    return found
  }
  await inParallel([...changed], async hash => {
    const object = await writer.find(toSellerKey(hash))
    if (object) found.set(hash, object)
  })
  return found
}

function toHash(sellerKey: string): string {
  return sellerKey.slice('sellers/'.length, -'.json'.length)
}

async function writeSellers(
  { reader, writer, sealing, meter }: Parts,
  listed: readonly Listed[],
  held: ReadonlyMap<string, HeldObject>,
  version: number,
): Promise<void> {
  if (listed.length === 0) return
  meter.count(Math.ceil(listed.length / sellersPerCall))
  const texts = await reader.readTexts(listed.flatMap(({ rows }) => rows.sellerId ?? []))
  await inParallel(listed, async ({ profile, entry, rows }) => {
    const seller = await toSellerObject(profile, entry, rows, texts.get(rows.sellerId ?? ''), sealing)
    const object = {
      key: toSellerKey(entry.hash),
      body: JSON.stringify({ ...seller, version }),
      contentType: 'application/json',
      tag: toSellerTag(entry.hash),
      // Without the version, which would change every object each time.
      content: JSON.stringify(seller),
    }
    await writer.write(object, held.get(entry.hash) ?? null)
  })
}

/** In order and each once. */
function toPrefixes(listed: readonly (BucketEntry | LookAlike)[]): Uint32Array {
  return Uint32Array.from(new Set(listed.map(({ hash }) => toPrefix(hash)))).sort()
}
