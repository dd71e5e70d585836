import type { MarkSighting } from '#shared/domain/claim'
import { countIndependent } from '#shared/rules/are-independent'
import { addDays } from '#shared/rules/dates'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { Session } from '../auth/identity.ts'
import { type ClaimedProfile, readPeopleOf, readShops } from '../db/claim-facts.ts'
import { readClaimsOn } from '../db/claims.ts'
import { readSightings, type SightingRow, upsertSighting } from '../db/witnesses.ts'
import type { AttemptLimit } from './attempts.ts'
import { findProfile, readDesk, toCounting, toWitness } from './claim-context.ts'
import { toClaimEvent } from './claim-events.ts'
import {
  isOther,
  isRestoring,
  noDevice,
  otherIdOf,
  togetherDays,
  toQueued,
  toRenewal,
} from './claim-looks.ts'
import type { ClaimParts } from './claim-parts.ts'
import { isFresh, wrongClock } from './claim-witnesses.ts'
import type { Refusal } from './refusal.ts'

export interface MarkSightings {
  /** Somebody saw the shop's mark on its profile again; whether it counts for something new. */
  see(
    session: Session,
    sighting: MarkSighting,
    network: string,
  ): Promise<Result<{ isCounted: boolean }, Refusal>>
}

const weekDays = 7
const neededSightings = 2
const perAccount: AttemptLimit = { name: 'mark-sightings-per-account', most: 200, minutes: 24 * 60 }

export function createMarkSightings(parts: ClaimParts): MarkSightings {
  const { log, attempts, now } = parts
  return {
    async see(session, sighting, network) {
      if (!isFresh(sighting.at, now())) return toProblem(wrongClock)
      const taken = await attempts.take(perAccount, session.accountId)
      if (!taken.ok) return taken
      const appended = await log.append(() => planSighting(parts, session, sighting, network))
      if (!appended.ok) return appended
      const { isCounted } = appended.value.value
      if (isCounted) await parts.requestPublish()
      return toOk({ isCounted })
    },
  }
}

async function planSighting(
  parts: ClaimParts,
  { accountId }: Session,
  sighting: MarkSighting,
  network: string,
) {
  const { db, sealing, now } = parts
  const profile = await findProfile(db, sighting.key)
  const sellerId = profile?.seller_id ?? 'none'
  const [desk, shops, people, before, [device], [networkDigest]] = await Promise.all([
    readDesk(db),
    readShops(db, [sellerId]),
    readPeopleOf(db, [sellerId]),
    readSightings(db, profile?.id ?? 'none'),
    sealing.fingerprint(`witness-device/${sighting.installId}`),
    sealing.fingerprint(`witness-network/${network}`),
  ])
  const row: SightingRow = {
    account_id: accountId,
    device_digest: device,
    network_digest: networkDigest,
    is_desk: desk.onlookers.has(accountId),
    platform_id: sighting.platformId,
    seen_at: new Date(now()).toISOString(),
  }
  const isShops = shops.some(({ slug }) => slug === sighting.slug)
  const isProven = profile !== null && profile.control_seen_at !== null
  const isNothing =
    !isProven || !isShops || people.includes(accountId) || !isNews(profile, before, row, now())
  if (isNothing) return toOk({ events: [], statements: [], touched: {}, value: { isCounted: false } })
  const others = before.filter(other => other.account_id !== accountId)
  const counting = toCounting(others, new Set(people), desk.onlookers)
  return toOk(await planCounted(parts, profile, [...counting, row], row))
}

/** Weekly is enough, of a profile and of a person; that another account stands there is always news. */
function isNews(
  profile: ClaimedProfile,
  before: readonly SightingRow[],
  row: SightingRow,
  now: number,
): boolean {
  const isThisWeek = (instant: string) => addDays(Date.parse(instant), weekDays) > now
  const last = before.find(({ account_id }) => account_id === row.account_id)
  // A look by hand stands until the second person has looked: no extension writes over it.
  const isByHand = last?.device_digest === noDevice && addDays(Date.parse(last.seen_at), togetherDays) > now
  if (isByHand) return false
  const isSame = last !== undefined && last.platform_id === row.platform_id && isThisWeek(last.seen_at)
  return !isSame && (isOther(profile, row) || !isThisWeek(profile.control_seen_at ?? ''))
}

async function planCounted(
  parts: ClaimParts,
  profile: ClaimedProfile,
  rows: readonly SightingRow[],
  own: SightingRow,
) {
  const { db, sealing, now } = parts
  const sellerId = profile.seller_id ?? ''
  const claims = (await readClaimsOn(db, profile.hash)).filter(
    ({ state, seller_id }) => state === 'approved' && seller_id === sellerId,
  )
  const kept = upsertSighting(db, { ...own, profile_id: profile.id, is_desk: own.is_desk ? 1 : 0 })
  const actor = { accountId: own.account_id, role: own.is_desk ? 'desk' : 'user' }
  const claim = claims[0] ?? { id: profile.id, seller_id: sellerId, key: profile.key }
  // What extensions say of another account takes nothing from anybody: it brings somebody who looks.
  const isDoubted = otherIdOf(profile, rows) !== null
  const isSeen = !isOther(profile, own) && isSeenEnough(profile, rows, own, now())
  const isRenewed = isSeen && !isDoubted && !(await isRestoring(db, profile, now()))
  const what = { isRenewed, ...(isOther(profile, own) ? { platformId: own.platform_id } : {}) }
  const isQueued = isDoubted || (isSeen && !isRenewed)
  return {
    events: [await toClaimEvent(sealing, { type: 'mark-seen', claim, actor, what })],
    statements: [
      ...kept,
      ...(isRenewed ? toRenewal(db, profile.id, claims, own.seen_at) : []),
      // What was `verified` and stepped down is restored by two people of the desk, not by being seen.
      ...(isQueued ? toQueued(db, claims, own.seen_at) : []),
    ],
    touched: isRenewed ? { sellers: [sellerId], profiles: [profile.key] } : {},
    value: { isCounted: true },
  }
}

function isSeenEnough(
  profile: ClaimedProfile,
  rows: readonly SightingRow[],
  own: SightingRow,
  now: number,
): boolean {
  const seen = rows.filter(
    row =>
      !isOther(profile, row) &&
      row.device_digest !== noDevice &&
      addDays(Date.parse(row.seen_at), togetherDays) > now,
  )
  return own.is_desk || countIndependent(seen.map(row => toWitness(row))) >= neededSightings
}
