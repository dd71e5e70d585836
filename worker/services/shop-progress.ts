import { readClaimsOf } from '../db/claims.ts'
import { findNameChecked, readHeldProfiles } from '../db/shops.ts'

/** How far a shop is on its way to being verified. */
export interface ShopProgress {
  /** Claims that are not decided. */
  claims: { id: string; key: string; state: 'open' | 'placed' }[]
  /** Profiles of which it was seen that the shop holds them, and when last. */
  profiles: { key: string; seenAt: string }[]
  /** When the name on an account was found to be the shop's, null until then. */
  nameCheckedAt: string | null
}

export async function readShopProgress(db: D1Database, id: string): Promise<ShopProgress> {
  const [profiles, claims, nameCheckedAt] = await Promise.all([
    readHeldProfiles(db, id),
    readClaimsOf(db, [id]),
    findNameChecked(db, id),
  ])
  return {
    profiles: profiles.map(({ key, control_seen_at }) => ({ key, seenAt: control_seen_at })),
    claims: claims.flatMap(({ id: claim, key, state }) =>
      state === 'open' || state === 'placed' ? { id: claim, key, state } : [],
    ),
    nameCheckedAt,
  }
}
