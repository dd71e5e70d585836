import { z } from 'zod'
import { toSetStatements } from './json-rows.ts'

/** What is public about numbers, row by row, each with the evaluation that it is published under. */

const nullableText = z.string().nullable()

const placeSchema = z.object({
  epoch: z.number(),
  /** The row that is marked. */
  row: z.string(),
  sealed_output: z.string(),
})

const ownerSchema = placeSchema.extend({
  seller_id: z.string(),
  profile: z.string(),
  checked_at: z.string(),
})
export type OwnerRow = z.infer<typeof ownerSchema>

const numberFindingSchema = placeSchema.extend({
  id: z.string(),
  incident: z.string(),
  category: z.string(),
  at: z.string(),
  amount: z.number(),
  sealed_reply: nullableText,
  appealed_at: nullableText,
  deadline_at: nullableText,
  resolved_at: nullableText,
})
export type NumberFindingRow = z.infer<typeof numberFindingSchema>

/** Numbers of these groups, or all of an epoch. */
export type NumberSet = { groupDigests: readonly string[] } | { epoch: number }

/** A checked destination belongs to its shop, which is known best by the profile it has proven to control. */
const ownerSql = `SELECT * FROM (
    SELECT mark.epoch, destination.id AS row, mark.sealed_output, destination.seller_id, destination.checked_at,
      (SELECT key FROM profile WHERE profile.seller_id = destination.seller_id
       ORDER BY control_proven_at IS NULL, key GLOB '*-id:*', key LIMIT 1) AS profile
    FROM destination_mark AS mark JOIN destination ON destination.id = mark.destination_id
    WHERE destination.checked_at IS NOT NULL AND mark.SET
  ) WHERE profile IS NOT NULL ORDER BY profile, row`

const findingSql = `SELECT mark.epoch, finding.id AS row, mark.sealed_output, finding.id, incident, category, at,
    amount, sealed_reply, appealed_at, deadline_at, resolved_at
  FROM destination_mark AS mark JOIN finding ON finding.id = mark.finding_id
  WHERE mark.SET ORDER BY at DESC, finding.id`

export async function readOwners(db: D1Database, set: NumberSet): Promise<OwnerRow[]> {
  return (await readIn(db, ownerSql, set)).map(row => ownerSchema.parse(row))
}

export async function readNumberFindings(db: D1Database, set: NumberSet): Promise<NumberFindingRow[]> {
  return (await readIn(db, findingSql, set)).map(row => numberFindingSchema.parse(row))
}

/** How many numbers of an epoch have anything public; twice some of them while an index key is changed. */
export async function countNumbers(db: D1Database, epoch: number): Promise<number> {
  const sql = `SELECT count(DISTINCT digest) AS count FROM destination_mark AS mark
    LEFT JOIN destination ON destination.id = mark.destination_id
    WHERE epoch = ?1 AND (finding_id IS NOT NULL OR destination.checked_at IS NOT NULL)`
  return (await db.prepare(sql).bind(epoch).first<number>('count')) ?? 0
}

async function readIn(db: D1Database, sql: string, set: NumberSet): Promise<Record<string, unknown>[]> {
  const statements =
    'epoch' in set
      ? [db.prepare(sql.replace('SET', 'epoch = ?1')).bind(set.epoch)]
      : toSetStatements(
          db,
          sql.replace('SET', 'group_digest IN (SELECT value FROM json_each(?1))'),
          set.groupDigests,
        )
  if (statements.length === 0) return []
  const answers = await db.batch<Record<string, unknown>>(statements)
  return answers.flatMap(({ results }) => results)
}
