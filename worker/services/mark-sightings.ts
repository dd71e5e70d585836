import type { MarkSighting } from '#shared/domain/claim'
import { countIndependent } from '#shared/rules/are-independent'
import { canAtDesk } from '#shared/rules/can-at-desk'
import { neededWitnesses } from '#shared/rules/claim-progress'
import { addDays } from '#shared/rules/dates'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { controlSeenDays } from '#shared/rules/verdict-of'
import type { Session } from '../auth/identity.ts'
import {
  type ClaimedProfile,
  findShopRole,
  hasCheckedCredential,
  readProfilesBy,
  readShops,
  renewControl,
} from '../db/claim-facts.ts'
import { readClaimsOn, type ShopClaim, updateClaim } from '../db/claims.ts'
import { readDeskRoles } from '../db/desk-roles.ts'
import { readSightings, type SightingRow, upsertSighting } from '../db/witnesses.ts'
import type { AttemptLimit } from './attempts.ts'
import { toLapse } from './claim-changes.ts'
import { toWitness } from './claim-context.ts'
import { toClaimEvent } from './claim-events.ts'
import { tellLapsed } from './claim-messages.ts'
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

/** Sightings this far apart still speak of one time. */
const togetherDays = 14
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
      const { isCounted, lapsed } = appended.value.value
      for (const claim of lapsed) await tellLapsed(parts, claim)
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
  const [profile = null] = (await readProfilesBy(db, [sighting.key])).filter(
    ({ key }) => key === sighting.key,
  )
  const sellerId = profile?.seller_id ?? 'none'
  const [roles, shops, shopRole, before, [device], [networkDigest]] = await Promise.all([
    readDeskRoles(db, accountId),
    readShops(db, [sellerId]),
    findShopRole(db, accountId, sellerId),
    readSightings(db, profile?.id ?? 'none'),
    sealing.fingerprint(`witness-device/${sighting.installId}`),
    sealing.fingerprint(`witness-network/${network}`),
  ])
  const row: SightingRow = {
    account_id: accountId,
    device_digest: device,
    network_digest: networkDigest,
    is_desk: canAtDesk(roles, 'witness-at-once'),
    platform_id: sighting.platformId,
    seen_at: new Date(now()).toISOString(),
  }
  const isShops = shops.some(({ slug }) => slug === sighting.slug)
  const isProven = profile !== null && profile.control_seen_at !== null
  const isNothing = !isProven || !isShops || shopRole !== null || !isNews(profile, before, row, now())
  if (isNothing) {
    return toOk({ events: [], statements: [], touched: {}, value: { isCounted: false, lapsed: [] } })
  }
  const recent = before.filter(
    other => other.account_id !== accountId && addDays(Date.parse(other.seen_at), togetherDays) > now(),
  )
  return toOk(await planCounted(parts, profile, [...recent, row], row))
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
  const isSame = last !== undefined && last.platform_id === row.platform_id && isThisWeek(last.seen_at)
  return !isSame && (isOther(profile, row) || !isThisWeek(profile.control_seen_at ?? ''))
}

function isOther({ platform_id }: ClaimedProfile, row: SightingRow): boolean {
  return platform_id !== null && row.platform_id !== null && row.platform_id !== platform_id
}

async function planCounted(
  parts: ClaimParts,
  profile: ClaimedProfile,
  rows: readonly SightingRow[],
  own: SightingRow,
) {
  const { db, sealing } = parts
  const sellerId = profile.seller_id ?? ''
  const claims = (await readClaimsOn(db, profile.hash)).filter(({ state }) => state === 'approved')
  const kept = upsertSighting(db, { ...own, profile_id: profile.id, is_desk: own.is_desk ? 1 : 0 })
  const actor = { accountId: own.account_id, role: own.is_desk ? 'desk' : 'user' }
  const subject = claims[0] ?? { id: profile.id, seller_id: sellerId, key: profile.key }
  if (isOther(profile, own)) {
    const others = rows.filter(row => isOther(profile, row) && row.platform_id === own.platform_id)
    const isOver = own.is_desk || countIndependent(others.map(toWitness)) >= neededWitnesses
    const lapse = isOver ? await toLapse(db, profile, profile.key.split(':')[1] ?? '', own.seen_at) : null
    const type = isOver ? 'claim-lapsed' : 'mark-seen'
    const what = { platformId: own.platform_id }
    return {
      events: [await toClaimEvent(sealing, { type, claim: subject, actor, what, why: 'another account' })],
      statements: [...kept, ...(lapse?.statements ?? [])],
      touched: lapse?.touched ?? {},
      value: { isCounted: true, lapsed: lapse?.lapsed ?? [] },
    }
  }
  const seen = rows.filter(row => !isOther(profile, row))
  const isRenewed = own.is_desk || countIndependent(seen.map(toWitness)) >= neededSightings
  const renewal = isRenewed ? await renew(parts, profile, claims, own.seen_at) : null
  return {
    events: [await toClaimEvent(sealing, { type: 'mark-seen', claim: subject, actor, what: { isRenewed } })],
    statements: [...kept, ...(renewal ?? [])],
    touched: renewal ? { sellers: [sellerId], profiles: [profile.key] } : {},
    value: { isCounted: true, lapsed: [] },
  }
}

/** What was `verified` and stepped down is restored by two people of the desk, not by being seen: it goes to them. */
async function renew(
  { db, now }: ClaimParts,
  profile: ClaimedProfile,
  claims: readonly ShopClaim[],
  seenAt: string,
): Promise<D1PreparedStatement[]> {
  if (await isRestoring(db, profile, now())) {
    return claims
      .filter(({ recheck_asked_at }) => recheck_asked_at === null)
      .map(({ id }) => updateClaim(db, id, { recheck_asked_at: seenAt }))
  }
  return toRenewal(db, profile.id, claims, seenAt)
}

/** Whether seeing the mark of this profile would make it `verified` again. */
export async function isRestoring(db: D1Database, profile: ClaimedProfile, now: number): Promise<boolean> {
  const steppedDownAt = addDays(Date.parse(profile.control_seen_at ?? ''), controlSeenDays)
  if (now < steppedDownAt) return false
  return hasCheckedCredential(db, profile.seller_id ?? '', new Date(now).toISOString())
}

export function toRenewal(
  db: D1Database,
  profileId: string,
  claims: readonly Pick<ShopClaim, 'id'>[],
  seenAt: string,
): D1PreparedStatement[] {
  const anew = { reminded_at: null, told_at: null, recheck_asked_at: null, second_voter: null }
  return [
    renewControl(db, profileId, seenAt),
    ...claims.map(({ id }) => updateClaim(db, id, { ...anew, second_drawn_at: null })),
  ]
}
