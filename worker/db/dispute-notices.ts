import { z } from 'zod'
import { readSet } from './json-rows.ts'

const noticeSchema = z.object({ seller_id: z.string(), rival_id: z.string(), told_at: z.string() })

/** What the shops of these claims have heard of rivals. */
export async function readNotices(db: D1Database, rivalIds: readonly string[]) {
  const sql = `SELECT seller_id, rival_id, told_at FROM dispute_notice
    WHERE rival_id IN (SELECT value FROM json_each(?1))`
  return (await readSet(db, sql, rivalIds)).map(row => noticeSchema.parse(row))
}

export function upsertNotice(db: D1Database, row: z.infer<typeof noticeSchema>): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO dispute_notice (seller_id, rival_id, told_at) VALUES (?1, ?2, ?3)
       ON CONFLICT DO UPDATE SET told_at = excluded.told_at`,
    )
    .bind(row.seller_id, row.rival_id, row.told_at)
}
