import { countIndependent } from '#shared/rules/are-independent'
import { neededWitnesses } from '#shared/rules/claim-progress'
import { addDays } from '#shared/rules/dates'
import { controlSeenDays } from '#shared/rules/verdict-of'
import { type ClaimedProfile, hasCheckedCredential, renewControl } from '../db/claim-facts.ts'
import { type ShopClaim, updateClaim } from '../db/claims.ts'
import { readSightings, type SightingRow } from '../db/witnesses.ts'
import { noRecheck } from './claim-changes.ts'
import { findProfile, readDesk, readInterested, toCounting, toWitness } from './claim-context.ts'

/** The profile of an approved claim, with all that was seen on it since its mark was last. */
export interface ClaimLooks {
  profile: ClaimedProfile
  interested: ReadonlySet<string>
  /** Sightings that count: of nobody with a part in it, and by the desk only while they are of it. */
  sightings: readonly SightingRow[]
  /** Those by hand, not long ago. */
  byHand: readonly SightingRow[]
  /** Another account that was seen under the handle; null when too few saw one. */
  otherId: string | null
  /** Who was drawn to look second, while it is theirs to do. */
  drawn: string | null
}

/** Sightings this far apart still speak of one time. */
export const togetherDays = 14
/** Whoever is drawn has so long; then somebody else is. */
export const drawnMs = 24 * 3_600_000
/** Who looks by hand uses no install: in the place of its digest, nothing. */
export const noDevice = ''

/** Null when the profile is not, or not any more, proven to be the shop's. */
export async function readLooks(db: D1Database, claim: ShopClaim, now: number): Promise<ClaimLooks | null> {
  const profile = await findProfile(db, claim.key)
  const isProven = profile !== null && profile.control_seen_at !== null
  if (!isProven || claim.state !== 'approved' || profile.seller_id !== claim.seller_id) return null
  const [interested, desk, rows] = await Promise.all([
    readInterested(db, [claim]),
    readDesk(db),
    readSightings(db, profile.id),
  ])
  const sightings = toCounting(rows, interested, desk.onlookers)
  const { second_voter, second_drawn_at } = claim
  const isTheirs = second_voter !== null && desk.voters.has(second_voter) && !interested.has(second_voter)
  const isInTime = second_drawn_at !== null && Date.parse(second_drawn_at) + drawnMs > now
  return {
    profile,
    interested,
    sightings,
    byHand: sightings.filter(
      row =>
        row.device_digest === noDevice &&
        desk.voters.has(row.account_id) &&
        addDays(Date.parse(row.seen_at), togetherDays) > now,
    ),
    otherId: otherIdOf(profile, sightings),
    drawn: isTheirs && isInTime ? second_voter : null,
  }
}

/** The page showed another account than the one that is proven. */
export function isOther(
  { platform_id }: Pick<ClaimedProfile, 'platform_id'>,
  row: Pick<SightingRow, 'platform_id'>,
): boolean {
  return platform_id !== null && row.platform_id !== null && row.platform_id !== platform_id
}

/** What one of the desk saw since the mark was last seen, or three who have nothing to do with each other. */
export function otherIdOf(profile: ClaimedProfile, sightings: readonly SightingRow[]): string | null {
  const others = sightings.filter(
    row => isOther(profile, row) && row.seen_at > (profile.control_seen_at ?? ''),
  )
  const ids = new Set(others.map(({ platform_id }) => platform_id))
  const isEnough = (id: string | null) => {
    const rows = others.filter(({ platform_id }) => platform_id === id)
    const isSeenByDesk = rows.some(({ is_desk }) => is_desk)
    return isSeenByDesk || countIndependent(rows.map(row => toWitness(row))) >= neededWitnesses
  }
  return [...ids].find(isEnough) ?? null
}

/** Whether seeing the mark of this profile would make it `verified` again. */
export async function isRestoring(db: D1Database, profile: ClaimedProfile, now: number): Promise<boolean> {
  return now >= toStepDown(profile) && hasChecked(db, profile, now)
}

/** Whether taking its proof away would take `verified` with it. */
export async function isVerified(db: D1Database, profile: ClaimedProfile, now: number): Promise<boolean> {
  return now < toStepDown(profile) && hasChecked(db, profile, now)
}

function toStepDown({ control_seen_at }: ClaimedProfile): number {
  return addDays(Date.parse(control_seen_at ?? ''), controlSeenDays)
}

function hasChecked(db: D1Database, { seller_id }: ClaimedProfile, now: number): Promise<boolean> {
  return hasCheckedCredential(db, seller_id ?? '', new Date(now).toISOString())
}

export function toRenewal(
  db: D1Database,
  profileId: string,
  claims: readonly Pick<ShopClaim, 'id'>[],
  seenAt: string,
): D1PreparedStatement[] {
  const anew = { ...noRecheck, reminded_at: null, told_at: null }
  return [renewControl(db, profileId, seenAt), ...claims.map(({ id }) => updateClaim(db, id, anew))]
}

/** The desk is asked to look, once. */
export function toQueued(db: D1Database, claims: readonly ShopClaim[], at: string): D1PreparedStatement[] {
  return claims
    .filter(({ state, recheck_asked_at }) => state === 'approved' && recheck_asked_at === null)
    .map(({ id }) => updateClaim(db, id, { recheck_asked_at: at }))
}
