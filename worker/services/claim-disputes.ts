import { addDays } from '#shared/rules/dates'
import type { ShopClaim } from '../db/claims.ts'
import { readNotices, upsertNotice } from '../db/dispute-notices.ts'
import type { ClaimParts } from './claim-parts.ts'

/** A shop that places code after code tells of itself no more often than this. */
const quietDays = 30

/** Those of the rivals whose shops have not just heard of this shop, and that they hear now. */
export async function planNotices(
  { db, now }: Pick<ClaimParts, 'db' | 'now'>,
  { seller_id }: ShopClaim,
  rivals: readonly ShopClaim[],
): Promise<{ untold: ShopClaim[]; statements: D1PreparedStatement[] }> {
  const notices = await readNotices(
    db,
    rivals.map(({ id }) => id),
  )
  const hasHeard = ({ id }: ShopClaim) =>
    notices.some(
      notice =>
        notice.rival_id === id &&
        notice.seller_id === seller_id &&
        addDays(Date.parse(notice.told_at), quietDays) > now(),
    )
  const untold = rivals.filter(rival => !hasHeard(rival))
  const told_at = new Date(now()).toISOString()
  return {
    untold,
    statements: untold.map(({ id }) => upsertNotice(db, { seller_id, rival_id: id, told_at })),
  }
}
