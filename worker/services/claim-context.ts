import type { ProfileKey } from '#shared/domain/subject'
import { rolesThatCan } from '#shared/rules/can-at-desk'
import {
  type ClaimFacts,
  type ClaimProgress,
  progressOf,
  type Sighting,
  sightingOf,
} from '#shared/rules/claim-progress'
import { type ClaimedProfile, hasCheckedCredential, readPeopleOf, readProfilesBy } from '../db/claim-facts.ts'
import { readClaimsOn, type ShopClaim } from '../db/claims.ts'
import { readAccountsWith } from '../db/desk-roles.ts'
import { readVotes, readWitnesses, type VoteRow, type WitnessRow } from '../db/witnesses.ts'
import { toAccount } from './account-of.ts'

/** A claim with everything that is on record beside it. */
export interface ClaimContext {
  claim: ShopClaim
  facts: ClaimFacts
  progress: ClaimProgress
  /** All that were cast; those that count are in the facts. */
  votes: readonly VoteRow[]
  /** The profile itself, and all that are known to be the same account as it or as the one that was seen. */
  profile: ClaimedProfile | null
  related: readonly ClaimedProfile[]
  /** Other shops that have the profile, or their code in place on it. */
  rivals: readonly string[]
  /** Claims of those on this profile. */
  rivalClaims: readonly ShopClaim[]
  /** Everybody with a part in it, now or before: they decide nothing about it, and nobody counts what they saw. */
  interested: ReadonlySet<string>
}

export async function readContext(db: D1Database, claim: ShopClaim, now: number): Promise<ClaimContext> {
  const [profile, witnessRows, votes, claims, hasCredential, desk] = await Promise.all([
    findProfile(db, claim.key),
    readWitnesses(db, claim.id),
    readVotes(db, claim.id),
    readClaimsOn(db, claim.hash),
    hasCheckedCredential(db, claim.seller_id, new Date(now).toISOString()),
    readDesk(db),
  ])
  const others = claims.filter(({ seller_id }) => seller_id !== claim.seller_id)
  const near = await readInterested(db, [claim, ...others], profile)
  const before: ClaimFacts = {
    state: claim.state,
    witnesses: toCounting(witnessRows, near, desk.onlookers).map(row => toWitness(row)),
    votes: [],
    storedPlatformId: profile?.platform_id ?? null,
    isDisputed: false,
    hasCredential,
  }
  const related = await readRelated(db, claim.key as ProfileKey, profile, sightingOf(before))
  // A claim costs nothing to open: others stand in the way of this one once their code is in place.
  const rivalClaims = others.filter(({ state }) => state !== 'open')
  const rivals = toRivals(claim, rivalClaims, related)
  const interested = new Set([...near, ...(await readPeopleOf(db, rivals))])
  const facts: ClaimFacts = {
    ...before,
    votes: votes
      .filter(({ account_id }) => desk.voters.has(account_id) && !interested.has(account_id))
      .map(({ account_id, vote }) => ({ account: account_id, vote })),
    isDisputed: rivals.length > 0,
  }
  return {
    claim,
    facts,
    progress: progressOf(facts),
    votes,
    profile,
    related,
    rivals,
    rivalClaims,
    interested,
  }
}

/** Members of these shops, whoever was one, and who made the claims. */
export async function readInterested(
  db: D1Database,
  claims: readonly ShopClaim[],
  profile: ClaimedProfile | null = null,
): Promise<ReadonlySet<string>> {
  const sellers = claims.map(({ seller_id }) => seller_id)
  const people = await readPeopleOf(db, [...sellers, ...(profile?.seller_id ? [profile.seller_id] : [])])
  return new Set([...people, ...claims.map(({ claimed_by }) => claimed_by)])
}

/** Who is at the desk now: whose role was taken back counts as anybody. */
export async function readDesk(
  db: D1Database,
): Promise<{ onlookers: ReadonlySet<string>; voters: ReadonlySet<string> }> {
  const [onlookers, voters] = await Promise.all([
    readAccountsWith(db, rolesThatCan('witness-at-once')),
    readAccountsWith(db, rolesThatCan('vote-on-claim')),
  ])
  return { onlookers: new Set(onlookers), voters: new Set(voters) }
}

export async function findProfile(db: D1Database, key: string): Promise<ClaimedProfile | null> {
  return (await readProfilesBy(db, [key])).find(row => row.key === key) ?? null
}

/** What one witness says of another account concerns nobody else: only an id that enough have seen does. */
async function readRelated(
  db: D1Database,
  key: ProfileKey,
  profile: ClaimedProfile | null,
  { isEnough, platformId }: Sighting,
): Promise<ClaimedProfile[]> {
  const seen = isEnough ? platformId : null
  return readProfilesBy(db, [
    key,
    ...(profile ? [profile.account] : []),
    ...(seen === null ? [] : [toAccount(key, seen).account]),
  ])
}

function toRivals(
  claim: ShopClaim,
  rivalClaims: readonly ShopClaim[],
  related: readonly ClaimedProfile[],
): string[] {
  const sellers = new Set([
    ...rivalClaims.map(({ seller_id }) => seller_id),
    ...related.flatMap(({ seller_id }) => seller_id ?? []),
  ])
  sellers.delete(claim.seller_id)
  return [...sellers]
}

/** Without people who have a part in it; of the desk are those who are now. */
export function toCounting<Row extends Pick<WitnessRow, 'account_id' | 'is_desk'>>(
  rows: readonly Row[],
  interested: ReadonlySet<string>,
  onlookers: ReadonlySet<string>,
): Row[] {
  return rows
    .filter(({ account_id }) => !interested.has(account_id))
    .map(row => ({ ...row, is_desk: row.is_desk && onlookers.has(row.account_id) }))
}

export function toWitness(row: WitnessRow) {
  return {
    account: row.account_id,
    device: row.device_digest,
    network: row.network_digest,
    isDesk: row.is_desk,
    platformId: row.platform_id,
    seenAt: row.seen_at,
  }
}
