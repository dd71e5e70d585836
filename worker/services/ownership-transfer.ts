import { type Result, toOk, toProblem } from '#shared/rules/result'
import {
  deleteOffersBefore,
  deleteTransfer,
  findTransfer,
  putTransfer,
  readDueTransfers,
  type TransferRow,
} from '../db/ownership-transfers.ts'
import { findMember, moveOwnership } from '../db/shop-members.ts'
import { countShopsOwned, findShop } from '../db/shops.ts'
import type { Plan } from './event-log.ts'
import { tellAll, tellOfOffer } from './ownership-messages.ts'
import { toPseudonym } from './pseudonym.ts'
import type { Refusal } from './refusal.ts'
import {
  findAllowed,
  mostShopsOwned,
  type Shop,
  type ShopParts,
  tooManyShops,
  toRefusal,
  toShopEvent,
} from './shop-access.ts'

/** An offer that waits for its answer, or an accepted one that waits for its time. */
export interface OwnershipTransfer {
  from: string
  to: string
  /** Null until the new owner said yes. */
  movesAt: string | null
  /** Until when the offer can be answered. */
  answerUntil: string
}

/**
 * A shop changes hands slowly and in front of all who run it: offered by the owner to an admin, accepted by them, moved
 * three days later. Until then every admin is told and may stop it, so that a stolen phone takes no shop along.
 */
export interface OwnershipTransfers {
  find(shop: Shop): Promise<OwnershipTransfer | null>
  offer(accountId: string, slug: string, memberId: string): Promise<Result<null, Refusal>>
  accept(accountId: string, slug: string): Promise<Result<null, Refusal>>
  /** By whoever offered it, by whom it was offered to, and by any admin. */
  stop(accountId: string, slug: string): Promise<Result<null, Refusal>>
  /** Moves what is due. Answers how many shops have a new owner. */
  moveDue(now: Date): Promise<number>
}

export const waitHours = 72
const answerDays = 7
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const mostAtOnce = 50

type TransferParts = ShopParts & { publicUrl: string }

export function createOwnershipTransfers(parts: TransferParts): OwnershipTransfers {
  const { db, log } = parts
  return {
    async find({ id }) {
      const row = await findTransfer(db, id)
      return row && isAlive(row, Date.now()) ? toTransfer(row) : null
    },
    async offer(accountId, slug, memberId) {
      const appended = await log.append(() => planOffer(parts, accountId, slug, memberId))
      if (!appended.ok) return appended
      const { shop, row } = appended.value.value
      await tellOfOffer(parts, shop, { to: row.to_account, until: toTransfer(row).answerUntil })
      return toOk(null)
    },
    async accept(accountId, slug) {
      const appended = await log.append(() => planAcceptance(parts, accountId, slug))
      if (!appended.ok) return appended
      const { shop, at } = appended.value.value
      await tellAll(parts, shop.id, { name: 'ownership-moves', params: { shop: shop.name, at } })
      return toOk(null)
    },
    async stop(accountId, slug) {
      const appended = await log.append(() => planStop(parts, accountId, slug))
      if (!appended.ok) return appended
      const { id, name } = appended.value.value
      await tellAll(parts, id, { name: 'ownership-news', params: { shop: name, news: 'stopped' } })
      return toOk(null)
    },
    async moveDue(now) {
      await deleteOffersBefore(db, new Date(now.getTime() - answerDays * dayMs).toISOString())
      let moved = 0
      for (const { seller_id } of await readDueTransfers(db, now.toISOString(), mostAtOnce)) {
        const appended = await log.append(() => planMove(parts, seller_id, now))
        if (!appended.ok || !appended.value.value) continue
        const params = { shop: appended.value.value.name, news: 'moved' as const }
        await tellAll(parts, seller_id, { name: 'ownership-news', params })
        moved += 1
      }
      return moved
    },
  }
}

type Planned<Value> = Promise<Result<Plan<Value>, Refusal>>

async function planOffer(
  { db, sealing }: TransferParts,
  accountId: string,
  slug: string,
  memberId: string,
): Planned<{ shop: Shop; row: TransferRow }> {
  const allowed = await findAllowed(db, accountId, slug, 'offer-ownership')
  if (!allowed.ok) return allowed
  const shop = allowed.value
  const known = await findTransfer(db, shop.id)
  if (known && isAlive(known, Date.now())) return toProblem(underWay)
  const member = await findMember(db, { sellerId: shop.id, accountId: memberId })
  if (member?.role !== 'admin') return toProblem(notAdmin)
  const row = {
    seller_id: shop.id,
    from_account: accountId,
    to_account: memberId,
    offered_at: new Date().toISOString(),
    accepted_at: null,
    moves_at: null,
  }
  const event = { type: 'ownership-offered', why: 'asked', others: [memberId] } as const
  const what = { kind: 'shop', id: shop.id }
  return toOk({
    events: [await toShopEvent(sealing, { ...event, accountId, role: shop.role, what })],
    statements: [putTransfer(db, row)],
    touched: {},
    value: { shop, row },
  })
}

