import type { ShopClaim } from '../db/claims.ts'
import type { NewEvent } from './event-log.ts'
import { toPseudonym } from './pseudonym.ts'
import type { Sealing } from './sealing.ts'

/** Who does something: an account, or the Worker by itself. */
export type Actor = { accountId: string; role: string } | 'schedule'

interface Told {
  type: NewEvent['type']
  claim: Pick<ShopClaim, 'id' | 'seller_id' | 'key'>
  actor: Actor
  what?: Record<string, unknown>
  why?: string
  /** Accounts that the payload names beside the actor. */
  accounts?: readonly string[]
}

/** An event about a claim, whose id is what the log calls the case. */
export async function toClaimEvent(
  sealing: Sealing,
  { type, claim, actor, what = {}, why = '', accounts = [] }: Told,
): Promise<NewEvent> {
  // As in all events: the payload names accounts by their pseudonyms alone.
  const who = actor === 'schedule' ? 'schedule' : await toPseudonym(sealing, actor.accountId)
  return {
    type,
    caseRef: claim.id,
    actor: who,
    people: await Promise.all(accounts.map(account => toPseudonym(sealing, account))),
    payload: {
      who,
      role: actor === 'schedule' ? 'schedule' : actor.role,
      what: { kind: 'claim', id: claim.id, seller: claim.seller_id, key: claim.key, ...what },
      why,
    },
  }
}
