import { toOk } from '#shared/rules/result'
import { findClaim, type ShopClaim, updateClaim } from '../db/claims.ts'
import type { VoteRow } from '../db/witnesses.ts'
import { type ClaimContext, readContext } from './claim-context.ts'
import { toClaimEvent } from './claim-events.ts'
import { drawnMs, readLooks } from './claim-looks.ts'
import { type Decided, planOutcome } from './claim-outcome.ts'
import type { ClaimParts } from './claim-parts.ts'
import type { Plan } from './event-log.ts'
import { drawSecond, readEligible } from './second-person.ts'

const nothing: Plan<Decided> = {
  events: [],
  statements: [],
  touched: {},
  value: { isDecided: false, after: async () => {} },
}

/** Brings a claim on that has votes and no decision: carries out what they mean by now, or draws who is needed. */
export async function goOn(parts: ClaimParts, id: string): Promise<void> {
  const { db, log, now, requestPublish } = parts
  const appended = await log.append(async () => {
    const claim = await findClaim(db, id)
    if (claim?.state !== 'placed') return toOk(nothing)
    const context = await readContext(db, claim, now())
    const { need } = context.progress
    if (need === 'approve' || need === 'refuse') {
      const reason = await openReason(parts, context, need)
      const what = { votes: context.facts.votes.length }
      return toOk(await planOutcome(parts, context, { outcome: need, actor: 'schedule', reason, what }))
    }
    return toOk(need === 'second-vote' ? await planDraw(parts, context) : nothing)
  })
  if (!appended.ok) return
  const { isDecided, after } = appended.value.value
  await after()
  if (isDecided) await requestPublish()
}

async function planDraw(parts: ClaimParts, context: ClaimContext): Promise<Plan<Decided>> {
  const { db, now } = parts
  const { claim, interested, votes } = context
  const excluded = toExcluded(interested, votes)
  const isInTime = claim.second_drawn_at !== null && Date.parse(claim.second_drawn_at) + drawnMs > now()
  const eligible = await readEligible(db, excluded)
  if (isInTime && claim.second_voter !== null && eligible.includes(claim.second_voter)) return nothing
  return planDrawn(parts, claim, excluded)
}

/** The same for a profile that somebody looked at by hand and a second person has to. */
export async function drawForLook({ db, log, sealing, now }: ClaimParts, id: string): Promise<void> {
  await log.append(async () => {
    const claim = await findClaim(db, id)
    const looks = claim && (await readLooks(db, claim, now()))
    if (!claim?.recheck_asked_at || !looks || looks.byHand.length === 0 || looks.drawn !== null) {
      return toOk(nothing)
    }
    return toOk(await planDrawn({ db, sealing, now }, claim, toExcluded(looks.interested, looks.byHand)))
  })
}

async function planDrawn(
  { db, sealing, now }: Pick<ClaimParts, 'db' | 'sealing' | 'now'>,
  claim: ShopClaim,
  excluded: ReadonlySet<string>,
): Promise<Plan<Decided>> {
  const second = await drawSecond(db, excluded, claim.second_voter)
  // Nobody is there, or nobody else: it waits, and the page says so.
  if (second === claim.second_voter) return nothing
  const event = await toClaimEvent(sealing, {
    type: 'claim-second-drawn',
    claim,
    actor: 'schedule',
    accounts: second === null ? [] : [second],
  })
  const at = second === null ? null : new Date(now()).toISOString()
  const drawn = { second_voter: second, second_drawn_at: at }
  return { ...nothing, events: [event], statements: [updateClaim(db, claim.id, drawn)] }
}

/** Whether a second person could be drawn at all. */
export async function hasSecond(
  db: D1Database,
  { interested, votes }: Pick<ClaimContext, 'interested' | 'votes'>,
): Promise<boolean> {
  return (await readEligible(db, toExcluded(interested, votes))).length > 0
}

/** Where a reason of a vote lies. */
export function toReasonPlace(claimId: string, accountId: string) {
  return { table: 'claim_vote', column: 'reason', id: `${claimId}.${accountId}` }
}

async function openReason(
  { sealing }: ClaimParts,
  { claim, facts, votes }: ClaimContext,
  outcome: VoteRow['vote'],
): Promise<string> {
  const counting = new Set(facts.votes.map(({ account }) => account))
  const last = votes.findLast(row => row.vote === outcome && counting.has(row.account_id))
  return last ? sealing.open(last.reason, toReasonPlace(claim.id, last.account_id)) : ''
}

function toExcluded(interested: ReadonlySet<string>, people: readonly { account_id: string }[]) {
  return new Set([...interested, ...people.map(({ account_id }) => account_id)])
}
