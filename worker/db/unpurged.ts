import { z } from 'zod'
import { toSetStatements } from './json-rows.ts'

const tagSchema = z.object({ id: z.number().int(), tag: z.string() })
export type UnpurgedTag = z.infer<typeof tagSchema>

/** One that is there already gets a new id: whoever is about to take it away does not take this one. */
export async function insertUnpurged(db: D1Database, tags: readonly string[]): Promise<void> {
  const sql = 'INSERT OR REPLACE INTO unpurged (tag) SELECT value FROM json_each(?1)'
  const statements = toSetStatements(db, sql, tags)
  if (statements.length > 0) await db.batch(statements)
}

export async function readUnpurged(db: D1Database, limit: number): Promise<UnpurgedTag[]> {
  const { results } = await db.prepare('SELECT id, tag FROM unpurged ORDER BY id LIMIT ?1').bind(limit).all()
  return results.map(row => tagSchema.parse(row))
}

/** The id of the last one, 0 when there is none. */
export async function readLastUnpurged(db: D1Database): Promise<number> {
  return (await db.prepare('SELECT coalesce(max(id), 0) AS id FROM unpurged').first<number>('id')) ?? 0
}

export async function deleteUnpurged(db: D1Database, ids: readonly number[]): Promise<void> {
  await db.batch(
    toSetStatements(db, 'DELETE FROM unpurged WHERE id IN (SELECT value FROM json_each(?1))', ids),
  )
}

/** Everything up to an id. */
export async function deleteUnpurgedUpTo(db: D1Database, id: number): Promise<void> {
  await db.prepare('DELETE FROM unpurged WHERE id <= ?1').bind(id).run()
}
