import { readMembers } from '../db/claim-facts.ts'
import type { ShopClaim } from '../db/claims.ts'
import type { Filled } from '../messages/templates.ts'
import type { ClaimParts } from './claim-parts.ts'
import { tell } from './tell.ts'

type MessageParts = Pick<ClaimParts, 'db' | 'outbox' | 'publicUrl'>

export function tellApproved(parts: MessageParts, claim: ShopClaim): Promise<void> {
  const params = { ...toMarked(claim), shop: claim.shop_name, link: toLink(parts, claim) }
  return tell(parts, claim.claimed_by, { name: 'claim-approved', params })
}

export function tellRefused(parts: MessageParts, claim: ShopClaim, reason: string): Promise<void> {
  const params = { ...toProfile(claim), reason, link: toLink(parts, claim) }
  return tell(parts, claim.claimed_by, { name: 'claim-refused', params })
}

export function tellLapsed(
  parts: MessageParts,
  claim: ShopClaim,
  reason: 'unseen' | 'other-account' | 'other-shop',
): Promise<void> {
  const params = { ...toMarked(claim), reason, link: toLink(parts, claim) }
  return tellOwners(parts, [claim.seller_id], { name: 'claim-lapsed', params })
}

export function tellUnseen(parts: MessageParts, claim: ShopClaim, days: number): Promise<void> {
  const params = { ...toMarked(claim), days, link: toLink(parts, claim) }
  return tellOwners(parts, [claim.seller_id], { name: 'claim-reminder', params })
}

/** Others say that a profile is theirs: whoever has it or claims it hears so. */
export async function tellDisputed(parts: MessageParts, rivals: readonly ShopClaim[]): Promise<void> {
  for (const rival of rivals) {
    const params = { ...toProfile(rival), link: toLink(parts, rival) }
    await tellOwners(parts, [rival.seller_id], { name: 'claim-disputed', params })
  }
}

async function tellOwners(parts: MessageParts, sellers: readonly string[], template: Filled): Promise<void> {
  const owners = (await readMembers(parts.db, sellers)).filter(({ role }) => role === 'owner')
  for (const { account_id } of owners) await tell(parts, account_id, template)
}

function toProfile({ handle, platform }: ShopClaim) {
  return { handle, platform }
}

/** With what devices look for on the profile from then on. */
function toMarked(claim: ShopClaim) {
  return { ...toProfile(claim), mark: `amanah:${claim.shop_slug}` }
}

function toLink({ publicUrl }: MessageParts, { id }: ShopClaim): string {
  return `${publicUrl}/toko/klaim/${id}`
}
