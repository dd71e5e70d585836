import { z } from 'zod'

const transferRowSchema = z.object({
  seller_id: z.string(),
  from_account: z.string(),
  to_account: z.string(),
  offered_at: z.string(),
  accepted_at: z.string().nullable(),
  moves_at: z.string().nullable(),
})
export type TransferRow = z.infer<typeof transferRowSchema>

export async function findTransfer(db: D1Database, sellerId: string): Promise<TransferRow | null> {
  const row = await db.prepare('SELECT * FROM ownership_transfer WHERE seller_id = ?1').bind(sellerId).first()
  return row && transferRowSchema.parse(row)
}

/** Accepted transfers whose time has come. */
export async function readDueTransfers(db: D1Database, now: string, limit: number): Promise<TransferRow[]> {
  const { results } = await db
    .prepare('SELECT * FROM ownership_transfer WHERE moves_at <= ?1 ORDER BY moves_at LIMIT ?2')
    .bind(now, limit)
    .all()
  return results.map(row => transferRowSchema.parse(row))
}

/** An offer takes the place of one that nobody answered. */
export function putTransfer(db: D1Database, row: TransferRow): D1PreparedStatement {
  const { seller_id, from_account, to_account, offered_at, accepted_at, moves_at } = row
  return db
    .prepare(
      `INSERT OR REPLACE INTO ownership_transfer
         (seller_id, from_account, to_account, offered_at, accepted_at, moves_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6)`,
    )
    .bind(seller_id, from_account, to_account, offered_at, accepted_at, moves_at)
}

export function deleteTransfer(db: D1Database, sellerId: string): D1PreparedStatement {
  return db.prepare('DELETE FROM ownership_transfer WHERE seller_id = ?1').bind(sellerId)
}

/** Offers that were made before this and never answered. */
export async function deleteOffersBefore(db: D1Database, offeredAt: string): Promise<void> {
  await db
    .prepare('DELETE FROM ownership_transfer WHERE accepted_at IS NULL AND offered_at <= ?1')
    .bind(offeredAt)
    .run()
}
