import { addDays } from '#shared/rules/dates'
import { toOk } from '#shared/rules/result'
import { controlSeenDays } from '#shared/rules/verdict-of'
import {
  findClaim,
  readOverdueClaims,
  readUndrawnClaims,
  readUnseenClaims,
  type ShopClaim,
  updateClaim,
} from '../db/claims.ts'
import { deleteOldWitnesses } from '../db/witnesses.ts'
import { toEnd } from './claim-changes.ts'
import { readContext, readInterested } from './claim-context.ts'
import { toClaimEvent } from './claim-events.ts'
import { tellLapsed, tellRefused, tellUnseen } from './claim-messages.ts'
import type { ClaimParts } from './claim-parts.ts'
import type { NewEvent } from './event-log.ts'
import { drawSecond, readEligible } from './second-person.ts'

export interface ClaimUpkeep {
  /** What time brings: codes that run out, marks that are not seen, second people who do not come. */
  run(): Promise<void>
  /** Forgets who saw what, a year after. */
  clean(): Promise<void>
}

/** The owner is reminded once before the badge steps down. */
export const reminderDays = 60
/** Whoever is drawn has so long; then somebody else is. */
const drawnHours = 24
const keptDays = 365
const batch = 25

export function createClaimUpkeep(parts: ClaimParts): ClaimUpkeep {
  const { db, now } = parts
  const daysAgo = (days: number) => new Date(addDays(now(), -days)).toISOString()
  return {
    async run() {
      const at = new Date(now()).toISOString()
      for (const claim of await readOverdueClaims(db, at, batch)) await endOverdue(parts, claim.id)
      const drawnBefore = new Date(now() - drawnHours * 3_600_000).toISOString()
      for (const claim of await readUndrawnClaims(db, drawnBefore, batch)) await drawAgain(parts, claim.id)
      // Told first: who heard that the badge stepped down needs no reminder any more.
      for (const claim of await readUnseenClaims(db, 'told_at', daysAgo(controlSeenDays), batch)) {
        const changes = { told_at: at, reminded_at: at }
        if (await note(parts, claim, changes, 'claim-lapsed')) await tellLapsed(parts, claim)
      }
      for (const claim of await readUnseenClaims(db, 'reminded_at', daysAgo(reminderDays), batch)) {
        const days = Math.floor((now() - Date.parse(claim.control_seen_at)) / 86_400_000)
        if (await note(parts, claim, { reminded_at: at }, 'claim-reminded')) {
          await tellUnseen(parts, claim, days)
        }
      }
    },
    clean: () => deleteOldWitnesses(db, daysAgo(keptDays)),
  }
}

/** A code that ran out ends its claim, unless enough have seen it: then the desk is late, not the seller. */
async function endOverdue(parts: ClaimParts, id: string): Promise<void> {
  const { db, log, sealing, now, requestPublish } = parts
  const appended = await log.append(async () => {
    const nothing = { events: [], statements: [], touched: {}, value: null as ShopClaim | null }
    const claim = await findClaim(db, id)
    const isOver = claim?.code_expires_at && Date.parse(claim.code_expires_at) <= now()
    if (!claim || !isOver) return toOk(nothing)
    const at = new Date(now()).toISOString()
    const { progress, votes } = await readContext(db, claim, now())
    const isWaiting = claim.state === 'placed' && (progress.sighting.isEnough || votes.length > 0)
    const change = isWaiting
      ? // Nobody looks for it any more; the desk still sees what it was.
        {
          statements: [updateClaim(db, id, { code_hash: null, code_expires_at: null })],
          touched: { profiles: [claim.key] },
        }
      : toEnd(db, claim, 'expired', at)
    const event = await toClaimEvent(sealing, {
      type: 'claim-expired',
      claim,
      actor: 'schedule',
      what: { isOnlyCode: isWaiting },
      accounts: [claim.claimed_by],
    })
    return toOk({
      events: [event],
      statements: change.statements,
      touched: change.touched,
      value: isWaiting ? null : claim,
    })
  })
  if (!appended.ok) return
  const { value: ended } = appended.value
  if (ended) await tellRefused(parts, ended, ranOut)
  await requestPublish()
}

async function drawAgain(parts: ClaimParts, id: string): Promise<void> {
  const { db, log, sealing, now } = parts
  await log.append(async () => {
    const nothing = { events: [], statements: [], touched: {}, value: null }
    const claim = await findClaim(db, id)
    if (claim?.state !== 'placed') return toOk(nothing)
    const context = await readContext(db, claim, now())
    if (context.progress.need !== 'second-vote') return toOk(nothing)
    const interested = await readInterested(db, context)
    const excluded = new Set([...interested, ...context.votes.map(({ account_id }) => account_id)])
    const second = await drawSecond(db, excluded, claim.second_voter)
    // Nobody is there, or nobody else: it waits, and the page says so.
    if (second === claim.second_voter) return toOk(nothing)
    const event = await toClaimEvent(sealing, {
      type: 'claim-second-drawn',
      claim,
      actor: 'schedule',
      accounts: second === null ? [] : [second],
    })
    const drawn = {
      second_voter: second,
      second_drawn_at: second === null ? null : new Date(now()).toISOString(),
    }
    return toOk({ events: [event], statements: [updateClaim(db, id, drawn)], touched: {}, value: null })
  })
}

/** Writes once that somebody is told; whether it is still to be told. */
async function note(
  parts: ClaimParts,
  unseen: ShopClaim,
  changes: { reminded_at: string; told_at?: string },
  type: NewEvent['type'],
): Promise<boolean> {
  const { db, log, sealing } = parts
  const appended = await log.append(async () => {
    const claim = await findClaim(db, unseen.id)
    const isTold = changes.told_at ? claim?.told_at : claim?.reminded_at
    if (claim?.state !== 'approved' || isTold) {
      return toOk({ events: [], statements: [], touched: {}, value: false })
    }
    const why = 'the mark was not seen'
    const event = await toClaimEvent(sealing, { type, claim, actor: 'schedule', why })
    return toOk({
      events: [event],
      statements: [updateClaim(db, claim.id, changes)],
      touched: { sellers: [claim.seller_id] },
      value: true,
    })
  })
  return appended.ok && appended.value.value
}

/** Whether a second person could be drawn at all. */
export async function hasSecond(
  db: D1Database,
  interested: ReadonlySet<string>,
  voters: readonly string[],
): Promise<boolean> {
  return (await readEligible(db, new Set([...interested, ...voters]))).length > 0
}

// The language of who reads it is known only where it is sent.
const ranOut =
  'Kode 48 jam habis sebelum cukup saksi melihatnya. / The 48 hours of the code ran out before enough witnesses saw it.'
