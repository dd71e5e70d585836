import { canInShop } from '#shared/rules/can-in-shop'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSha256 } from '#shared/rules/subject-hash'
import { readContacts } from '../db/contacts.ts'
import { deleteInvitation, findInvitation, type InvitationRow } from '../db/shop-invitations.ts'
import { findMember, insertMember } from '../db/shop-members.ts'
import { findShop } from '../db/shops.ts'
import { toContactDigests } from './contact-digests.ts'
import type { Plan } from './event-log.ts'
import type { Refusal } from './refusal.ts'
import { findAllowed, toRefusal, toShopEvent } from './shop-access.ts'
import type { InvitationParts } from './shop-invitation-parts.ts'

const nowText = () => new Date().toISOString()

export async function planRevoking(
  { db, sealing }: InvitationParts,
  accountId: string,
  slug: string,
  id: string,
): Promise<Result<Plan<null>, Refusal>> {
  const allowed = await findAllowed(db, accountId, slug, 'invite-packer')
  if (!allowed.ok) return allowed
  const { id: shopId, role } = allowed.value
  const row = await findInvitation(db, id, nowText())
  if (!row || row.seller_id !== shopId) return toProblem(notOpen)
  const mayRevoke = await findAllowed(db, accountId, slug, `invite-${row.role}`)
  if (!mayRevoke.ok) return mayRevoke
  const event = { type: 'invitation-revoked', why: 'asked', before: row.role } as const
  return toOk({
    events: [await toShopEvent(sealing, { ...event, accountId, role, what: { kind: 'shop', id: shopId } })],
    statements: [deleteInvitation(db, id)],
    touched: {},
    value: null,
  })
}

export async function planJoining(
  parts: InvitationParts,
  accountId: string,
  ref: string,
): Promise<Result<Plan<{ slug: string }>, Refusal>> {
  const { db, sealing } = parts
  const row = await findOwn(parts, accountId, ref)
  const shop = row && (await findShop(db, row.seller_id))
  if (!row || !shop) return toProblem(notOpen)
  const { role, seller_id: sellerId, invited_by: inviter } = row
  const inviting = await findMember(db, { sellerId, accountId: inviter })
  // Whoever may not invite any more cannot have invited.
  if (!canInShop(inviting?.role ?? null, `invite-${role}`)) return toProblem(notOpen)
  if (await findMember(db, { sellerId, accountId })) return toProblem(alreadyIn)
  const event = { type: 'member-joined', why: 'invited', after: role, others: [inviter] } as const
  return toOk({
    events: [await toShopEvent(sealing, { ...event, accountId, role, what: { kind: 'shop', id: sellerId } })],
    statements: [
      deleteInvitation(db, row.token_digest),
      insertMember(db, { sellerId, accountId, role, since: nowText() }),
    ],
    touched: {},
    value: { slug: shop.slug },
  })
}

export async function planDeclining(
  parts: InvitationParts,
  accountId: string,
  ref: string,
): Promise<Result<Plan<null>, Refusal>> {
  const { db, sealing } = parts
  const row = await findOwn(parts, accountId, ref)
  if (!row) return toProblem(notOpen)
  const what = { kind: 'shop', id: row.seller_id }
  const event = { type: 'invitation-declined', why: 'asked', before: row.role, what } as const
  return toOk({
    events: [await toShopEvent(sealing, { ...event, accountId, role: null })],
    statements: [deleteInvitation(db, row.token_digest)],
    touched: {},
    value: null,
  })
}

/** An open invitation for a contact of this account; one for somebody else is as unknown as none. */
async function findOwn(
  parts: InvitationParts,
  accountId: string,
  ref: string,
): Promise<InvitationRow | null> {
  const row = await findInvitation(parts.db, await toDigest(ref), nowText())
  return row && (await isFor(parts, row, accountId)) ? row : null
}

export async function isFor(parts: InvitationParts, row: InvitationRow, accountId: string): Promise<boolean> {
  return (await readDigestsOf(parts, accountId)).includes(row.contact_digest)
}

/** Under every index key: an invitation may have been written under another one than the contact. */
export async function readDigestsOf({ db, sealing, indexKeys }: InvitationParts, accountId: string) {
  const contacts = await readContacts(db, accountId)
  const digests = contacts.map(async ({ kind, digest, sealed }) => {
    const address = await sealing.open(sealed, { table: 'contact', column: 'sealed', id: digest })
    return toContactDigests({ kind, address }, indexKeys)
  })
  return (await Promise.all(digests)).flat()
}

/** A digest stands for itself: whoever has one still has to be signed in with the contact. */
export async function toDigest(ref: string): Promise<string> {
  return /^[0-9a-f]{64}$/.test(ref) ? ref : toSha256(ref)
}

const notOpen = toRefusal(
  'not_found',
  '',
  'Undangan ini tidak berlaku lagi. Minta undangan baru ke tokonya.',
  'This invitation counts no more. Ask the shop for a new one.',
)

const alreadyIn = toRefusal(
  'conflict',
  '',
  'Kamu sudah ikut mengelola toko ini.',
  'You already help run this shop.',
)
