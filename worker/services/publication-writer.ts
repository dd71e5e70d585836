import type { PublishedList } from '#shared/domain/snapshot'
import type { BucketEntry } from '#shared/domain/verdict'
import { chooseBucketBits, smallestCrowd, toBucketIndex, toPrefix } from '#shared/rules/bucket-index'
import type { ListedProfile } from '../db/publications.ts'
import { writeList } from './list-publication.ts'
import { toEntry, toPublicInputs, toSellerObject } from './publication.ts'
import type { AccountRows, PublicationReader } from './publication-reader.ts'
import { toBucketKey, toSellerKey } from './published-store.ts'
import { inParallel, type PendingObject, type PublishedWriter } from './published-writer.ts'
import type { Sealing } from './sealing.ts'

/** What a snapshot names. */
export interface PublicationContent {
  bits: number
  list: PublishedList
}

interface Parts {
  reader: PublicationReader
  writer: PublishedWriter
  sealing: Sealing
}

interface Listed {
  profile: ListedProfile
  entry: BucketEntry
  rows: AccountRows
}

/** Profiles read at once. Texts of so many sellers, and one bucket, are all that is in memory. */
const pageSize = 500

/**
 * Writes every object that a snapshot names: buckets and seller objects in the order of hashes, then the list.
 * `leftovers` are seller objects that nothing is listed under any more.
 */
export async function writePublication(
  parts: Parts,
  version: number,
  now: number,
  lastList: PublishedList | null,
): Promise<{ content: PublicationContent; leftovers: string[] }> {
  const bits = await chooseBits(parts.reader, now)
  const buckets = await createBucketWriter(parts.writer, bits)
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
  const list = await writeList(parts.writer, prefixes, version, lastList)
  return { content: { bits, list }, leftovers }
}

/** Bucket width for what is listed now; with few profiles there is one bucket, whatever is listed. */
async function chooseBits(reader: PublicationReader, now: number): Promise<number> {
  if ((await reader.count()) < 2 * smallestCrowd) return 0
  const prefixes: number[] = []
  for await (const { listed } of readListedPages(reader, now)) {
    for (const { entry } of listed) prefixes.push(toPrefix(entry.hash))
  }
  return chooseBucketBits(prefixes)
}

async function* readListedPages(
  reader: PublicationReader,
  now: number,
): AsyncGenerator<{ listed: Listed[]; last: string }> {
  for (let after = ''; ; ) {
    const profiles = await reader.readProfiles(after, pageSize)
    const last = profiles.at(-1)?.hash
    if (last === undefined) return
    const accounts = await reader.readAccounts(profiles.map(({ account }) => account))
    const listed = await Promise.all(profiles.map(profile => toListed(profile, accounts, now)))
    yield { listed: listed.filter(found => found !== null), last }
    after = last
  }
}

async function toListed(
  profile: ListedProfile,
  accounts: ReadonlyMap<string, AccountRows>,
  now: number,
): Promise<Listed | null> {
  const account = accounts.get(profile.account)
  const rows = account && rowsFor(profile, account)
  const inputs = rows ? toPublicInputs(rows, now) : null
  return rows && inputs ? { profile, entry: await toEntry(profile, inputs), rows } : null
}

/**
 * A handle that a seller gave up keeps the findings that speak of it and nothing else: whoever takes it next must
 * not inherit the seller's proof.
 */
function rowsFor(profile: ListedProfile, rows: AccountRows): AccountRows {
  const own = rows.profiles.find(({ key }) => key === profile.key)
  const isGivenUp = own?.seller_id === null && rows.sellerId !== null && profile.key !== profile.account
  if (!isGivenUp) return rows
  return { ...rows, sellerId: null, profiles: [own], facts: [], credentials: [], reviewCounts: [] }
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
async function createBucketWriter(writer: PublishedWriter, bits: number) {
  const prefix = toBucketKey(bits, 0).slice(0, -1)
  const held = await writer.readDigests(prefix, prefix, `${prefix}~`)
  let entries: BucketEntry[] = []
  let index = 0
  const closeBefore = async (next: number) => {
    for (; index < next; index++) {
      const body = JSON.stringify({ entries })
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
