import { z } from 'zod'

const countedSchema = z.object({ count: z.number().int(), since: z.string() })

interface Counted {
  key: string
  now: string
  /** Counts that began before this are over. */
  over: string
}

/** Counts one more and tells how many there are since when. One statement, so that nobody slips in between. */
export async function countAttempt(db: D1Database, { key, now, over }: Counted) {
  const row = await db
    .prepare(
      `INSERT INTO attempt (key, count, since) VALUES (?1, 1, ?2)
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN since < ?3 THEN 1 ELSE count + 1 END,
         since = CASE WHEN since < ?3 THEN ?2 ELSE since END
       RETURNING count, since`,
    )
    .bind(key, now, over)
    .first()
  return countedSchema.parse(row)
}

/** As it stands, without counting. */
export async function findAttempts(db: D1Database, { key, over }: Omit<Counted, 'now'>) {
  const row = await db
    .prepare('SELECT count, since FROM attempt WHERE key = ?1 AND since >= ?2')
    .bind(key, over)
    .first()
  return row && countedSchema.parse(row)
}

export async function deleteAttemptsBefore(db: D1Database, before: string): Promise<void> {
  await db.prepare('DELETE FROM attempt WHERE since < ?1').bind(before).run()
}
