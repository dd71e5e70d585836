import type { ShopRole } from '#shared/domain/shop'
import { canInShop } from '#shared/rules/can-in-shop'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { readContacts } from '../db/contacts.ts'
import { deleteMember, findMember, readMembers } from '../db/shop-members.ts'
import { maskContact } from './contact-digests.ts'
import type { Plan } from './event-log.ts'
import { findNextOwner } from './ownership-transfer.ts'
import type { Refusal } from './refusal.ts'
import type { Sealing } from './sealing.ts'
import { findAllowed, notYours, type Shop, type ShopParts, toRefusal, toShopEvent } from './shop-access.ts'
import { tell } from './tell.ts'

export interface Member {
  accountId: string
  role: ShopRole
  since: string
  /** As much of their contact as the others recognise them by. */
  masked: string
  isMe: boolean
}

/** Who runs a shop. */
export interface ShopTeam {
  list(accountId: string, shop: Shop): Promise<Member[]>
  remove(accountId: string, slug: string, memberId: string): Promise<Result<null, Refusal>>
  leave(accountId: string, slug: string): Promise<Result<null, Refusal>>
}

export function createShopTeam(parts: ShopParts): ShopTeam {
  const { db, log, sealing } = parts
  return {
    async list(accountId, { id }) {
      const members = await readMembers(db, id)
      return Promise.all(
        members.map(async ({ account_id, role, since }) => ({
          accountId: account_id,
          role,
          since,
          masked: await readMasked(db, sealing, account_id),
          isMe: account_id === accountId,
        })),
      )
    },
    async remove(accountId, slug, memberId) {
      const appended = await log.append(() => planRemoval(parts, accountId, slug, memberId))
      if (!appended.ok) return appended
      const params = { shop: appended.value.value.name }
      await tell(parts, memberId, { name: 'team-left', params })
      return toOk(null)
    },
    async leave(accountId, slug) {
      const appended = await log.append(() => planLeaving(parts, accountId, slug))
      return appended.ok ? toOk(null) : appended
    },
  }
}

async function readMasked(db: D1Database, sealing: Sealing, accountId: string): Promise<string> {
  const [contact] = await readContacts(db, accountId)
  if (!contact) return ''
  const { kind, sealed, digest } = contact
  const address = await sealing.open(sealed, { table: 'contact', column: 'sealed', id: digest })
  return maskContact({ kind, address })
}

async function planRemoval(
  { db, sealing }: ShopParts,
  accountId: string,
  slug: string,
  memberId: string,
): Promise<Result<Plan<Shop>, Refusal>> {
  const allowed = await findAllowed(db, accountId, slug, 'see')
  if (!allowed.ok) return allowed
  const { id, role } = allowed.value
  const member = await findMember(db, { sellerId: id, accountId: memberId })
  if (!member) return toProblem(canInShop(role, 'remove-packer') ? noSuchMember : notYours)
  if (member.role === 'owner' || memberId === accountId) return toProblem(notYours)
  if (!canInShop(role, `remove-${member.role}`)) return toProblem(notYours)
  // Who may stop it stays to the end: else a stolen phone sends away first whoever would.
  const nextOwner = member.role === 'admin' ? await findNextOwner(db, id) : null
  if (nextOwner !== null && nextOwner !== memberId) return toProblem(handedOver)
  return toOk({
    events: [
      await toShopEvent(sealing, {
        type: 'member-removed',
        accountId,
        role,
        others: [memberId],
        what: { kind: 'shop', id },
        why: 'asked',
        before: member.role,
      }),
    ],
    statements: deleteMember(db, { sellerId: id, accountId: memberId }),
    touched: {},
    value: allowed.value,
  })
}

async function planLeaving(
  { db, sealing }: ShopParts,
  accountId: string,
  slug: string,
): Promise<Result<Plan<null>, Refusal>> {
  const allowed = await findAllowed(db, accountId, slug, 'leave')
  if (!allowed.ok) return allowed
  const { id, role } = allowed.value
  const what = { kind: 'shop', id }
  return toOk({
    events: [
      await toShopEvent(sealing, { type: 'member-left', accountId, role, what, why: 'asked', before: role }),
    ],
    statements: deleteMember(db, { sellerId: id, accountId }),
    touched: {},
    value: null,
  })
}

const handedOver = toRefusal(
  'conflict',
  '',
  'Toko sedang diserahkan, jadi admin tidak bisa dikeluarkan. Hentikan dulu penyerahannya.',
  'The shop is being handed over, so no admin can be removed. Stop that first.',
)

const noSuchMember = toRefusal(
  'not_found',
  '',
  'Orang ini sudah tidak di tim.',
  'This person is not in the team any more.',
)
