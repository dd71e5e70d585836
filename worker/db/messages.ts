import { z } from 'zod'
import { toInserts } from './json-rows.ts'

const messageRowSchema = z.object({
  id: z.string(),
  account_id: z.string().nullable(),
  channel: z.enum(['email', 'whatsapp', 'push']),
  template: z.string(),
  language: z.enum(['id', 'en']),
  sealed: z.string().nullable(),
  sealed_mask: z.string(),
  state: z.enum(['queued', 'sent', 'dead']),
  attempts: z.number().int(),
  next_at: z.string().nullable(),
  created_at: z.string(),
  ended_at: z.string().nullable(),
  problem: z.string().nullable(),
})
export type MessageRow = z.infer<typeof messageRowSchema>

const columns = messageRowSchema.keyof().options

export async function insertMessages(db: D1Database, rows: readonly MessageRow[]): Promise<void> {
  await db.batch(toInserts(db, 'message', columns, rows))
}

/**
 * Takes messages that are due for whoever asks, until an instant: one statement, so that of two who ask at once each
 * gets others.
 */
export async function claimMessages(
  db: D1Database,
  { now, until, limit }: { now: string; until: string; limit: number },
): Promise<MessageRow[]> {
  const { results } = await db
    .prepare(
      `UPDATE message SET attempts = attempts + 1, next_at = ?2
       WHERE id IN (SELECT id FROM message WHERE state = 'queued' AND next_at <= ?1 ORDER BY next_at LIMIT ?3)
       RETURNING *`,
    )
    .bind(now, until, limit)
    .all()
  return results.map(row => messageRowSchema.parse(row))
}

/** A try as it was claimed; who took too long, and lost it to another, changes nothing any more. */
type Try = Pick<MessageRow, 'id' | 'attempts'>

const isStillTheirs = `id = ?1 AND attempts = ?2 AND state = 'queued'`

/** Nothing is left to send, so nothing is left of what was said. */
export async function endMessage(
  db: D1Database,
  { id, attempts }: Try,
  { state, at, problem }: { state: 'sent' | 'dead'; at: string; problem: string | null },
): Promise<void> {
  await db
    .prepare(
      `UPDATE message SET state = ?3, ended_at = ?4, problem = ?5, sealed = NULL, next_at = NULL
       WHERE ${isStillTheirs}`,
    )
    .bind(id, attempts, state, at, problem)
    .run()
}

export async function postponeMessage(
  db: D1Database,
  { id, attempts }: Try,
  { until, problem }: { until: string; problem: string },
): Promise<void> {
  await db
    .prepare(`UPDATE message SET next_at = ?3, problem = ?4 WHERE ${isStillTheirs}`)
    .bind(id, attempts, until, problem)
    .run()
}

export async function isAnyMessageDue(db: D1Database, now: string): Promise<boolean> {
  const sql = `SELECT 1 FROM message WHERE state = 'queued' AND next_at <= ?1 LIMIT 1`
  return (await db.prepare(sql).bind(now).first()) !== null
}

/** The newest first. */
export async function readMessages(db: D1Database, accountId: string, limit: number): Promise<MessageRow[]> {
  const { results } = await db
    .prepare('SELECT * FROM message WHERE account_id = ?1 ORDER BY created_at DESC, id LIMIT ?2')
    .bind(accountId, limit)
    .all()
  return results.map(row => messageRowSchema.parse(row))
}

export async function deleteMessagesEndedBefore(db: D1Database, before: string): Promise<void> {
  await db.prepare('DELETE FROM message WHERE ended_at < ?1').bind(before).run()
}
