import { z } from 'zod'
import { readSet } from './json-rows.ts'

/** Which table a sealed number stands in. */
const holderSchema = z.enum(['destination', 'finding'])
export type NumberHolder = z.infer<typeof holderSchema>

const dueRowSchema = z.object({
  holder: holderSchema,
  id: z.string(),
  sealed: z.string(),
  marked_with: z.string(),
})
export type DueRow = z.infer<typeof dueRowSchema>

const markSchema = z.object({
  id: z.string(),
  epoch: z.number(),
  digest: z.string(),
  group_digest: z.string(),
  sealed_output: z.string(),
})
export type MarkRow = z.infer<typeof markSchema>

/** A row brought up to date. It is written only while its sealed number is still the one that was read. */
export interface RemarkedRow {
  holder: NumberHolder
  id: string
  read: string
  sealed: string
  marked_with: string
  marks: Omit<MarkRow, 'id'>[]
}

const sealedColumns = { destination: 'sealed', finding: 'sealed_destination' } as const
const markColumns = { destination: 'destination_id', finding: 'finding_id' } as const
const holders = ['destination', 'finding'] as const

const dueRows = holders
  .flatMap(holder =>
    // An index finds what is less and what is greater, but not what is unequal.
    ['<', '>'].map(
      order => `SELECT '${holder}' AS holder, id, ${sealedColumns[holder]} AS sealed, marked_with FROM ${holder}
        WHERE ${sealedColumns[holder]} IS NOT NULL AND marked_with ${order} ?1`,
    ),
  )
  .join(' UNION ALL ')

/** Rows whose number was marked with other keys than these, or never. */
export async function readDueRows(db: D1Database, markedWith: string, limit: number): Promise<DueRow[]> {
  const { results } = await db.prepare(`${dueRows} LIMIT ?2`).bind(markedWith, limit).all()
  return results.map(row => dueRowSchema.parse(row))
}

export async function hasDueRows(db: D1Database, markedWith: string): Promise<boolean> {
  return (await readDueRows(db, markedWith, 1)).length > 0
}

export async function readMarks(
  db: D1Database,
  holder: NumberHolder,
  ids: readonly string[],
): Promise<MarkRow[]> {
  const column = markColumns[holder]
  const sql = `SELECT ${column} AS id, epoch, digest, group_digest, sealed_output FROM destination_mark
    WHERE ${column} IN (SELECT value FROM json_each(?1))`
  return (await readSet(db, sql, ids)).map(row => markSchema.parse(row))
}

/** Writes the marks of rows and the keys that they were made with; marks under other epochs go. */
export function writeMarks(
  db: D1Database,
  rows: readonly RemarkedRow[],
  epochs: readonly number[],
): D1PreparedStatement[] {
  return holders.flatMap(holder => {
    const own = rows.filter(row => row.holder === holder)
    if (own.length === 0) return []
    const [column, sealed] = [markColumns[holder], sealedColumns[holder]]
    const marks = own.flatMap(({ id, read, marks }) => marks.map(mark => ({ id, read, ...mark })))
    const isUnchanged = `${holder}.id = value ->> 'id' AND ${holder}.${sealed} = value ->> 'read'`
    return [
      db
        .prepare(
          `INSERT OR REPLACE INTO destination_mark (${column}, epoch, digest, group_digest, sealed_output)
           SELECT ${holder}.id, value ->> 'epoch', value ->> 'digest', value ->> 'group_digest',
             value ->> 'sealed_output' FROM json_each(?1) JOIN ${holder} ON ${isUnchanged}`,
        )
        .bind(JSON.stringify(marks)),
      db
        .prepare(
          `DELETE FROM destination_mark WHERE ${column} IN (SELECT value ->> 'id' FROM json_each(?1))
           AND epoch NOT IN (SELECT value FROM json_each(?2))`,
        )
        .bind(JSON.stringify(own.map(({ id }) => ({ id }))), JSON.stringify(epochs)),
      db
        .prepare(
          `UPDATE ${holder} SET ${sealed} = value ->> 'sealed', marked_with = value ->> 'marked_with'
           FROM json_each(?1) WHERE ${isUnchanged}`,
        )
        .bind(JSON.stringify(own.map(({ marks: _, ...row }) => row))),
    ]
  })
}
