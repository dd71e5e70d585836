import { canInShop } from '#shared/rules/can-in-shop'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSubjectHash } from '#shared/rules/subject-hash'
import type { ProfileRef } from '#shared/rules/subject-key'
import type { Session } from '../auth/identity.ts'
import { findShopOf } from '../db/claim-facts.ts'
import { insertClaim, readClaimsOf, readClaimsOn } from '../db/claims.ts'
import { insertUnclaimedProfiles } from '../db/profiles.ts'
import type { AttemptLimit } from './attempts.ts'
import { makeCode } from './claim-codes.ts'
import { toClaimEvent } from './claim-events.ts'
import { type ClaimParts, isInWork, noSuchClaim, notAllowed, toConflict } from './claim-parts.ts'
import type { Refusal } from './refusal.ts'
import { toProfileRow } from './seed-rows.ts'

const perAccount: AttemptLimit = { name: 'claims-per-account', most: 20, minutes: 24 * 60 }
const mostInWork = 10

/** Opens a claim of a shop on a profile, or finds the one that it has in work. */
export async function openClaim(
  parts: ClaimParts,
  { accountId }: Session,
  slug: string,
  { key, platform, handle }: ProfileRef,
): Promise<Result<{ id: string }, Refusal>> {
  const { db, log, sealing, attempts, requestPublish, now } = parts
  const shop = await findShopOf(db, accountId, slug)
  if (!shop) return toProblem(noSuchClaim)
  if (!canInShop(shop.role, 'claim-profile')) return toProblem(notAllowed)
  const taken = await attempts.take(perAccount, accountId)
  if (!taken.ok) return taken
  const hash = await toSubjectHash(key)
  const appended = await log.append(async () => {
    const [own, known] = await Promise.all([readClaimsOf(db, [shop.id]), readClaimsOn(db, hash)])
    const mine = known.find(({ seller_id }) => seller_id === shop.id)
    if (mine?.state === 'approved') return toProblem(alreadyYours)
    if (mine) return toOk({ events: [], statements: [], touched: {}, value: { id: mine.id } })
    if (own.filter(isInWork).length >= mostInWork) return toProblem(tooMany)
    const at = now()
    const id = crypto.randomUUID()
    const claim = { id, seller_id: shop.id, key, created_at: new Date(at).toISOString() }
    const row = {
      ...claim,
      claimed_by: accountId,
      hash,
      platform,
      handle,
      platform_id: null,
      state: 'open' as const,
      ...(await makeCode(sealing, claim, at)),
      placed_at: null,
      decided_at: null,
      recheck_asked_at: null,
      reminded_at: null,
      second_voter: null,
      second_drawn_at: null,
      told_at: null,
    }
    const actor = { accountId, role: shop.role }
    return toOk({
      events: [await toClaimEvent(sealing, { type: 'claim-opened', claim, actor })],
      // A row that nobody has, so that the profile is listed and witnesses know what to look for.
      statements: [...insertUnclaimedProfiles(db, [await toProfileRow(key)]), ...insertClaim(db, row)],
      touched: { profiles: [key] },
      value: { id },
    })
  })
  if (!appended.ok) return appended
  await requestPublish()
  return toOk(appended.value.value)
}

const alreadyYours = toConflict(
  'Akun ini sudah tercatat milik tokomu.',
  'This profile is on record as your shop’s already.',
)
const tooMany = toConflict(
  'Masih ada 10 klaim yang berjalan. Selesaikan atau batalkan salah satu dulu.',
  'Ten claims are in work already. Finish or give up one of them first.',
)
