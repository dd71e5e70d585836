import { canAtDesk } from '#shared/rules/can-at-desk'
import { addDays } from '#shared/rules/dates'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { Session } from '../auth/identity.ts'
import { type ClaimedProfile, readMembers, readProfilesBy } from '../db/claim-facts.ts'
import { findClaim, type ShopClaim, updateClaim } from '../db/claims.ts'
import { readDeskRoles } from '../db/desk-roles.ts'
import { readSightings, upsertSighting } from '../db/witnesses.ts'
import { needsPasskey } from './claim-decision.ts'
import { toClaimEvent } from './claim-events.ts'
import { tellUnseen } from './claim-messages.ts'
import { type ClaimParts, noSuchClaim, toConflict, toForbidden } from './claim-parts.ts'
import { isRestoring, toRenewal } from './mark-sightings.ts'
import type { Refusal } from './refusal.ts'
import { drawSecond } from './second-person.ts'

export interface ClaimRecheck {
  /** Somebody of the desk looked at the profile by hand. */
  answer(session: Session, claimId: string, isSeen: boolean): Promise<Result<{ isDone: boolean }, Refusal>>
}

/** Two who look at one time: the first of them not longer ago. */
const togetherDays = 14
const drawnMs = 24 * 3_600_000
/** Who looks by hand uses no install: in the place of its digest, nothing. */
const byHand = ''

export function createClaimRecheck(parts: ClaimParts): ClaimRecheck {
  const { db, log, requestPublish } = parts
  return {
    async answer(session, claimId, isSeen) {
      const roles = await readDeskRoles(db, session.accountId)
      if (!canAtDesk(roles, 'vote-on-claim')) return toProblem(noSuchClaim)
      if (session.method !== 'passkey') return toProblem(needsPasskey)
      const appended = await log.append(() => planAnswer(parts, session.accountId, claimId, isSeen))
      if (!appended.ok) return appended
      const { isDone, after } = appended.value.value
      await after()
      if (isDone) await requestPublish()
      return toOk({ isDone })
    },
  }
}

async function planAnswer(parts: ClaimParts, accountId: string, claimId: string, isSeen: boolean) {
  const { db, sealing, now } = parts
  const claim = await findClaim(db, claimId)
  const profile = claim && (await findProven(db, claim))
  if (!claim || !profile || claim.recheck_asked_at === null) return toProblem(notAsked)
  const members = (await readMembers(db, [claim.seller_id])).map(({ account_id }) => account_id)
  if (members.includes(accountId)) return toProblem(ownShop)
  const at = new Date(now()).toISOString()
  const actor = { accountId, role: 'desk' }
  const event = await toClaimEvent(sealing, { type: 'recheck-done', claim, actor, what: { isSeen } })
  if (!isSeen) {
    const over = { recheck_asked_at: null, second_voter: null, second_drawn_at: null }
    const days = Math.floor((now() - Date.parse(profile.control_seen_at ?? at)) / 86_400_000)
    return toOk({
      events: [event],
      statements: [updateClaim(db, claim.id, over)],
      touched: {},
      value: { isDone: true, after: () => tellUnseen(parts, claim, Math.max(1, days)) },
    })
  }
  const first = (await readSightings(db, profile.id)).find(
    row =>
      row.is_desk &&
      row.device_digest === byHand &&
      row.account_id !== accountId &&
      addDays(Date.parse(row.seen_at), togetherDays) > now(),
  )
  const isTwoNeeded = await isRestoring(db, profile, now())
  // Whoever was drawn has a day; nobody may draw again before, until the one comes up whom they like.
  const isDrawn = claim.second_drawn_at !== null && Date.parse(claim.second_drawn_at) + drawnMs > now()
  const drawn = isDrawn ? claim.second_voter : null
  if (isTwoNeeded && drawn !== null && drawn !== accountId) return toProblem(notDrawn)
  const second = drawn ?? (await drawSecond(db, new Set([...members, first?.account_id ?? accountId]), null))
  const isDone = !isTwoNeeded || (first !== undefined && second === accountId)
  const wanted = { second_voter: second, second_drawn_at: second === null ? null : at }
  const statements = isDone ? toRenewal(db, profile.id, [claim], at) : [updateClaim(db, claim.id, wanted)]
  return toOk({
    events: [event],
    statements: [...toDeskSighting(db, profile.id, accountId, at), ...statements],
    touched: { sellers: [claim.seller_id], profiles: [claim.key] },
    value: { isDone, after: async () => {} },
  })
}

async function findProven(db: D1Database, claim: ShopClaim): Promise<ClaimedProfile | null> {
  const rows = await readProfilesBy(db, [claim.key])
  return rows.find(row => row.key === claim.key && row.control_seen_at !== null) ?? null
}

function toDeskSighting(db: D1Database, profileId: string, accountId: string, at: string) {
  return upsertSighting(db, {
    profile_id: profileId,
    account_id: accountId,
    device_digest: byHand,
    network_digest: byHand,
    is_desk: 1,
    platform_id: null,
    seen_at: at,
  })
}

const notAsked = toConflict('Tidak ada yang perlu diperiksa di sini.', 'There is nothing to look at here.')
const ownShop = toForbidden(
  'Kamu anggota toko ini, jadi tidak bisa memeriksanya.',
  'You are a member of this shop, so you cannot check it.',
)
const notDrawn = toForbidden(
  'Pemeriksaan kedua hanya bisa dilakukan orang yang diundi.',
  'The second look is taken by the person who was drawn.',
)
