import type { ProfileKey } from '#shared/domain/subject'
import { type ClaimFacts, type ClaimProgress, progressOf } from '#shared/rules/claim-progress'
import { type ClaimedProfile, hasCheckedCredential, readMembers, readProfilesBy } from '../db/claim-facts.ts'
import { readClaimsOn, type ShopClaim } from '../db/claims.ts'
import { readVotes, readWitnesses, type VoteRow, type WitnessRow } from '../db/witnesses.ts'
import { toAccount } from './account-of.ts'

/** A claim with everything that is on record beside it. */
export interface ClaimContext {
  claim: ShopClaim
  facts: ClaimFacts
  progress: ClaimProgress
  votes: readonly VoteRow[]
  /** The profile itself, and all that are known to be the same account as it or as the one that was seen. */
  profile: ClaimedProfile | null
  related: readonly ClaimedProfile[]
  /** Other shops that claim the profile or have it. */
  rivals: readonly string[]
  /** Claims of those on this profile. */
  rivalClaims: readonly ShopClaim[]
}

export async function readContext(db: D1Database, claim: ShopClaim, now: number): Promise<ClaimContext> {
  const [witnessRows, votes, claims, hasCredential] = await Promise.all([
    readWitnesses(db, claim.id),
    readVotes(db, claim.id),
    readClaimsOn(db, claim.hash),
    hasCheckedCredential(db, claim.seller_id, new Date(now).toISOString()),
  ])
  const { profile, related } = await readRelated(db, claim.key as ProfileKey, witnessRows)
  const rivalClaims = claims.filter(({ seller_id }) => seller_id !== claim.seller_id)
  const rivals = new Set([
    ...rivalClaims.map(({ seller_id }) => seller_id),
    ...related.flatMap(({ seller_id }) => seller_id ?? []),
  ])
  rivals.delete(claim.seller_id)
  const facts: ClaimFacts = {
    state: claim.state,
    witnesses: witnessRows.map(toWitness),
    votes: votes.map(({ account_id, vote }) => ({ account: account_id, vote })),
    storedPlatformId: profile?.platform_id ?? null,
    isDisputed: rivals.size > 0,
    hasCredential,
  }
  const progress = progressOf(facts)
  return { claim, facts, progress, votes, profile, related, rivals: [...rivals], rivalClaims }
}

/** Everybody with a part in it: members of the shop and of those that want the same profile decide nothing about it. */
export async function readInterested(
  db: D1Database,
  { claim, rivals }: Pick<ClaimContext, 'claim' | 'rivals'>,
): Promise<ReadonlySet<string>> {
  const members = await readMembers(db, [claim.seller_id, ...rivals])
  return new Set(members.map(({ account_id }) => account_id))
}

async function readRelated(db: D1Database, key: ProfileKey, witnesses: readonly WitnessRow[]) {
  const seen = witnesses.flatMap(({ platform_id }) =>
    platform_id === null ? [] : toAccount(key, platform_id).account,
  )
  const keys = [...new Set<string>([key, ...seen])]
  const rows = await readProfilesBy(db, keys)
  const profile = rows.find(row => row.key === key) ?? null
  if (!profile || keys.includes(profile.account)) return { profile, related: rows }
  return { profile, related: await readProfilesBy(db, [...keys, profile.account]) }
}

export function toWitness({
  account_id,
  device_digest,
  network_digest,
  is_desk,
  platform_id,
  seen_at,
}: WitnessRow) {
  return {
    account: account_id,
    device: device_digest,
    network: network_digest,
    isDesk: is_desk,
    platformId: platform_id,
    seenAt: seen_at,
  }
}
