import { z } from 'zod'
import { readSet, toInserts } from './json-rows.ts'

export interface FindingRow {
  id: string
  profile_id: string | null
  sealed_destination: string | null
  category: string
  at: string
  amount: number
  incident: string
  sealed_reply: string | null
  appealed_at: string | null
  deadline_at: string | null
  resolved_at: string | null
  import_digest: string
}

const storedFindingSchema = z.object({ id: z.string(), import_digest: z.string().nullable() })
export type StoredFinding = z.infer<typeof storedFindingSchema>

export async function readFindingsById(db: D1Database, ids: readonly string[]): Promise<StoredFinding[]> {
  const sql = 'SELECT id, import_digest FROM finding WHERE id IN (SELECT value FROM json_each(?1))'
  return (await readSet(db, sql, ids)).map(row => storedFindingSchema.parse(row))
}

/** The subject of a finding never changes: it is part of its id. */
export function upsertFindings(db: D1Database, rows: readonly FindingRow[]): D1PreparedStatement[] {
  return toInserts(
    db,
    'finding',
    [
      'id',
      'profile_id',
      'sealed_destination',
      'category',
      'at',
      'amount',
      'incident',
      'sealed_reply',
      'appealed_at',
      'deadline_at',
      'resolved_at',
      'import_digest',
    ],
    rows,
    `ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, sealed_reply = excluded.sealed_reply,
     appealed_at = excluded.appealed_at, deadline_at = excluded.deadline_at,
     resolved_at = excluded.resolved_at, import_digest = excluded.import_digest`,
  )
}
