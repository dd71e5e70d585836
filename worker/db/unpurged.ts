import { z } from 'zod'
import { toSetStatements } from './json-rows.ts'

const tagSchema = z.object({ tag: z.string() })

export async function insertUnpurged(db: D1Database, tags: readonly string[]): Promise<void> {
  const sql = 'INSERT OR IGNORE INTO unpurged (tag) SELECT value FROM json_each(?1)'
  const statements = toSetStatements(db, sql, tags)
  if (statements.length > 0) await db.batch(statements)
}

export async function readUnpurged(db: D1Database, limit: number): Promise<string[]> {
  const { results } = await db.prepare('SELECT tag FROM unpurged ORDER BY tag LIMIT ?1').bind(limit).all()
  return results.map(row => tagSchema.parse(row).tag)
}

export async function deleteUnpurged(db: D1Database, tags: readonly string[]): Promise<void> {
  const sql = 'DELETE FROM unpurged WHERE tag IN (SELECT value FROM json_each(?1))'
  await db.batch(toSetStatements(db, sql, tags))
}
