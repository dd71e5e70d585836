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

/**
 * Marks what is touched. Has to run before a change and after it: names and numbers that go with the change are
 * seen only before, those that come with it only after.
 */
export function markUnpublished(db: D1Database, touched: Touched): D1PreparedStatement[] {
  const { sellers = [], profiles = [], findings = [] } = touched
  const mark = (select: string, values: readonly string[]) =>
    toSetStatements(db, `INSERT OR REPLACE INTO unpublished (kind, ref) ${select}`, values)
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
  const sql = `INSERT OR REPLACE INTO unpublished (kind, ref) SELECT 'group', value FROM json_each(?1)`
  return toSetStatements(db, sql, [...new Set(digests)])
}

/** Marks the bucket that begins with a range, though no profile in it changed. */
export async function markUnpublishedRange(db: D1Database, { from }: { from: string }): Promise<void> {
  const sql = `INSERT OR REPLACE INTO unpublished (kind, ref) VALUES ('skeleton', ?1)`
  await db.prepare(sql).bind(from.padEnd(64, '0')).run()
}

/** Changes after one stamp, the oldest first. */
export async function readUnpublished(db: D1Database, after: number, limit: number): Promise<Change[]> {
  const { results } = await db
    .prepare('SELECT stamp, kind, ref FROM unpublished WHERE stamp > ?1 ORDER BY stamp LIMIT ?2')
    .bind(after, limit)
    .all()
  return results.map(row => changeSchema.parse(row))
}

/** The last stamp that was given, at least `least`: later ones are greater. */
export async function raiseStamp(db: D1Database, least: number): Promise<number> {
  const sql = `INSERT OR REPLACE INTO unpublished (stamp, kind, ref)
    SELECT max(?1, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'unpublished'), 0)) + 1, 'group', ''
    RETURNING stamp`
  const stamp = await db.prepare(sql).bind(least).first<number>('stamp')
  if (stamp === null) throw new Error('no stamp was given')
  return stamp
}

/** Whether anything changed after a stamp. */
export async function hasUnpublished(db: D1Database, after: number): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM unpublished WHERE stamp > ?1 LIMIT 1').bind(after).first()) !== null
}

export async function deleteUnpublished(db: D1Database, upTo: number): Promise<void> {
  await db.prepare('DELETE FROM unpublished WHERE stamp <= ?1').bind(upTo).run()
}
