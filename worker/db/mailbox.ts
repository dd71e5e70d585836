import { z } from 'zod'

const mailboxRowSchema = z.object({ id: z.string(), sealed: z.string(), created_at: z.string() })
export type MailboxRow = z.infer<typeof mailboxRowSchema>

/** Only the newest stay. */
export async function insertIntoMailbox(
  db: D1Database,
  { id, sealed, created_at }: MailboxRow,
  most: number,
): Promise<void> {
  await db.batch([
    db
      .prepare('INSERT INTO mailbox (id, sealed, created_at) VALUES (?1, ?2, ?3)')
      .bind(id, sealed, created_at),
    db
      .prepare(
        'DELETE FROM mailbox WHERE rowid NOT IN (SELECT rowid FROM mailbox ORDER BY created_at DESC, rowid DESC LIMIT ?1)',
      )
      .bind(most),
  ])
}

/** The newest first. */
export async function readMailbox(db: D1Database): Promise<MailboxRow[]> {
  const { results } = await db.prepare('SELECT * FROM mailbox ORDER BY created_at DESC, rowid DESC').all()
  return results.map(row => mailboxRowSchema.parse(row))
}
