import { z } from 'zod'
import { toSetStatements } from './json-rows.ts'

/** What a change touches: everything that is published of these has to be published anew. */
export interface Touched {
  /** Ids of sellers: all their accounts, and their destinations. */
  sellers?: readonly string[]
  /** Keys of profiles: all names of each one's account. */
  profiles?: readonly string[]
  /** Ids of findings on destinations. */
  findings?: readonly string[]
}

const changeSchema = z.object({
  stamp: z.number().int(),
  kind: z.enum(['profile', 'skeleton', 'group']),
  ref: z.string(),
})
export type Change = z.infer<typeof changeSchema>

const inSet = 'IN (SELECT value FROM json_each(?1))'
const accountsOf = (column: string) => `account IN (SELECT account FROM profile WHERE ${column} ${inSet})`
const insert = 'INSERT OR REPLACE INTO unpublished (kind, ref)'

/**
 * Marks what is touched. Has to run before a change and after it: names and numbers that go with the change are
 * seen only before, those that come with it only after.
 */
export function markUnpublished(db: D1Database, touched: Touched): D1PreparedStatement[] {
  const { sellers = [], profiles = [], findings = [] } = touched
  const mark = (select: string, values: readonly string[]) =>
    toSetStatements(db, `${insert} ${select}`, values)
  const markProfiles = (where: string, values: readonly string[]) => [
    ...mark(`SELECT 'profile', hash FROM profile WHERE ${where}`, values),
    ...mark(
      `SELECT 'skeleton', skeleton_hash FROM profile WHERE skeleton_hash IS NOT NULL AND ${where}`,
      values,
    ),
  ]
  return [
    ...markProfiles(accountsOf('seller_id'), sellers),
    ...markProfiles(accountsOf('key'), profiles),
    ...mark(
      `SELECT DISTINCT 'group', group_digest FROM destination_mark
       JOIN destination ON destination.id = destination_mark.destination_id WHERE seller_id ${inSet}`,
      sellers,
    ),
    ...mark(
      `SELECT DISTINCT 'group', group_digest FROM destination_mark WHERE finding_id ${inSet}`,
      findings,
    ),
  ]
}

/** Marks groups of destinations by their digests. */
export function markUnpublishedGroups(db: D1Database, digests: readonly string[]): D1PreparedStatement[] {
  return toSetStatements(db, `${insert} SELECT 'group', value FROM json_each(?1)`, [...new Set(digests)])
}

/** Marks the bucket that begins with a range, though no profile in it changed. */
export async function markUnpublishedRange(db: D1Database, { from }: { from: string }): Promise<void> {
  await db.prepare(`${insert} VALUES ('skeleton', ?1)`).bind(from.padEnd(64, '0')).run()
}

/** Marks profiles by their hashes. Answers the stamps, by which the marks can be taken back. */
export async function markUnpublishedHashes(db: D1Database, hashes: readonly string[]): Promise<number[]> {
  const sql = `${insert} SELECT 'profile', value FROM json_each(?1) RETURNING stamp`
  const statements = toSetStatements(db, sql, hashes)
  if (statements.length === 0) return []
  const answers = await db.batch<{ stamp: number }>(statements)
  return answers.flatMap(({ results }) => results.map(({ stamp }) => stamp))
}

/** Changes of profiles after one stamp, the oldest first. */
export async function readChanges(db: D1Database, after: number, limit: number): Promise<Change[]> {
  const { results } = await db
    .prepare(
      "SELECT stamp, kind, ref FROM unpublished WHERE stamp > ?1 AND kind <> 'group' ORDER BY stamp LIMIT ?2",
    )
    .bind(after, limit)
    .all()
  return results.map(row => changeSchema.parse(row))
}

/** Groups of destinations that changed: they wait until their numbers are marked, whatever is published meanwhile. */
export async function readChangedGroups(db: D1Database, limit: number): Promise<Change[]> {
  const { results } = await db
    .prepare("SELECT stamp, kind, ref FROM unpublished WHERE kind = 'group' ORDER BY stamp LIMIT ?1")
    .bind(limit)
    .all()
  return results.map(row => changeSchema.parse(row))
}

/** Of the changes of profiles after a stamp, up to `limit`, how many there are. */
export async function countChanges(db: D1Database, after: number, limit: number): Promise<number> {
  const sql = `SELECT count(*) AS count FROM
    (SELECT 1 FROM unpublished WHERE stamp > ?1 AND kind <> 'group' LIMIT ?2)`
  return (await db.prepare(sql).bind(after, limit).first<number>('count')) ?? 0
}

/** The last stamp that was ever given; only a restored backup sets it back. */
export async function readLastStamp(db: D1Database): Promise<number> {
  const sql = `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'unpublished'), 0) AS stamp`
  return (await db.prepare(sql).first<number>('stamp')) ?? 0
}

/** Gives a stamp that is greater than `least` and all that were given, and nothing else. */
export async function raiseStamp(db: D1Database, least: number): Promise<number> {
  const sql = `INSERT OR REPLACE INTO unpublished (stamp, kind, ref)
    SELECT max(?1, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'unpublished'), 0)) + 1, 'group', ''
    RETURNING stamp`
  const [raised] = await db.batch<{ stamp: number }>([
    db.prepare(sql).bind(least),
    db.prepare("DELETE FROM unpublished WHERE ref = ''"),
  ])
  const stamp = raised?.results[0]?.stamp
  if (stamp === undefined) throw new Error('no stamp was given')
  return stamp
}

/** Forgets changes of profiles up to a stamp. */
export async function deleteChanges(db: D1Database, upTo: number): Promise<void> {
  await db.prepare("DELETE FROM unpublished WHERE stamp <= ?1 AND kind <> 'group'").bind(upTo).run()
}

/** Forgets just these marks; one that was made again meanwhile has another stamp, and stays. */
export async function deleteMarks(db: D1Database, stamps: readonly number[]): Promise<void> {
  const statements = toSetStatements(db, `DELETE FROM unpublished WHERE stamp ${inSet}`, stamps)
  if (statements.length > 0) await db.batch(statements)
}
