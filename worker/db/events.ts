import { z } from 'zod'
import { toInserts } from './json-rows.ts'

const eventRowSchema = z.object({
  seq: z.number().int(),
  time: z.string(),
  type: z.string(),
  case_ref: z.string().nullable(),
  actor: z.string(),
  commitment: z.string(),
  prev: z.string(),
  hash: z.string(),
})
export type EventRow = z.infer<typeof eventRowSchema>

export interface PayloadRow {
  seq: number
  salt: string
  payload: string
}

/** An event with its payload, whose parts are null once it was erased. */
const loggedRowSchema = eventRowSchema.extend({ salt: z.string().nullable(), payload: z.string().nullable() })
export type LoggedRow = z.infer<typeof loggedRowSchema>

const headSchema = z.object({ seq: z.number().int(), hash: z.string() })

/** The last event, or null of an empty log. */
export async function findHead(db: D1Database): Promise<z.infer<typeof headSchema> | null> {
  const row = await db.prepare('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1').first()
  return row && headSchema.parse(row)
}

/** The hash of one event, null where there is none. */
export async function findEventHash(db: D1Database, seq: number): Promise<string | null> {
  return db.prepare('SELECT hash FROM event WHERE seq = ?1').bind(seq).first<string>('hash')
}

export async function readEvents(db: D1Database, after: number, limit: number): Promise<LoggedRow[]> {
  const { results } = await db
    .prepare(
      `SELECT event.*, event_payload.salt, event_payload.payload
       FROM event LEFT JOIN event_payload USING (seq) WHERE seq > ?1 ORDER BY seq LIMIT ?2`,
    )
    .bind(after, limit)
    .all()
  return results.map(row => loggedRowSchema.parse(row))
}

export function insertEvents(
  db: D1Database,
  events: readonly EventRow[],
  payloads: readonly PayloadRow[],
): D1PreparedStatement[] {
  return [
    ...toInserts(
      db,
      'event',
      ['seq', 'time', 'type', 'case_ref', 'actor', 'commitment', 'prev', 'hash'],
      events,
    ),
    ...toInserts(db, 'event_payload', ['seq', 'salt', 'payload'], payloads),
  ]
}

/** Whether a batch failed because another one appended first. */
export function isLostRace(problem: unknown): boolean {
  return problem instanceof Error && /UNIQUE constraint failed: event\.(?:seq|prev)/.test(problem.message)
}
