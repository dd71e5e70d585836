import { z } from 'zod'

const subscriptionRowSchema = z.object({
  id: z.string(),
  account_id: z.string(),
  digest: z.string(),
  sealed: z.string(),
  language: z.enum(['id', 'en']),
  created_at: z.string(),
})
export type SubscriptionRow = z.infer<typeof subscriptionRowSchema>

/** In place of what the browser had before, whoever used it then; of one account only the newest few stay. */
export async function replaceSubscription(
  db: D1Database,
  { id, account_id, digest, sealed, language, created_at }: SubscriptionRow,
  { digests, most }: { digests: readonly string[]; most: number },
): Promise<void> {
  await db.batch([
    db
      .prepare('DELETE FROM push_subscription WHERE digest IN (SELECT value FROM json_each(?1))')
      .bind(JSON.stringify(digests)),
    db
      .prepare(
        `INSERT INTO push_subscription (id, account_id, digest, sealed, language, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)`,
      )
      .bind(id, account_id, digest, sealed, language, created_at),
    db
      .prepare(
        `DELETE FROM push_subscription WHERE account_id = ?1 AND id NOT IN (
           SELECT id FROM push_subscription WHERE account_id = ?1 ORDER BY created_at DESC, rowid DESC LIMIT ?2)`,
      )
      .bind(account_id, most),
  ])
}

export async function readSubscriptions(db: D1Database, accountId: string): Promise<SubscriptionRow[]> {
  const { results } = await db
    .prepare('SELECT * FROM push_subscription WHERE account_id = ?1 ORDER BY created_at, id')
    .bind(accountId)
    .all()
  return results.map(row => subscriptionRowSchema.parse(row))
}

export async function findSubscription(db: D1Database, id: string): Promise<SubscriptionRow | null> {
  const row = await db.prepare('SELECT * FROM push_subscription WHERE id = ?1').bind(id).first()
  return row && subscriptionRowSchema.parse(row)
}

export async function deleteSubscription(db: D1Database, id: string): Promise<void> {
  await db.prepare('DELETE FROM push_subscription WHERE id = ?1').bind(id).run()
}

/** Of this account only: nobody unsubscribes others. */
export async function deleteSubscriptionsOf(
  db: D1Database,
  accountId: string,
  digests: readonly string[],
): Promise<void> {
  await db
    .prepare(
      `DELETE FROM push_subscription
       WHERE account_id = ?1 AND digest IN (SELECT value FROM json_each(?2))`,
    )
    .bind(accountId, JSON.stringify(digests))
    .run()
}
