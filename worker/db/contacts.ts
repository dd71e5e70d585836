import { z } from 'zod'
import { readSet } from './json-rows.ts'

const contactRowSchema = z.object({
  digest: z.string(),
  account_id: z.string(),
  kind: z.enum(['email', 'whatsapp']),
  sealed: z.string(),
  language: z.enum(['id', 'en']),
  proven_at: z.string(),
})
export type ContactRow = z.infer<typeof contactRowSchema>

/** The contact that has one of these digests: one a key, so at most one is on record. */
export async function findContact(db: D1Database, digests: readonly string[]): Promise<ContactRow | null> {
  const sql = 'SELECT * FROM contact WHERE digest IN (SELECT value FROM json_each(?1)) LIMIT 1'
  const [row] = await readSet(db, sql, digests)
  return row ? contactRowSchema.parse(row) : null
}

export async function readContacts(db: D1Database, accountId: string): Promise<ContactRow[]> {
  const { results } = await db
    .prepare('SELECT * FROM contact WHERE account_id = ?1 ORDER BY proven_at, digest')
    .bind(accountId)
    .all()
  return results.map(row => contactRowSchema.parse(row))
}

/** A contact that is proven again keeps its row; the language is the last one chosen. */
export async function upsertContact(db: D1Database, row: ContactRow): Promise<void> {
  const { digest, account_id, kind, sealed, language, proven_at } = row
  await db
    .prepare(
      `INSERT INTO contact (digest, account_id, kind, sealed, language, proven_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (digest) DO UPDATE SET language = excluded.language, proven_at = excluded.proven_at`,
    )
    .bind(digest, account_id, kind, sealed, language, proven_at)
    .run()
}

/** Contacts that are found or sealed under another key than these. Digests and sealed values name their keys. */
export async function readContactsUnderOldKeys(
  db: D1Database,
  indexKey: string,
  dataKey: string,
  limit: number,
): Promise<ContactRow[]> {
  const { results } = await db
    .prepare(
      `SELECT * FROM contact
       WHERE substr(digest, 1, length(?1) + 1) <> ?1 || '.' OR substr(sealed, 1, length(?2) + 4) <> 'v1.' || ?2 || '.'
       LIMIT ?3`,
    )
    .bind(indexKey, dataKey, limit)
    .all()
  return results.map(row => contactRowSchema.parse(row))
}

interface Rekeyed {
  old: string
  fresh: string
  sealed: string
  oldRef: string
  freshRef: string
}

/**
 * A contact and what its account signs in by, in one batch. Where the new digest is taken already, by somebody who
 * signed in between reading and writing, the old row stays as it is.
 */
export async function rekeyContacts(db: D1Database, rows: readonly Rekeyed[]): Promise<void> {
  await db.batch(
    rows.flatMap(({ old, fresh, sealed, oldRef, freshRef }) => [
      db
        .prepare('UPDATE OR IGNORE contact SET digest = ?2, sealed = ?3 WHERE digest = ?1')
        .bind(old, fresh, sealed),
      db
        .prepare('UPDATE OR IGNORE account SET contact_ref = ?2 WHERE contact_ref = ?1')
        .bind(oldRef, freshRef),
    ]),
  )
}
