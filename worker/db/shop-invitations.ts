import { z } from 'zod'
import { readSet } from './json-rows.ts'

const invitationRowSchema = z.object({
  token_digest: z.string(),
  seller_id: z.string(),
  role: z.enum(['admin', 'packer']),
  invited_by: z.string(),
  contact_digest: z.string(),
  sealed: z.string(),
  expires_at: z.string(),
})
export type InvitationRow = z.infer<typeof invitationRowSchema>

/** Open invitations of a shop, the next to run out first. */
export async function readInvitations(
  db: D1Database,
  sellerId: string,
  now: string,
): Promise<InvitationRow[]> {
  const { results } = await db
    .prepare('SELECT * FROM shop_invitation WHERE seller_id = ?1 AND expires_at > ?2 ORDER BY expires_at')
    .bind(sellerId, now)
    .all()
  return results.map(row => invitationRowSchema.parse(row))
}

/** Open invitations for contacts, in whatever shop. */
export async function readInvitationsFor(
  db: D1Database,
  contactDigests: readonly string[],
  now: string,
): Promise<InvitationRow[]> {
  const sql = `SELECT * FROM shop_invitation WHERE contact_digest IN (SELECT value FROM json_each(?1))
    ORDER BY expires_at`
  const rows = (await readSet(db, sql, contactDigests)).map(row => invitationRowSchema.parse(row))
  return rows.filter(({ expires_at }) => expires_at > now)
}

/** The invitation while it is open; one that was taken, taken back or has run out is not there. */
export async function findInvitation(
  db: D1Database,
  tokenDigest: string,
  now: string,
): Promise<InvitationRow | null> {
  const row = await db
    .prepare('SELECT * FROM shop_invitation WHERE token_digest = ?1 AND expires_at > ?2')
    .bind(tokenDigest, now)
    .first()
  return row && invitationRowSchema.parse(row)
}

export function insertInvitation(db: D1Database, row: InvitationRow): D1PreparedStatement {
  const { token_digest, seller_id, role, invited_by, contact_digest, sealed, expires_at } = row
  return db
    .prepare(
      `INSERT INTO shop_invitation
         (token_digest, seller_id, role, invited_by, contact_digest, sealed, expires_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
    )
    .bind(token_digest, seller_id, role, invited_by, contact_digest, sealed, expires_at)
}

export function deleteInvitation(db: D1Database, tokenDigest: string): D1PreparedStatement {
  return db.prepare('DELETE FROM shop_invitation WHERE token_digest = ?1').bind(tokenDigest)
}

/** All that were sent to these contacts, by one shop or by any. */
export function deleteInvitationsFor(
  db: D1Database,
  contactDigests: readonly string[],
  sellerId: string | null,
): D1PreparedStatement {
  const set = JSON.stringify(contactDigests)
  return db
    .prepare(
      `DELETE FROM shop_invitation WHERE contact_digest IN (SELECT value FROM json_each(?1))
       AND (?2 IS NULL OR seller_id = ?2)`,
    )
    .bind(set, sellerId)
}

export async function deleteInvitationsBefore(db: D1Database, now: string): Promise<void> {
  await db.prepare('DELETE FROM shop_invitation WHERE expires_at <= ?1').bind(now).run()
}
