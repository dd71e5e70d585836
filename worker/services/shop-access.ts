import type { ShopRole } from '#shared/domain/shop'
import { canInShop, type ShopAction } from '#shared/rules/can-in-shop'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { findShopOf } from '../db/shops.ts'
import type { EventLog, NewEvent } from './event-log.ts'
import type { Outbox } from './outbox.ts'
import { toPseudonym } from './pseudonym.ts'
import type { Refusal } from './refusal.ts'
import type { Sealing } from './sealing.ts'

/** A shop as one of its people sees it. */
export interface Shop {
  id: string
  slug: string
  name: string
  /** Of whoever asks. */
  role: ShopRole
}

/** What services of shops work with. */
export interface ShopParts {
  db: D1Database
  log: EventLog
  sealing: Sealing
  outbox: Pick<Outbox, 'send'>
  requestPublish: () => Promise<void>
}

/**
 * The shop, if this account may do this in it. A shop in which it has no role is as unknown as one that does not exist.
 * Asked again within each append: a role may have gone since the page was opened.
 */
export async function findAllowed(
  db: D1Database,
  accountId: string,
  slug: string,
  action: ShopAction,
): Promise<Result<Shop, Refusal>> {
  const shop = await findShopOf(db, accountId, slug)
  if (!shop) return toProblem(noSuchShop)
  return canInShop(shop.role, action) ? toOk(shop) : toProblem(notYours)
}

interface ShopEvent {
  type: NewEvent['type']
  accountId: string
  role: ShopRole | null
  /** Who else is named: accounts. */
  others?: readonly string[]
  what: object
  why: string
  before?: unknown
  after?: unknown
}

/** An event of a shop. Its payload names accounts by their pseudonyms alone, and no contact. */
export async function toShopEvent(
  sealing: Sealing,
  { type, accountId, role, others = [], ...change }: ShopEvent,
): Promise<NewEvent> {
  const actor = await toPseudonym(sealing, accountId)
  const people = await Promise.all(others.map(other => toPseudonym(sealing, other)))
  return { type, caseRef: null, actor, people, payload: { who: actor, role, people, ...change } }
}

export const noSuchShop: Refusal = {
  code: 'not_found',
  problems: [
    {
      path: '',
      message: {
        id: 'Toko ini tidak ada, atau kamu tidak lagi ikut mengelolanya.',
        en: 'There is no such shop, or you do not help run it any more.',
      },
    },
  ],
}

export const notYours: Refusal = {
  code: 'forbidden',
  problems: [
    {
      path: '',
      message: {
        id: 'Peranmu di toko ini tidak mencakup hal itu. Minta tolong pemiliknya.',
        en: 'Your role in this shop does not include that. Ask its owner.',
      },
    },
  ],
}

/** One sentence about one field. */
export function toRefusal(code: Refusal['code'], path: string, id: string, en: string): Refusal {
  return { code, problems: [{ path, message: { id, en } }] }
}

/** Whoever has more to sell than this asks the desk; names are not there to be hoarded. */
export const mostShopsOwned = 5

export const tooManyShops = toRefusal(
  'conflict',
  '',
  `Satu orang bisa memiliki paling banyak ${mostShopsOwned} toko. Hapus toko yang tidak dipakai dulu.`,
  `One person can own ${mostShopsOwned} shops at most. Delete one that you do not use first.`,
)
