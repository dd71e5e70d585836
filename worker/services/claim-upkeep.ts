import { addDays } from '#shared/rules/dates'
import { toOk } from '#shared/rules/result'
import { controlSeenDays } from '#shared/rules/verdict-of'
import {
  findClaim,
  readOverdueClaims,
  readRechecks,
  readUnseenClaims,
  readVotedClaims,
  type ShopClaim,
  updateClaim,
} from '../db/claims.ts'
import { deleteOldWitnesses } from '../db/witnesses.ts'
import { toEnd } from './claim-changes.ts'
import { readContext } from './claim-context.ts'
import { drawForLook, goOn } from './claim-draws.ts'
import { toClaimEvent } from './claim-events.ts'
import { tellLapsed, tellRefused, tellUnseen } from './claim-messages.ts'
import type { ClaimParts } from './claim-parts.ts'
import type { NewEvent } from './event-log.ts'

export interface ClaimUpkeep {
  /** What time brings: codes that run out, marks that are not seen, second people who do not come. */
  run(): Promise<void>
  /** Forgets who saw what, a year after. */
  clean(): Promise<void>
}

/** The owner is reminded once before the badge steps down. */
export const reminderDays = 60
const keptDays = 365
const batch = 25
/** Each time all of them, since those that nobody can decide would hide the others. */
const mostVoted = 500

export function createClaimUpkeep(parts: ClaimParts): ClaimUpkeep {
  const { db, now } = parts
  const daysAgo = (days: number) => new Date(addDays(now(), -days)).toISOString()
  return {
    async run() {
      const at = new Date(now()).toISOString()
      for (const claim of await readOverdueClaims(db, at, batch)) await endOverdue(parts, claim.id)
      for (const claim of await readVotedClaims(db, mostVoted)) await goOn(parts, claim.id)
      for (const claim of await readRechecks(db, mostVoted)) await drawForLook(parts, claim.id)
      // Told first: who heard that the badge stepped down needs no reminder any more.
      for (const claim of await readUnseenClaims(db, 'told_at', daysAgo(controlSeenDays), batch)) {
        const changes = { told_at: at, reminded_at: at }
        if (await note(parts, claim, changes, 'claim-lapsed')) await tellLapsed(parts, claim, 'unseen')
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

// The language of who reads it is known only where it is sent.
const ranOut =
  'Kode 48 jam habis sebelum cukup saksi melihatnya. / The 48 hours of the code ran out before enough witnesses saw it.'
