import type { ProfileKey, SubjectHash } from '#shared/domain/subject'
import type { BucketEntry, ClaimCodeHash, LookAlike } from '#shared/domain/verdict'
import { verdictOf } from '#shared/rules/verdict-of'
import type { HashRange, ListedProfile } from '../db/publications.ts'
import { noInputs, toEntry, toPublicInputs } from './publication.ts'
import { type AccountRows, noRows, type PublicationReader } from './publication-reader.ts'

/** A profile with anything public. */
export interface Listed {
  profile: ListedProfile
  entry: BucketEntry
  rows: AccountRows
}

/** Everything public of one range of hashes, in their order. */
export async function readListed(
  reader: PublicationReader,
  range: HashRange,
  now: number,
): Promise<Listed[]> {
  const profiles = await reader.readProfiles(range)
  if (profiles.length === 0) return []
  return toListed(
    reader,
    profiles,
    now,
    await reader.readPendingCodes(
      profiles.map(({ hash }) => hash),
      now,
    ),
  )
}

/** The verified handles whose skeletons fall into a range: others may imitate them. */
export async function readLookAlikes(
  reader: PublicationReader,
  range: HashRange,
  now: number,
): Promise<LookAlike[]> {
  const profiles = await reader.readImitable(range)
  const listed = new Map((await toListed(reader, profiles, now)).map(each => [each.profile.key, each.entry]))
  return profiles.flatMap(({ key, skeleton_hash }) => {
    const entry = listed.get(key)
    const isVerified =
      entry && verdictOf({ ...entry, boundTo: entry.platformIdTag }, now).verdict === 'verified'
    return isVerified ? [{ hash: skeleton_hash as SubjectHash, key: key as ProfileKey }] : []
  })
}

async function toListed(
  reader: PublicationReader,
  profiles: readonly ListedProfile[],
  now: number,
  pendingCodes: ReadonlyMap<string, ClaimCodeHash[]> = new Map(),
): Promise<Listed[]> {
  if (profiles.length === 0) return []
  const accounts = await reader.readAccounts(profiles.map(({ account }) => account))
  const listed = profiles.map(async profile => {
    const account = accounts.get(profile.account)
    const rows = account && rowsFor(profile, account)
    const inputs = rows ? toPublicInputs(rows, now) : null
    const codes = pendingCodes.get(profile.hash) ?? []
    if (rows && inputs) return { profile, entry: await toEntry(profile, inputs, rows, codes), rows }
    // Listed for its witnesses alone: nothing else is public of it, not even a shop that has it on record.
    return codes.length > 0
      ? { profile, entry: await toEntry(profile, noInputs, noRows, codes), rows: noRows }
      : null
  })
  return (await Promise.all(listed)).filter(found => found !== null)
}

/**
 * A handle that a seller gave up keeps the findings that speak of it and nothing else: whoever takes it next must
 * not inherit the seller's proof.
 */
function rowsFor(profile: ListedProfile, rows: AccountRows): AccountRows {
  const own = rows.profiles.find(({ key }) => key === profile.key)
  const isGivenUp = own?.seller_id === null && rows.sellerId !== null && profile.key !== profile.account
  if (!isGivenUp) return rows
  return { ...noRows, findings: rows.findings, profiles: [own] }
}
