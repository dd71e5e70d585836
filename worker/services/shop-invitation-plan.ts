import type { Contact } from '#shared/domain/contact'
import { canInShop } from '#shared/rules/can-in-shop'
import { toBase64Url } from '#shared/rules/manifest-signature'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSha256 } from '#shared/rules/subject-hash'
import { findContact } from '../db/contacts.ts'
import { deleteInvitationsFor, insertInvitation, readInvitations } from '../db/shop-invitations.ts'
import { findMember } from '../db/shop-members.ts'
import { maskContact, toContactDigests } from './contact-digests.ts'
import type { Plan } from './event-log.ts'
import type { Refusal } from './refusal.ts'
import { findAllowed, notYours, toRefusal, toShopEvent } from './shop-access.ts'
import type { InvitationParts, InvitedRole } from './shop-invitation-parts.ts'

/** What the message to the invited person says. The token is nowhere else. */
export interface WrittenInvitation {
  token: string
  shop: string
  expiresAt: string
}

const openDays = 7
const mostOpen = 10
const dayMs = 86_400_000

/** A new invitation; it takes the place of an earlier one of the shop for the same contact. */
export async function planInvitation(
  { db, sealing, indexKeys }: InvitationParts,
  accountId: string,
  slug: string,
  { contact, role }: { contact: Contact; role: InvitedRole },
): Promise<Result<Plan<WrittenInvitation>, Refusal>> {
  const allowed = await findAllowed(db, accountId, slug, `invite-${role}`)
  if (!allowed.ok) return allowed
  const shop = allowed.value
  const digests = toContactDigests(contact, indexKeys)
  const known = await findContact(db, digests)
  if (known && (await findMember(db, { sellerId: shop.id, accountId: known.account_id })))
    return toProblem(isMember)
  const now = new Date()
  const open = await readInvitations(db, shop.id, now.toISOString())
  const earlier = open.find(({ contact_digest }) => digests.includes(contact_digest))
  if (earlier && !canInShop(shop.role, `invite-${earlier.role}`)) return toProblem(notYours)
  const others = open.filter(({ contact_digest }) => !digests.includes(contact_digest))
  if (others.length >= mostOpen) return toProblem(tooManyOpen)
  const token = toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
  const id = await toSha256(token)
  const expiresAt = new Date(now.getTime() + openDays * dayMs).toISOString()
  const sealed = await sealing.seal(maskContact(contact), { table: 'shop_invitation', column: 'sealed', id })
  const event = { type: 'member-invited', why: 'asked', after: role } as const
  const what = { kind: 'shop', id: shop.id }
  return toOk({
    events: [await toShopEvent(sealing, { ...event, accountId, role: shop.role, what })],
    statements: [
      deleteInvitationsFor(db, digests, shop.id),
      insertInvitation(db, {
        token_digest: id,
        seller_id: shop.id,
        role,
        invited_by: accountId,
        contact_digest: digests[0],
        sealed,
        expires_at: expiresAt,
      }),
    ],
    touched: {},
    value: { token, shop: shop.name, expiresAt },
  })
}

const isMember = toRefusal(
  'conflict',
  'email',
  'Orang dengan e-mail ini sudah di tim tokomu.',
  'Somebody with this e-mail is in your team already.',
)

const tooManyOpen = toRefusal(
  'conflict',
  '',
  `Sudah ada ${mostOpen} undangan yang belum dijawab. Batalkan salah satunya dulu.`,
  `There are ${mostOpen} unanswered invitations already. Take one of them back first.`,
)
