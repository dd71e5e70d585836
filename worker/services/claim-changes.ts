import type { ProfileKey } from '#shared/domain/subject'
import { type ClaimedProfile, deleteIdleProfile, moveFindings, releaseProfiles } from '../db/claim-facts.ts'
import { readClaimsOn, type ShopClaim, updateClaim } from '../db/claims.ts'
import { insertHandles, insertUnclaimedProfiles, type ProfileRow, upsertProfiles } from '../db/profiles.ts'
import type { Touched } from '../db/unpublished.ts'
import { noCode } from './claim-codes.ts'
import type { ClaimContext } from './claim-context.ts'
import { toProfileRow } from './seed-rows.ts'

/** Nobody is asked to look, and nobody is drawn for it. */
export const noRecheck = { recheck_asked_at: null, second_voter: null, second_drawn_at: null }

/** What a decision writes, and who has to hear of it. */
export interface ClaimChange {
  statements: D1PreparedStatement[]
  touched: Touched
  /** Approved claims of others that are none any more. */
  lapsed: ShopClaim[]
}

/**
 * The profile becomes the shop's, as an import would write it. Whoever had it, or another handle of its account, has it
 * no longer; and what was found about another account that had this handle goes with that account.
 */
export async function toApproval(db: D1Database, context: ClaimContext, now: string): Promise<ClaimChange> {
  const { claim, profile, related, progress } = context
  const { sighting } = progress
  const key = claim.key as ProfileKey
  const platformId = sighting.platformId ?? profile?.platform_id ?? null
  const own = await toProfileRow(key, platformId ?? undefined)
  const proof = { control_proven_at: now, control_seen_at: sighting.seenAt ?? now }
  const rows: ProfileRow[] = [{ ...own, ...proof, seller_id: claim.seller_id }]
  if (own.account !== key) {
    rows.push({ ...(await toProfileRow(own.account as ProfileKey)), seller_id: claim.seller_id })
  }
  const others = related.filter(
    row =>
      row.seller_id !== null &&
      row.seller_id !== claim.seller_id &&
      (row.key === key || row.account === own.account),
  )
  const isMoved = profile !== null && profile.account !== own.account
  const lost = [...others, ...(isMoved ? toIdRows(profile, related) : [])]
  const lapsed = await readApproved(db, others)
  return {
    statements: [
      ...lapsed.map(({ id }) => updateClaim(db, id, { ...noRecheck, state: 'lapsed', decided_at: now })),
      ...releaseProfiles(
        db,
        lost.map(({ id }) => id),
      ),
      ...(sighting.isIdChanged && profile ? await splitAccount(db, profile, claim.handle, now) : []),
      ...upsertProfiles(db, rows),
      updateClaim(db, claim.id, {
        ...noCode,
        ...noRecheck,
        state: 'approved',
        decided_at: now,
        platform_id: platformId,
      }),
    ],
    touched: {
      sellers: [claim.seller_id, ...lost.flatMap(({ seller_id }) => seller_id ?? [])],
      profiles: [key, own.account, ...related.map(row => row.key)],
    },
    lapsed,
  }
}

/** The claim is over without the profile becoming the shop's. */
export function toEnd(
  db: D1Database,
  claim: Pick<ShopClaim, 'id' | 'key'>,
  state: 'refused' | 'withdrawn' | 'expired',
  now: string,
): ClaimChange {
  return {
    statements: [
      updateClaim(db, claim.id, { ...noCode, ...noRecheck, state, decided_at: now }),
      deleteIdleProfile(db, claim.key),
    ],
    touched: { profiles: [claim.key] },
    lapsed: [],
  }
}

/** The handle has become another account's: the proof goes, and the account that had it keeps what is its own. */
export async function toLapse(
  db: D1Database,
  { profile, related }: { profile: ClaimedProfile; related: readonly ClaimedProfile[] },
  handle: string,
  now: string,
): Promise<ClaimChange> {
  const lapsed = await readApproved(db, [profile])
  const lost = [profile, ...toIdRows(profile, related)]
  return {
    statements: [
      ...lapsed.map(({ id }) => updateClaim(db, id, { ...noRecheck, state: 'lapsed', decided_at: now })),
      ...(profile.account === profile.key ? [] : await keepHandle(db, profile, handle, now)),
      ...releaseProfiles(
        db,
        lost.map(({ id }) => id),
      ),
    ],
    touched: {
      sellers: profile.seller_id === null ? [] : [profile.seller_id],
      profiles: lost.map(({ key }) => key),
    },
    lapsed,
  }
}

/** A shop lets a profile go, and the id of its account unless it keeps another handle of that. */
export function toRelease(
  db: D1Database,
  { claim, profile, related }: Pick<ClaimContext, 'claim' | 'profile' | 'related'>,
  now: string,
): ClaimChange {
  const own = profile?.seller_id === claim.seller_id ? [profile, ...toIdRows(profile, related)] : []
  return {
    statements: [
      updateClaim(db, claim.id, { ...noRecheck, state: 'withdrawn', decided_at: now }),
      ...releaseProfiles(
        db,
        own.map(({ id }) => id),
      ),
      ...own.map(({ key }) => deleteIdleProfile(db, key)),
    ],
    touched: { sellers: [claim.seller_id], profiles: own.map(({ key }) => key) },
    lapsed: [],
  }
}

/** The row of an account's id stays with a shop only while it has a proven handle of that account. */
function toIdRows(gone: ClaimedProfile, related: readonly ClaimedProfile[]): ClaimedProfile[] {
  const ofShop = related.filter(
    row => row.account === gone.account && row.seller_id === gone.seller_id && row.id !== gone.id,
  )
  const isHeld = ofShop.some(row => row.key !== gone.account && row.control_proven_at !== null)
  return isHeld ? [] : ofShop.filter(row => row.key === gone.account)
}

async function readApproved(db: D1Database, profiles: readonly ClaimedProfile[]): Promise<ShopClaim[]> {
  const claims = await Promise.all(profiles.map(({ hash }) => readClaimsOn(db, hash)))
  return claims.flat().filter(({ state }) => state === 'approved')
}

/** Findings, and the dated handle, stay with the account that had it. */
async function splitAccount(
  db: D1Database,
  profile: ClaimedProfile,
  handle: string,
  now: string,
): Promise<D1PreparedStatement[]> {
  const before = await toProfileRow(profile.account as ProfileKey)
  return [...(await keepHandle(db, profile, handle, now)), moveFindings(db, profile.id, before.id)]
}

async function keepHandle(
  db: D1Database,
  profile: ClaimedProfile,
  handle: string,
  until: string,
): Promise<D1PreparedStatement[]> {
  const before = await toProfileRow(profile.account as ProfileKey)
  return [
    ...insertUnclaimedProfiles(db, [before]),
    ...insertHandles(db, [{ profile_id: before.id, handle, until }]),
  ]
}
