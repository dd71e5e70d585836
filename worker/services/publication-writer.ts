import type { PublishedList } from '#shared/domain/snapshot'
import type { BucketEntry, LookAlike } from '#shared/domain/verdict'
import { toBucketIndex, toPrefix } from '#shared/rules/bucket-index'
import { writeList } from './list-publication.ts'
import { toSellerObject } from './publication.ts'
import type { PublicationReader } from './publication-reader.ts'
import { type Listed, readListedPages, survey } from './publication-survey.ts'
import { toBucketKey, toSellerKey } from './published-store.ts'
import { inParallel, type PendingObject, type PublishedWriter } from './published-writer.ts'
import type { Sealing } from './sealing.ts'

/** The lists of a snapshot: profiles, and skeletons of verified handles. */
export interface PublishedLists {
  list: PublishedList
  skeletons: PublishedList
}

/** What a snapshot names. */
export interface PublicationContent extends PublishedLists {
  bits: number
}

interface Parts {
  reader: PublicationReader
  writer: PublishedWriter
  sealing: Sealing
}

/**
 * Writes every object that a snapshot names: buckets and seller objects in the order of hashes, then the list.
 * `leftovers` are seller objects that nothing is listed under any more.
 */
export async function writePublication(
  parts: Parts,
  version: number,
  now: number,
  last: PublishedLists | null,
): Promise<{ content: PublicationContent; leftovers: string[] }> {
  const { bits, lookAlikes } = await survey(parts.reader, now)
  const buckets = await createBucketWriter(parts.writer, bits, lookAlikes)
  const prefixes: number[] = []
  const leftovers: string[] = []
  let done = 'sellers/'
  for await (const { listed, last } of readListedPages(parts.reader, now)) {
    const unlisted = await writeSellers(parts, listed, { from: done, to: toSellerKey(last), version })
    leftovers.push(...unlisted)
    for (const { entry } of listed) {
      prefixes.push(toPrefix(entry.hash))
      await buckets.add(entry)
    }
    done = toSellerKey(last)
  }
  leftovers.push(...(await writeSellers(parts, [], { from: done, to: 'sellers/~', version })))
  await buckets.finish()
  const skeletons = lookAlikes.map(({ hash }) => toPrefix(hash))
  const lists = {
    list: await writeList(parts.writer, { kind: 'profiles', prefixes, version, last: last?.list ?? null }),
    skeletons: await writeList(parts.writer, {
      kind: 'skeletons',
      prefixes: skeletons,
      version,
      last: last?.skeletons ?? null,
    }),
  }
  return { content: { bits, ...lists }, leftovers }
}

/** Writes the seller objects of one stretch of hashes; answers keys that lie there but are listed no more. */
async function writeSellers(
  { reader, writer, sealing }: Parts,
  listed: readonly Listed[],
  { from, to, version }: { from: string; to: string; version: number },
): Promise<string[]> {
  const held = await writer.readDigests('sellers/', from, to)
  const texts = await reader.readTexts(listed.flatMap(({ rows }) => rows.sellerId ?? []))
  await inParallel(listed, async ({ profile, entry, rows }) => {
    const seller = await toSellerObject(profile, entry, rows, texts.get(rows.sellerId ?? ''), sealing)
    const object: PendingObject = {
      key: toSellerKey(entry.hash),
      body: JSON.stringify({ ...seller, version }),
      contentType: 'application/json',
      // Without the version, which would change every object each time.
      content: JSON.stringify(seller),
    }
    await writer.write(object, held)
  })
  const current = new Set(listed.map(({ entry }) => toSellerKey(entry.hash)))
  return [...held.keys()].filter(key => !current.has(key))
}

/** Takes entries in the order of their hashes and writes each of the 2^bits buckets, the empty ones too. */
async function createBucketWriter(writer: PublishedWriter, bits: number, lookAlikes: readonly LookAlike[]) {
  const prefix = toBucketKey(bits, 0).slice(0, -1)
  const held = await writer.readDigests(prefix, prefix, `${prefix}~`)
  const skeletons = new Map<number, LookAlike[]>()
  for (const each of lookAlikes) {
    const at = toBucketIndex(each.hash, bits)
    skeletons.set(at, [...(skeletons.get(at) ?? []), each])
  }
  let entries: BucketEntry[] = []
  let index = 0
  const closeBefore = async (next: number) => {
    for (; index < next; index++) {
      const body = JSON.stringify({ entries, lookAlikes: skeletons.get(index) ?? [] })
      await writer.write({ key: toBucketKey(bits, index), body, contentType: 'application/json' }, held)
      entries = []
    }
  }
  return {
    async add(entry: BucketEntry) {
      await closeBefore(toBucketIndex(entry.hash, bits))
      entries.push(entry)
    },
    finish: () => closeBefore(2 ** bits),
  }
}
