import { z } from 'zod'

const sessionRowSchema = z.object({
  id: z.string(),
  device: z.string(),
  method: z.enum(['code', 'passkey', 'handover']),
  created_at: z.string(),
  updated_at: z.string(),
})
export type SessionRow = z.infer<typeof sessionRowSchema>

const passkeyRowSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  created_at: z.string().nullable(),
})
export type PasskeyRow = z.infer<typeof passkeyRowSchema>

/** Sessions of an account that are not over, the newest first. */
export async function readSessions(db: D1Database, accountId: string, now: string): Promise<SessionRow[]> {
  const { results } = await db
    .prepare(
      `SELECT id, device, method, created_at, updated_at FROM session
       WHERE account_id = ?1 AND expires_at > ?2 ORDER BY updated_at DESC, id LIMIT 100`,
    )
    .bind(accountId, now)
    .all()
  return results.map(row => sessionRowSchema.parse(row))
}

/** Ends one session, if it is this account's; whether it was. */
export async function deleteSession(db: D1Database, accountId: string, id: string): Promise<boolean> {
  const { meta } = await db
    .prepare('DELETE FROM session WHERE id = ?1 AND account_id = ?2')
    .bind(id, accountId)
    .run()
  return meta.changes > 0
}

/** All sessions of an account, and those that are just being handed over. */
export async function deleteSessions(db: D1Database, accountId: string): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM handover WHERE account_id = ?1').bind(accountId),
    db.prepare('DELETE FROM session WHERE account_id = ?1').bind(accountId),
  ])
}

export async function readPasskeys(db: D1Database, accountId: string): Promise<PasskeyRow[]> {
  const { results } = await db
    .prepare('SELECT id, name, created_at FROM passkey WHERE account_id = ?1 ORDER BY created_at, id')
    .bind(accountId)
    .all()
  return results.map(row => passkeyRowSchema.parse(row))
}

export async function deletePasskey(db: D1Database, accountId: string, id: string): Promise<boolean> {
  const { meta } = await db
    .prepare('DELETE FROM passkey WHERE id = ?1 AND account_id = ?2')
    .bind(id, accountId)
    .run()
  return meta.changes > 0
}

/** What has run out: sessions, codes and challenges. */
export async function deleteExpired(db: D1Database, now: string): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM session WHERE expires_at < ?1').bind(now),
    db.prepare('DELETE FROM verification WHERE expires_at < ?1').bind(now),
    db.prepare('DELETE FROM handover WHERE expires_at < ?1').bind(now),
  ])
}