async function planAcceptance(
  { db, sealing }: TransferParts,
  accountId: string,
  slug: string,
): Planned<{ shop: Shop; at: string }> {
  const allowed = await findAllowed(db, accountId, slug, 'see')
  if (!allowed.ok) return allowed
  const shop = allowed.value
  const row = await findTransfer(db, shop.id)
  const now = new Date()
  const isOffered = row && row.to_account === accountId && row.accepted_at === null
  if (!isOffered || !isAlive(row, now.getTime()) || shop.role !== 'admin') return toProblem(noOffer)
  if ((await countShopsOwned(db, accountId)) >= mostShopsOwned) return toProblem(tooManyShops)
  const at = new Date(now.getTime() + waitHours * hourMs).toISOString()
  const event = { type: 'ownership-accepted', why: 'asked', others: [row.from_account], after: at } as const
  const what = { kind: 'shop', id: shop.id }
  return toOk({
    events: [await toShopEvent(sealing, { ...event, accountId, role: shop.role, what })],
    statements: [putTransfer(db, { ...row, accepted_at: now.toISOString(), moves_at: at })],
    touched: {},
    value: { shop, at },
  })
}

async function planStop({ db, sealing }: TransferParts, accountId: string, slug: string): Planned<Shop> {
  const allowed = await findAllowed(db, accountId, slug, 'stop-ownership')
  if (!allowed.ok) return allowed
  const shop = allowed.value
  const row = await findTransfer(db, shop.id)
  if (!row || !isAlive(row, Date.now())) return toProblem(noOffer)
  const others = [row.from_account, row.to_account].filter(id => id !== accountId)
  const what = { kind: 'shop', id: shop.id }
  const event = { type: 'ownership-stopped', why: 'asked', before: row.moves_at, what, others } as const
  return toOk({
    events: [await toShopEvent(sealing, { ...event, accountId, role: shop.role })],
    statements: [deleteTransfer(db, shop.id)],
    touched: {},
    value: shop,
  })
}

/** Moves only what still holds: whoever is not owner or admin any more takes the transfer with them. */
async function planMove(
  { db, sealing }: TransferParts,
  sellerId: string,
  now: Date,
): Planned<{ name: string } | null> {
  const row = await findTransfer(db, sellerId)
  const shop = await findShop(db, sellerId)
  if (!row?.moves_at || row.moves_at > now.toISOString() || !shop) return toProblem(noOffer)
  const { from_account: from, to_account: to } = row
  const [owner, admin] = [
    await findMember(db, { sellerId, accountId: from }),
    await findMember(db, { sellerId, accountId: to }),
  ]
  const isSound = owner?.role === 'owner' && admin?.role === 'admin'
  const people = [await toPseudonym(sealing, from), await toPseudonym(sealing, to)]
  const what = { kind: 'shop', id: sellerId }
  const payload = { who: 'clock', role: 'clock', people, what, why: isSound ? 'due' : 'unsound' }
  const type = isSound ? ('ownership-moved' as const) : ('ownership-stopped' as const)
  return toOk({
    events: [{ type, caseRef: null, actor: 'clock', people, payload }],
    statements: [...(isSound ? moveOwnership(db, { sellerId, from, to }) : []), deleteTransfer(db, sellerId)],
    touched: {},
    value: isSound ? { name: shop.name } : null,
  })
}

/** To whom a shop is being handed over just now, null while it is not. */
export async function findNextOwner(db: D1Database, sellerId: string): Promise<string | null> {
  const row = await findTransfer(db, sellerId)
  return row && isAlive(row, Date.now()) ? row.to_account : null
}

/** An accepted transfer waits for its time; an offer that nobody answers lapses. */
function isAlive({ accepted_at, offered_at }: TransferRow, now: number): boolean {
  return accepted_at !== null || Date.parse(offered_at) + answerDays * dayMs > now
}

function toTransfer({ from_account, to_account, moves_at, offered_at }: TransferRow): OwnershipTransfer {
  const answerUntil = new Date(Date.parse(offered_at) + answerDays * dayMs).toISOString()
  return { from: from_account, to: to_account, movesAt: moves_at, answerUntil }
}

const underWay = toRefusal(
  'conflict',
  '',
  'Sudah ada penyerahan toko yang berjalan. Hentikan dulu kalau mau menawarkan ke orang lain.',
  'The shop is being handed over already. Stop that first to offer it to somebody else.',
)

const notAdmin = toRefusal(
  'conflict',
  '',
  'Toko hanya bisa diserahkan ke admin. Jadikan dia admin dulu.',
  'A shop can be handed over to an admin only. Make this person an admin first.',
)

const noOffer = toRefusal(
  'not_found',
  '',
  'Tidak ada penyerahan toko yang menunggu jawabanmu.',
  'No handing over of this shop waits for you.',
)
