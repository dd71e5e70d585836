import { z } from 'zod'

const timesSchema = z.object({ seen_at: z.string() })
const deskRoleSchema = z.object({ role: z.string(), since: z.string() })

/** When a device of this account saw the code of a claim, or the mark of a profile, and told of it. */
export async function readSightings(db: D1Database, accountId: string): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT seen_at FROM witness WHERE account_id = ?1
       UNION ALL SELECT seen_at FROM mark_sighting WHERE account_id = ?1 ORDER BY seen_at DESC LIMIT 1000`,
    )
    .bind(accountId)
    .all()
  return results.map(row => timesSchema.parse(row).seen_at)
}

export async function readDatedDeskRoles(db: D1Database, accountId: string) {
  const { results } = await db
    .prepare('SELECT role, since FROM desk_role WHERE account_id = ?1 ORDER BY since, role')
    .bind(accountId)
    .all()
  return results.map(row => deskRoleSchema.parse(row))
}

export async function countPushSubscriptions(db: D1Database, accountId: string): Promise<number> {
  const sql = 'SELECT count(*) AS n FROM push_subscription WHERE account_id = ?1'
  return (await db.prepare(sql).bind(accountId).first<number>('n')) ?? 0
}

/** The language of messages to all contacts of an account. */
export async function changeLanguage(db: D1Database, accountId: string, language: string): Promise<void> {
  await db.prepare('UPDATE contact SET language = ?2 WHERE account_id = ?1').bind(accountId, language).run()
}

/** Whether the passkey was this account's. */
export async function renamePasskey(
  db: D1Database,
  { accountId, id, name }: { accountId: string; id: string; name: string },
): Promise<boolean> {
  const { meta } = await db
    .prepare('UPDATE passkey SET name = ?3 WHERE id = ?2 AND account_id = ?1')
    .bind(accountId, id, name)
    .run()
  return meta.changes > 0
}

/** With sessions, contacts, passkeys, memberships and all else that is an account's own. */
export function deleteAccount(db: D1Database, accountId: string): D1PreparedStatement {
  return db.prepare('DELETE FROM account WHERE id = ?1').bind(accountId)
}
