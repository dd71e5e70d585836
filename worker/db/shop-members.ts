import { z } from 'zod'

const memberRowSchema = z.object({
  account_id: z.string(),
  role: z.enum(['owner', 'admin', 'packer']),
  since: z.string(),
})
export type MemberRow = z.infer<typeof memberRowSchema>

/** Everybody in a shop: owner first, then admins, then packers, each in the order in which they came. */
export async function readMembers(db: D1Database, sellerId: string): Promise<MemberRow[]> {
  const { results } = await db
    .prepare(
      `SELECT account_id, role, since FROM shop_admin WHERE seller_id = ?1
       ORDER BY CASE role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END, since, account_id`,
    )
    .bind(sellerId)
    .all()
  return results.map(row => memberRowSchema.parse(row))
}

interface Membership {
  sellerId: string
  accountId: string
}

export async function findMember(
  db: D1Database,
  { sellerId, accountId }: Membership,
): Promise<MemberRow | null> {
  const row = await db
    .prepare('SELECT account_id, role, since FROM shop_admin WHERE seller_id = ?1 AND account_id = ?2')
    .bind(sellerId, accountId)
    .first()
  return row && memberRowSchema.parse(row)
}

export function insertMember(
  db: D1Database,
  { sellerId, accountId, role, since }: Membership & Pick<MemberRow, 'role' | 'since'>,
): D1PreparedStatement {
  return db
    .prepare('INSERT INTO shop_admin (seller_id, account_id, role, since) VALUES (?1, ?2, ?3, ?4)')
    .bind(sellerId, accountId, role, since)
}

/**
 * Takes a role away, and with it what rests on it: invitations that they sent, a transfer from or to them. That they
 * were there stays: nobody decides at the desk about a shop that they have just left.
 */
export function deleteMember(db: D1Database, { sellerId, accountId }: Membership): D1PreparedStatement[] {
  return [
    `INSERT INTO former_member (seller_id, account_id)
     SELECT seller_id, account_id FROM shop_admin WHERE seller_id = ?1 AND account_id = ?2 ON CONFLICT DO NOTHING`,
    'DELETE FROM shop_invitation WHERE seller_id = ?1 AND invited_by = ?2',
    'DELETE FROM ownership_transfer WHERE seller_id = ?1 AND (from_account = ?2 OR to_account = ?2)',
    'DELETE FROM shop_admin WHERE seller_id = ?1 AND account_id = ?2',
  ].map(sql => db.prepare(sql).bind(sellerId, accountId))
}

/** Makes one the owner and the owner an admin; in this order, since a shop has one owner at a time. */
export function moveOwnership(
  db: D1Database,
  { sellerId, from, to }: { sellerId: string; from: string; to: string },
): D1PreparedStatement[] {
  const sql = 'UPDATE shop_admin SET role = ?3 WHERE seller_id = ?1 AND account_id = ?2'
  return [db.prepare(sql).bind(sellerId, from, 'admin'), db.prepare(sql).bind(sellerId, to, 'owner')]
}
