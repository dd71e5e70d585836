import type { Contact } from '#shared/domain/contact'
import type { Language } from '#shared/domain/platform'
import { type Result, toOk } from '#shared/rules/result'
import { findContact } from '../db/contacts.ts'
import {
  deleteInvitationsBefore,
  findInvitation,
  type InvitationRow,
  readInvitations,
  readInvitationsFor,
} from '../db/shop-invitations.ts'
import { findShop } from '../db/shops.ts'
import { toContactDigests } from './contact-digests.ts'
import type { Refusal } from './refusal.ts'
import type { Shop } from './shop-access.ts'
import { findAllowed } from './shop-access.ts'
import {
  isFor,
  planDeclining,
  planJoining,
  planRevoking,
  readDigestsOf,
  toDigest,
} from './shop-invitation-answers.ts'
import type { InvitationParts, InvitedRole } from './shop-invitation-parts.ts'
import { planInvitation, type WrittenInvitation } from './shop-invitation-plan.ts'

/** As the shop's people see it. */
export interface OpenInvitation {
  id: string
  role: InvitedRole
  masked: string
  expiresAt: string
}

/** As whoever opens its link sees it. */
export interface ReceivedInvitation extends OpenInvitation {
  shop: string
  slug: string
  /** Whether it is for a contact of whoever looks; until then it shows no shop. */
  isMine: boolean
}

/**
 * Invitations are for one contact, which is proven by signing in with it: a link that went astray is of no use to
 * others. `ref` is the token of a link, or the digest that the desk of the invited person has in its place.
 */
export interface ShopInvitations {
  list(shop: Shop): Promise<OpenInvitation[]>
  listFor(accountId: string): Promise<ReceivedInvitation[]>
  /** The value tells whether the message is on its way; without, the invitation waits at the desk of the invited. */
  invite(
    accountId: string,
    slug: string,
    invited: { contact: Contact; role: InvitedRole },
    language: Language,
  ): Promise<Result<{ isTold: boolean }, Refusal>>
  revoke(accountId: string, slug: string, id: string): Promise<Result<null, Refusal>>
  /** Null of one that was used, taken back, ran out or never was. */
  find(ref: string, accountId: string | null): Promise<ReceivedInvitation | null>
  accept(accountId: string, ref: string): Promise<Result<{ slug: string }, Refusal>>
  decline(accountId: string, ref: string): Promise<Result<null, Refusal>>
  clean(now: Date): Promise<void>
}

const day = 24 * 60
const perShop = { name: 'invitations-per-shop', most: 30, minutes: day }
const perContact = { name: 'invitations-per-contact', most: 5, minutes: day }

const nowText = () => new Date().toISOString()

export function createShopInvitations(parts: InvitationParts): ShopInvitations {
  const { db, log } = parts
  return {
    async list({ id }) {
      const rows = await readInvitations(db, id, nowText())
      return Promise.all(rows.map(row => toOpen(parts, row)))
    },
    async listFor(accountId) {
      const rows = await readInvitationsFor(db, await readDigestsOf(parts, accountId), nowText())
      const received = await Promise.all(rows.map(row => toReceived(parts, row, true)))
      return received.flatMap(each => each ?? [])
    },
    invite: (...asked) => invite(parts, ...asked),
    async revoke(accountId, slug, id) {
      const appended = await log.append(() => planRevoking(parts, accountId, slug, id))
      return appended.ok ? toOk(null) : appended
    },
    async find(ref, accountId) {
      const row = await findInvitation(db, await toDigest(ref), nowText())
      if (!row) return null
      const isMine = accountId !== null && (await isFor(parts, row, accountId))
      return toReceived(parts, row, isMine)
    },
    async accept(accountId, ref) {
      const appended = await log.append(() => planJoining(parts, accountId, ref))
      return appended.ok ? toOk(appended.value.value) : appended
    },
    async decline(accountId, ref) {
      const appended = await log.append(() => planDeclining(parts, accountId, ref))
      return appended.ok ? toOk(null) : appended
    },
    clean: now => deleteInvitationsBefore(db, now.toISOString()),
  }
}

async function invite(
  parts: InvitationParts,
  accountId: string,
  slug: string,
  { contact, role }: { contact: Contact; role: InvitedRole },
  language: Language,
): Promise<Result<{ isTold: boolean }, Refusal>> {
  const { db, log, attempts, outbox, publicUrl, indexKeys } = parts
  const allowed = await findAllowed(db, accountId, slug, `invite-${role}`)
  if (!allowed.ok) return allowed
  const [digest] = toContactDigests(contact, indexKeys)
  for (const [limit, who] of [
    [perShop, allowed.value.id],
    [perContact, digest],
  ] as const) {
    const taken = await attempts.take(limit, who)
    if (!taken.ok) return taken
  }
  const appended = await log.append(() => planInvitation(parts, accountId, slug, { contact, role }))
  if (!appended.ok) return appended
  const { token, shop, expiresAt }: WrittenInvitation = appended.value.value
  const known = await findContact(db, toContactDigests(contact, indexKeys))
  const told = await outbox.send({
    to: { contact },
    language: known ? null : language,
    template: {
      name: 'shop-invitation',
      params: { shop, role, link: `${publicUrl}/undangan/${token}`, until: expiresAt },
    },
  })
  return toOk({ isTold: told.ok })
}

async function toOpen({ sealing }: InvitationParts, row: InvitationRow): Promise<OpenInvitation> {
  const { token_digest: id, role, expires_at: expiresAt } = row
  const masked = await sealing.open(row.sealed, { table: 'shop_invitation', column: 'sealed', id })
  return { id, role, masked, expiresAt }
}

async function toReceived(
  parts: InvitationParts,
  row: InvitationRow,
  isMine: boolean,
): Promise<ReceivedInvitation | null> {
  const shop = await findShop(parts.db, row.seller_id)
  return shop && { ...(await toOpen(parts, row)), shop: shop.name, slug: shop.slug, isMine }
}
