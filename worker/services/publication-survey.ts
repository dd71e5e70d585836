import type { ProfileKey } from '#shared/domain/subject'
import type { BucketEntry, LookAlike } from '#shared/domain/verdict'
import { chooseBucketBits, smallestCrowd, toPrefix } from '#shared/rules/bucket-index'
import { isImitable, toSkeletonHash } from '#shared/rules/handle-skeleton'
import { verdictOf } from '#shared/rules/verdict-of'
import type { ListedProfile } from '../db/publications.ts'
import { toAccount } from './account-of.ts'
import { toEntry, toPublicInputs } from './publication.ts'
import { type AccountRows, noDestinations, type PublicationReader } from './publication-reader.ts'

/** A profile with anything public. */
export interface Listed {
  profile: ListedProfile
  entry: BucketEntry
  rows: AccountRows
}

/** Profiles read at once. Texts of so many sellers, and one bucket, are all of them that is in memory. */
const pageSize = 500

/**
 * What has to be known of all before the first bucket is written: its width, for with few profiles there is one,
 * and the verified handles that others may imitate.
 */
export async function survey(
  reader: PublicationReader,
  now: number,
): Promise<{ bits: number; lookAlikes: LookAlike[] }> {
  const prefixes: number[] = []
  const lookAlikes: LookAlike[] = []
  for await (const { listed } of readListedPages(reader, now)) {
    for (const { entry, profile } of listed) {
      prefixes.push(toPrefix(entry.hash))
      const handle = toImitableHandle(profile.key, entry, now)
      if (handle) lookAlikes.push({ hash: await toSkeletonHash(handle), key: profile.key as ProfileKey })
    }
  }
  const bits = prefixes.length < 2 * smallestCrowd ? 0 : chooseBucketBits(prefixes)
  return { bits, lookAlikes: lookAlikes.toSorted((a, b) => (a.hash < b.hash ? -1 : 1)) }
}

/** The handle of a verified profile, if it is one that others could imitate. */
function toImitableHandle(key: string, entry: BucketEntry, now: number): string | null {
  const handle = key.slice(key.indexOf(':') + 1)
  if (toAccount(key as ProfileKey).isId || /^\d+$/.test(handle) || !isImitable(handle)) return null
  const { verdict } = verdictOf({ ...entry, boundTo: entry.platformIdTag }, now)
  return verdict === 'verified' ? handle : null
}

/** Everything that is public, in the order of hashes. */
export async function* readListedPages(
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
  return rows && inputs ? { profile, entry: await toEntry(profile, inputs, rows), rows } : null
}

/**
 * A handle that a seller gave up keeps the findings that speak of it and nothing else: whoever takes it next must
 * not inherit the seller's proof.
 */
function rowsFor(profile: ListedProfile, rows: AccountRows): AccountRows {
  const own = rows.profiles.find(({ key }) => key === profile.key)
  const isGivenUp = own?.seller_id === null && rows.sellerId !== null && profile.key !== profile.account
  if (!isGivenUp) return rows
  return {
    ...rows,
    sellerId: null,
    profiles: [own],
    facts: [],
    credentials: [],
    reviewCounts: [],
    destinations: noDestinations,
  }
}
