import { canAtDesk } from '#shared/rules/can-at-desk'
import { progressOf } from '#shared/rules/claim-progress'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { Session } from '../auth/identity.ts'
import { findClaim, updateClaim } from '../db/claims.ts'
import { readDeskRoles } from '../db/desk-roles.ts'
import { insertVote } from '../db/witnesses.ts'
import { type ClaimContext, readContext } from './claim-context.ts'
import { toReasonPlace } from './claim-draws.ts'
import { toClaimEvent } from './claim-events.ts'
import { type Decided, planOutcome } from './claim-outcome.ts'
import { type ClaimParts, noSuchClaim, toConflict, toForbidden } from './claim-parts.ts'
import type { Plan } from './event-log.ts'
import type { Refusal } from './refusal.ts'
import { drawSecond } from './second-person.ts'

export interface ClaimVoteCast {
  vote: 'approve' | 'refuse'
  reason: string
}

export interface ClaimDecision {
  /** One vote of somebody of the desk; the last that is needed decides. */
  vote(
    session: Session,
    claimId: string,
    cast: ClaimVoteCast,
  ): Promise<Result<{ isDecided: boolean }, Refusal>>
}

export function createClaimDecision(parts: ClaimParts): ClaimDecision {
  const { log, requestPublish } = parts
  return {
    async vote(session, claimId, cast) {
      const appended = await log.append(() => planVote(parts, session, claimId, cast))
      if (!appended.ok) return appended
      const { isDecided, after } = appended.value.value
      await after()
      if (isDecided) await requestPublish()
      return toOk({ isDecided })
    },
  }
}

/** The role is read with everything else: it may be taken back while the page is open. */
async function planVote(
  parts: ClaimParts,
  { accountId, method }: Session,
  claimId: string,
  cast: ClaimVoteCast,
): Promise<Result<Plan<Decided>, Refusal>> {
  const { db, now } = parts
  if (!canAtDesk(await readDeskRoles(db, accountId), 'vote-on-claim')) return toProblem(noSuchClaim)
  if (method !== 'passkey') return toProblem(needsPasskey)
  const claim = await findClaim(db, claimId)
  if (!claim) return toProblem(noSuchClaim)
  const context = await readContext(db, claim, now())
  const refusal = findRefusal(context, accountId, cast)
  return refusal ? toProblem(refusal) : toOk(await planCast(parts, accountId, context, cast))
}

async function planCast(
  parts: ClaimParts,
  accountId: string,
  context: ClaimContext,
  cast: ClaimVoteCast,
): Promise<Plan<Decided>> {
  const { db, sealing, now } = parts
  const { claim, interested } = context
  const at = new Date(now()).toISOString()
  const reason = await sealing.seal(cast.reason, toReasonPlace(claim.id, accountId))
  const row = { claim_id: claim.id, account_id: accountId, vote: cast.vote, reason, at }
  const statements = insertVote(db, row)
  const votes = [...context.facts.votes, { account: accountId, vote: cast.vote }]
  const { need } = progressOf({ ...context.facts, votes })
  const actor = { accountId, role: 'desk' }
  if (need === 'approve' || need === 'refuse') {
    const what = { vote: cast.vote, votes: votes.length }
    const plan = await planOutcome(parts, context, { outcome: need, actor, reason: cast.reason, what })
    return { ...plan, statements: [...statements, ...plan.statements] }
  }
  const voted = [accountId, ...context.votes.map(({ account_id }) => account_id)]
  const second = await drawSecond(db, new Set([...interested, ...voted]), null)
  const drawn = { second_voter: second, second_drawn_at: second === null ? null : at }
  const event = await toClaimEvent(sealing, {
    type: 'claim-voted',
    claim,
    actor,
    what: { vote: cast.vote },
    why: cast.reason,
    accounts: second === null ? [] : [second],
  })
  return {
    events: [event],
    statements: [...statements, updateClaim(db, claim.id, drawn)],
    touched: {},
    value: { isDecided: false, after: async () => {} },
  }
}

/** Why this person cannot cast this vote; null when they can. */
export function findRefusal(
  { claim, facts, votes, progress, interested }: ClaimContext,
  accountId: string,
  { vote }: Pick<ClaimVoteCast, 'vote'>,
): Refusal | null {
  if (facts.state !== 'placed') return notPlaced
  if (interested.has(accountId)) return ownShop
  if (votes.some(({ account_id }) => account_id === accountId)) return votedAlready
  if (facts.votes.length > 0 && claim.second_voter !== accountId) return notDrawn
  return vote === 'approve' && !progress.sighting.isEnough ? notSeen : null
}

export const needsPasskey = toForbidden(
  'Masuk dengan kunci sandi dulu. Keputusan meja hanya bisa dengan kunci sandi.',
  'Sign in with your passkey first. The desk decides by passkey only.',
)
const notPlaced = toConflict(
  'Klaim ini tidak sedang menunggu keputusan.',
  'This claim is not waiting for a decision.',
)
const ownShop = toForbidden(
  'Kamu anggota salah satu toko dalam klaim ini, sekarang atau dulu, jadi tidak bisa memutuskannya.',
  'You are or were a member of a shop in this claim, so you cannot decide it.',
)
const votedAlready = toConflict(
  'Kamu sudah memberi suara di klaim ini.',
  'You have voted on this claim already.',
)
const notDrawn = toForbidden(
  'Suara kedua hanya bisa diberikan orang yang diundi.',
  'The second vote is cast by the person who was drawn.',
)
const notSeen = toConflict(
  'Kodenya belum cukup dilihat. Buka profilnya dengan ekstensi, atau tunggu saksi.',
  'The code has not been seen enough. Open the profile with your extension, or wait for witnesses.',
)
