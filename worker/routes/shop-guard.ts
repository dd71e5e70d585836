import { z } from 'zod'
import type { ShopAction } from '#shared/rules/can-in-shop'
import { canInShop } from '#shared/rules/can-in-shop'
import { ApiError } from '../http/api-error.ts'
import type { AppContext } from '../http/app-env.ts'
import { requireSession } from '../http/session.ts'
import { type ShopNote, shopNotes } from '../pages/shop/shop-words.ts'
import { noSuchShop, notYours, type Shop } from '../services/shop-access.ts'
import type { ShopServices } from '../services/shop-services.ts'

/** What needs an account and a shop; refused where accounts are. */
export function getShops(context: AppContext): ShopServices {
  const { shops } = context.get('services')
  if (!shops) throw new ApiError('unavailable')
  return shops
}

export interface InShop {
  accountId: string
  shop: Shop
  /** All shops of whoever looks. */
  shops: readonly Shop[]
}

/**
 * The shop that the address names, else the first one, for a page on which this may be done; or the way to signing in
 * or to making a shop. What a form then changes is decided by the service, on what is true at that moment.
 */
export async function requireShop(context: AppContext, action: ShopAction): Promise<InShop | Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const { accountId } = session
  const shops = await getShops(context).shops.listOf(accountId)
  const slug = context.req.query('toko')
  const shop = slug === undefined ? shops[0] : shops.find(each => each.slug === slug)
  if (!shop) throw new ApiError(noSuchShop.code, noSuchShop.problems)
  if (!canInShop(shop.role, action)) throw new ApiError(notYours.code, notYours.problems)
  return { accountId, shop, shops }
}

const noteNames = Object.keys(shopNotes) as [ShopNote, ...ShopNote[]]
const noteSchema = z.enum(noteNames).nullable().catch(null)

/** What was just done, as the address says. */
export function toNote(context: AppContext): ShopNote | null {
  return noteSchema.parse(context.req.query('catatan') ?? null)
}

/** The profile that a link named, on its way through signing in and making a shop; empty when it named none. */
export function toTyped(context: AppContext): string {
  return z.string().max(500).catch('').parse(context.req.query('akun'))
}
