import { canAtDesk } from '#shared/rules/can-at-desk'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { Session } from '../auth/identity.ts'
import { readProfilesBy } from '../db/claim-facts.ts'
import { findClaim, type ShopClaim, updateClaim } from '../db/claims.ts'
import { readDeskRoles } from '../db/desk-roles.ts'
import { upsertSighting } from '../db/witnesses.ts'
import { noRecheck, toLapse } from './claim-changes.ts'
import { needsPasskey } from './claim-decision.ts'
import { toClaimEvent } from './claim-events.ts'
import {
  type ClaimLooks,
  isOther,
  isRestoring,
  isVerified,
  noDevice,
  readLooks,
  toRenewal,
} from './claim-looks.ts'
import { tellLapsed, tellUnseen } from './claim-messages.ts'
import { type ClaimParts, noSuchClaim, toConflict, toForbidden } from './claim-parts.ts'
import type { Plan } from './event-log.ts'
import type { Refusal } from './refusal.ts'
import { drawSecond } from './second-person.ts'

/** What stands on a profile: the mark of its shop, no mark, or another account under the handle. */
export type LookFound = 'seen' | 'unseen' | 'other'

export interface ClaimRecheck {
  /** Somebody of the desk looked at the profile by hand. */
  answer(session: Session, claimId: string, found: LookFound): Promise<Result<{ isDone: boolean }, Refusal>>
}

interface Outcome {
  isDone: boolean
  after(): Promise<void>
}

export function createClaimRecheck(parts: ClaimParts): ClaimRecheck {
  const { log, requestPublish } = parts
  return {
    async answer(session, claimId, found) {
      const appended = await log.append(() => planAnswer(parts, session, claimId, found))
      if (!appended.ok) return appended
      const { isDone, after } = appended.value.value
      await after()
      if (isDone) await requestPublish()
      return toOk({ isDone })
    },
  }
}

interface Look {
  claim: ShopClaim
  looks: ClaimLooks
  accountId: string
  found: LookFound
  at: string
}

async function planAnswer(
  parts: ClaimParts,
  { accountId, method }: Session,
  claimId: string,
  found: LookFound,
): Promise<Result<Plan<Outcome>, Refusal>> {
  const { db, now } = parts
  if (!canAtDesk(await readDeskRoles(db, accountId), 'vote-on-claim')) return toProblem(noSuchClaim)
  if (method !== 'passkey') return toProblem(needsPasskey)
  const claim = await findClaim(db, claimId)
  const looks = claim && (await readLooks(db, claim, now()))
  if (!claim || !looks || claim.recheck_asked_at === null) return toProblem(notAsked)
  if (looks.interested.has(accountId)) return toProblem(ownShop)
  // Whoever was drawn has a day; nobody may draw again before, until the one comes up whom they like.
  if (looks.drawn !== null && looks.drawn !== accountId) return toProblem(notDrawn)
  if (found === 'other' && looks.otherId === null) return toProblem(noOther)
  const look = { claim, looks, accountId, found, at: new Date(now()).toISOString() }
  return toOk(await planLook(parts, look))
}

async function planLook(parts: ClaimParts, look: Look): Promise<Plan<Outcome>> {
  const { db, sealing, now } = parts
  const { claim, looks, accountId, found, at } = look
  const { profile } = looks
  const actor = { accountId, role: 'desk' }
  const what = { found, ...(found === 'other' ? { platformId: looks.otherId } : {}) }
  const event = await toClaimEvent(sealing, { type: 'recheck-done', claim, actor, what })
  if (found === 'unseen') {
    const days = Math.floor((now() - Date.parse(profile.control_seen_at ?? at)) / 86_400_000)
    return {
      events: [event],
      statements: [updateClaim(db, claim.id, noRecheck)],
      touched: {},
      value: { isDone: true, after: () => tellUnseen(parts, claim, Math.max(1, days)) },
    }
  }
  const kept = upsertSighting(db, {
    profile_id: profile.id,
    account_id: accountId,
    device_digest: noDevice,
    network_digest: noDevice,
    is_desk: 1,
    platform_id: found === 'other' ? looks.otherId : null,
    seen_at: at,
  })
  const { isDone, statements } = await planSecond(parts, look)
  if (!isDone) {
    const value = { isDone, after: async () => {} }
    return { events: [event], statements: [...kept, ...statements], touched: {}, value }
  }
  if (found === 'other') return planLapse(parts, look, [event], kept)
  return {
    events: [event],
    statements: [...kept, ...toRenewal(db, profile.id, [claim], at)],
    touched: { sellers: [claim.seller_id], profiles: [claim.key] },
    value: { isDone, after: async () => {} },
  }
}

/** Whether this look decides it; else who is drawn to look as well. */
async function planSecond({ db, now }: ClaimParts, { claim, looks, accountId, found, at }: Look) {
  const { profile, interested, byHand, drawn } = looks
  const isTwoNeeded = await (found === 'other' ? isVerified : isRestoring)(db, profile, now())
  if (!isTwoNeeded) return { isDone: true, statements: [] }
  const first = byHand.find(
    row => row.account_id !== accountId && isOther(profile, row) === (found === 'other'),
  )
  const excluded = new Set([...interested, first?.account_id ?? accountId])
  const second = drawn ?? (await drawSecond(db, excluded, null))
  const wanted = { second_voter: second, second_drawn_at: second === null ? null : at }
  return {
    isDone: first !== undefined && second === accountId,
    statements: [updateClaim(db, claim.id, wanted)],
  }
}

/** The proof is over by what people of the desk saw with their own eyes. */
async function planLapse(
  parts: ClaimParts,
  { claim, looks, accountId, at }: Look,
  events: Plan<Outcome>['events'],
  kept: readonly D1PreparedStatement[],
): Promise<Plan<Outcome>> {
  const { db, sealing } = parts
  const { profile } = looks
  const related = await readProfilesBy(db, [profile.key, profile.account])
  const { statements, touched, lapsed } = await toLapse(db, { profile, related }, claim.handle, at)
  const actor = { accountId, role: 'desk' }
  const why = 'another account'
  return {
    events: [...events, await toClaimEvent(sealing, { type: 'claim-lapsed', claim, actor, why })],
    statements: [...kept, ...statements],
    touched,
    value: {
      isDone: true,
      async after() {
        for (const each of lapsed) await tellLapsed(parts, each, 'other-account')
      },
    },
  }
}

const notAsked = toConflict('Tidak ada yang perlu diperiksa di sini.', 'There is nothing to look at here.')
const ownShop = toForbidden(
  'Kamu anggota toko ini, sekarang atau dulu, jadi tidak bisa memeriksanya.',
  'You are or were a member of this shop, so you cannot check it.',
)
const notDrawn = toForbidden(
  'Pemeriksaan kedua hanya bisa dilakukan orang yang diundi.',
  'The second look is taken by the person who was drawn.',
)
const noOther = toConflict(
  'Belum ada ekstensi yang melihat akun lain di nama ini. Buka dulu profilnya dengan ekstensimu.',
  'No extension has seen another account under this handle. Open the profile with your extension first.',
)
