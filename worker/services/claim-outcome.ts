import type { ClaimChange } from './claim-changes.ts'
import { toApproval, toEnd } from './claim-changes.ts'
import type { ClaimContext } from './claim-context.ts'
import { type Actor, toClaimEvent } from './claim-events.ts'
import { tellApproved, tellLapsed, tellRefused } from './claim-messages.ts'
import type { ClaimParts } from './claim-parts.ts'
import type { Plan } from './event-log.ts'

export interface Decided {
  isDecided: boolean
  after(): Promise<void>
}

interface Ruling {
  outcome: 'approve' | 'refuse'
  actor: Actor
  /** As the person wrote it whose vote decides. */
  reason: string
  what: Record<string, unknown>
}

/** What the votes on a claim have decided, carried out. */
export async function planOutcome(
  parts: ClaimParts,
  context: ClaimContext,
  { outcome, actor, reason, what }: Ruling,
): Promise<Plan<Decided>> {
  const { db, sealing, now } = parts
  const { claim } = context
  const at = new Date(now()).toISOString()
  const change = outcome === 'approve' ? await toApproval(db, context, at) : toEnd(db, claim, 'refused', at)
  const events = [
    await toClaimEvent(sealing, {
      type: 'claim-decided',
      claim,
      actor,
      what: { ...what, outcome },
      why: reason,
      accounts: [claim.claimed_by],
    }),
  ]
  for (const lapsed of change.lapsed) {
    events.push(
      await toClaimEvent(sealing, { type: 'claim-lapsed', claim: lapsed, actor, why: 'another shop' }),
    )
  }
  return {
    events,
    statements: change.statements,
    touched: change.touched,
    value: { isDecided: true, after: () => tellOutcome(parts, context, outcome, reason, change) },
  }
}

async function tellOutcome(
  parts: ClaimParts,
  { claim }: ClaimContext,
  outcome: Ruling['outcome'],
  reason: string,
  { lapsed }: ClaimChange,
): Promise<void> {
  if (outcome === 'approve') await tellApproved(parts, claim)
  else await tellRefused(parts, claim, reason)
  for (const each of lapsed) await tellLapsed(parts, each, 'other-shop')
}
