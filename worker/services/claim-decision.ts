import { canAtDesk } from '#shared/rules/can-at-desk'
import { progressOf } from '#shared/rules/claim-progress'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { Session } from '../auth/identity.ts'
import { findClaim, type ShopClaim, updateClaim } from '../db/claims.ts'
import { readDeskRoles } from '../db/desk-roles.ts'
import { insertVote } from '../db/witnesses.ts'
import { type ClaimChange, toApproval, toEnd } from './claim-changes.ts'
import { type ClaimContext, readContext, readInterested } from './claim-context.ts'
import { toClaimEvent } from './claim-events.ts'
import { tellApproved, tellLapsed, tellRefused } from './claim-messages.ts'
import { type ClaimParts, noSuchClaim, toConflict, toForbidden } from './claim-parts.ts'
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
  const { db, log, requestPublish } = parts
  return {
    async vote(session, claimId, cast) {
      const roles = await readDeskRoles(db, session.accountId)
      if (!canAtDesk(roles, 'vote-on-claim')) return toProblem(noSuchClaim)
      if (session.method !== 'passkey') return toProblem(needsPasskey)
      const appended = await log.append(async () => {
        const claim = await findClaim(db, claimId)
        if (!claim) return toProblem(noSuchClaim)
        return planVote(parts, session, claim, cast)
      })
      if (!appended.ok) return appended
      const { isDecided, after } = appended.value.value
      await after()
      if (isDecided) await requestPublish()
      return toOk({ isDecided })
    },
  }
}

async function planVote(parts: ClaimParts, { accountId }: Session, claim: ShopClaim, cast: ClaimVoteCast) {
  const { db, sealing, now } = parts
  const context = await readContext(db, claim, now())
  const interested = await readInterested(db, context)
  const refusal = findRefusal(context, accountId, cast, interested)
  if (refusal) return toProblem(refusal)
  const at = new Date(now()).toISOString()
  const place = { table: 'claim_vote', column: 'reason', id: `${claim.id}.${accountId}` }
  const row = { account_id: accountId, vote: cast.vote, reason: await sealing.seal(cast.reason, place), at }
  const votes = [...context.facts.votes, { account: accountId, vote: cast.vote }]
  const { need } = progressOf({ ...context.facts, votes })
  const actor = { accountId, role: 'desk' }
  const voted = { claim, actor, what: { vote: cast.vote }, why: cast.reason }
  const statements = insertVote(db, { ...row, claim_id: claim.id })
  if (need !== 'approve' && need !== 'refuse') {
    const excluded = new Set([...interested, ...votes.map(({ account }) => account)])
    const second = await drawSecond(db, excluded, null)
    const drawn = { second_voter: second, second_drawn_at: second === null ? null : at }
    return toOk({
      events: [
        await toClaimEvent(sealing, {
          ...voted,
          type: 'claim-voted',
          accounts: second === null ? [] : [second],
        }),
      ],
      statements: [...statements, updateClaim(db, claim.id, drawn)],
      touched: {},
      value: { isDecided: false, after: async () => {} },
    })
  }
  const change = need === 'approve' ? await toApproval(db, context, at) : toEnd(db, claim, 'refused', at)
  const people = [claim.claimed_by]
  const decided = { ...voted, what: { ...voted.what, outcome: need, votes: votes.length }, accounts: people }
  const events = [await toClaimEvent(sealing, { ...decided, type: 'claim-decided' })]
  for (const lapsed of change.lapsed) {
    events.push(
      await toClaimEvent(sealing, { type: 'claim-lapsed', claim: lapsed, actor, why: 'another shop' }),
    )
  }
  return toOk({
    events,
    statements: [...statements, ...change.statements],
    touched: change.touched,
    value: { isDecided: true, after: () => tellOutcome(parts, claim, need, cast.reason, change) },
  })
}

async function tellOutcome(
  parts: ClaimParts,
  claim: ShopClaim,
  outcome: 'approve' | 'refuse',
  reason: string,
  { lapsed }: ClaimChange,
): Promise<void> {
  if (outcome === 'approve') await tellApproved(parts, claim)
  else await tellRefused(parts, claim, reason)
  for (const each of lapsed) await tellLapsed(parts, each)
}

/** Why this person cannot cast this vote; null when they can. */
export function findRefusal(
  { claim, facts, votes, progress }: ClaimContext,
  accountId: string,
  { vote }: Pick<ClaimVoteCast, 'vote'>,
  interested: ReadonlySet<string>,
): Refusal | null {
  if (facts.state !== 'placed') return notPlaced
  if (interested.has(accountId)) return ownShop
  if (votes.some(({ account_id }) => account_id === accountId)) return votedAlready
  if (votes.length > 0 && claim.second_voter !== accountId) return notDrawn
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
  'Kamu anggota salah satu toko dalam klaim ini, jadi tidak bisa memutuskannya.',
  'You are a member of a shop in this claim, so you cannot decide it.',
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
