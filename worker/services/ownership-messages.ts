import { readMembers } from '../db/shop-members.ts'
import type { NewMessage } from './outbox.ts'
import type { Shop, ShopParts } from './shop-access.ts'
import { tell } from './tell.ts'

type TellingParts = Pick<ShopParts, 'db' | 'outbox'> & { publicUrl: string }

/** The one whom it is offered to is asked, the others hear of it. */
export async function tellOfOffer(
  parts: TellingParts,
  { id, name, slug }: Shop,
  { to, until }: { to: string; until: string },
): Promise<void> {
  const link = `${parts.publicUrl}/toko/tim?toko=${slug}`
  await tell(parts, to, { name: 'ownership-offered', params: { shop: name, link, until } })
  const news = { name: 'ownership-news', params: { shop: name, news: 'offered' } } as const
  await tellAll(parts, id, news, [to])
}

/** Owner and admins. */
export async function tellAll(
  parts: TellingParts,
  sellerId: string,
  template: NewMessage['template'],
  except: readonly string[] = [],
): Promise<void> {
  const members = await readMembers(parts.db, sellerId)
  const told = members.filter(({ role, account_id }) => role !== 'packer' && !except.includes(account_id))
  for (const { account_id } of told) await tell(parts, account_id, template)
}
