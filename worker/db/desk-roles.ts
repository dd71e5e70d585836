import { z } from 'zod'
import { type DeskRole, deskRoleSchema } from '#shared/domain/shop'
import { readSet } from './json-rows.ts'

export async function readDeskRoles(db: D1Database, accountId: string): Promise<DeskRole[]> {
  const { results } = await db
    .prepare('SELECT role FROM desk_role WHERE account_id = ?1 ORDER BY role')
    .bind(accountId)
    .all<{ role: string }>()
  return results.map(({ role }) => z.parse(deskRoleSchema, role))
}

/** Who has one of these roles. */
export async function readAccountsWith(db: D1Database, roles: readonly DeskRole[]): Promise<string[]> {
  const sql = `SELECT DISTINCT account_id FROM desk_role WHERE role IN (SELECT value FROM json_each(?1))
    ORDER BY account_id`
  return (await readSet(db, sql, roles)).map(({ account_id }) => z.parse(z.string(), account_id))
}

export function insertDeskRole(
  db: D1Database,
  row: { accountId: string; role: DeskRole; since: string },
): D1PreparedStatement {
  return db
    .prepare('INSERT INTO desk_role (account_id, role, since) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING')
    .bind(row.accountId, row.role, row.since)
}

export function deleteDeskRole(db: D1Database, accountId: string, role: DeskRole): D1PreparedStatement {
  return db.prepare('DELETE FROM desk_role WHERE account_id = ?1 AND role = ?2').bind(accountId, role)
}
