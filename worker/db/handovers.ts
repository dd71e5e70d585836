import { z } from 'zod'

const handoverRowSchema = z.object({
  code_digest: z.string(),
  account_id: z.string(),
  challenge: z.string(),
  device: z.string(),
  expires_at: z.string(),
})
export type HandoverRow = z.infer<typeof handoverRowSchema>

export async function insertHandover(db: D1Database, row: HandoverRow): Promise<void> {
  const { code_digest, account_id, challenge, device, expires_at } = row
  await db
    .prepare(
      `INSERT INTO handover (code_digest, account_id, challenge, device, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)`,
    )
    .bind(code_digest, account_id, challenge, device, expires_at)
    .run()
}

/** Takes it away: of two who bring the same code, one gets it. */
export async function takeHandover(db: D1Database, codeDigest: string): Promise<HandoverRow | null> {
  const row = await db
    .prepare('DELETE FROM handover WHERE code_digest = ?1 RETURNING *')
    .bind(codeDigest)
    .first()
  return row && handoverRowSchema.parse(row)
}
