import { z } from 'zod'
import { readSet, toInserts, toSetStatements } from './json-rows.ts'

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

/** What one append writes. */
export interface EventRows {
  events: readonly EventRow[]
  payloads: readonly { seq: number; salt: string; payload: string }[]
  /** Accounts that a payload names beside the actor. */
  people: readonly { person: string; seq: number }[]
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

export function insertEvents(db: D1Database, { events, payloads, people }: EventRows): D1PreparedStatement[] {
  return [
    ...toInserts(
      db,
      'event',
      ['seq', 'time', 'type', 'case_ref', 'actor', 'commitment', 'prev', 'hash'],
      events,
    ),
    ...toInserts(db, 'event_payload', ['seq', 'salt', 'payload'], payloads),
    ...toInserts(db, 'event_person', ['person', 'seq'], people, 'ON CONFLICT DO NOTHING'),
  ]
}

const ofPeople = `seq IN (SELECT seq FROM event WHERE actor IN (SELECT value FROM json_each(?1))
  UNION SELECT seq FROM event_person WHERE person IN (SELECT value FROM json_each(?1)))`

/** What somebody did or is named in, the newest first; payloads that were erased are left out. */
export async function readEventsOf(
  db: D1Database,
  pseudonyms: readonly string[],
  limit: number,
): Promise<LoggedRow[]> {
  const sql = `SELECT event.*, event_payload.salt, event_payload.payload FROM event JOIN event_payload USING (seq)
    WHERE ${ofPeople} ORDER BY seq DESC LIMIT ${limit}`
  return (await readSet(db, sql, pseudonyms)).map(row => loggedRowSchema.parse(row))
}

/** Erases payload and salt of what somebody did or is named in, except of `keptTypes`. The chain stays whole. */
export function erasePayloads(
  db: D1Database,
  pseudonyms: readonly string[],
  keptTypes: readonly string[],
): D1PreparedStatement[] {
  const kept = `SELECT seq FROM event WHERE type IN (${keptTypes.map(type => `'${type}'`).join(', ')})`
  return [
    ...toSetStatements(
      db,
      `DELETE FROM event_payload WHERE ${ofPeople} AND seq NOT IN (${kept})`,
      pseudonyms,
    ),
    ...toSetStatements(
      db,
      'DELETE FROM event_person WHERE person IN (SELECT value FROM json_each(?1))',
      pseudonyms,
    ),
  ]
}

/** Whether a batch failed because another one appended first. */
export function isLostRace(problem: unknown): boolean {
  return problem instanceof Error && /UNIQUE constraint failed: event\.(?:seq|prev)/.test(problem.message)
}
