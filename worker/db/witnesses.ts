import { z } from 'zod'
import { toInserts } from './json-rows.ts'

const flag = z.number().transform(value => value === 1)

const witnessRowSchema = z.object({
  account_id: z.string(),
  device_digest: z.string(),
  network_digest: z.string(),
  is_desk: flag,
  platform_id: z.string().nullable(),
  seen_at: z.string(),
})
export type WitnessRow = z.infer<typeof witnessRowSchema>

/** Who saw the code, in order: also people who do not count for it. */
export async function readWitnesses(db: D1Database, claimId: string): Promise<WitnessRow[]> {
  const { results } = await db
    .prepare('SELECT * FROM witness WHERE claim_id = ?1 ORDER BY seen_at, id')
    .bind(claimId)
    .all()
  return results.map(row => witnessRowSchema.parse(row))
}

export function insertWitness(
  db: D1Database,
  row: Omit<WitnessRow, 'is_desk'> & { id: string; claim_id: string; is_desk: 0 | 1 },
): D1PreparedStatement[] {
  return toInserts(
    db,
    'witness',
    ['id', 'claim_id', 'account_id', 'device_digest', 'network_digest', 'is_desk', 'platform_id', 'seen_at'],
    [row],
  )
}

export function deleteWitnesses(db: D1Database, claimId: string): D1PreparedStatement {
  return db.prepare('DELETE FROM witness WHERE claim_id = ?1').bind(claimId)
}

const voteRowSchema = z.object({
  account_id: z.string(),
  vote: z.enum(['approve', 'refuse']),
  /** Sealed. */
  reason: z.string(),
  at: z.string(),
})
export type VoteRow = z.infer<typeof voteRowSchema>

export async function readVotes(db: D1Database, claimId: string): Promise<VoteRow[]> {
  const { results } = await db
    .prepare(
      'SELECT account_id, vote, reason, at FROM claim_vote WHERE claim_id = ?1 ORDER BY at, account_id',
    )
    .bind(claimId)
    .all()
  return results.map(row => voteRowSchema.parse(row))
}

export function insertVote(db: D1Database, row: VoteRow & { claim_id: string }): D1PreparedStatement[] {
  return toInserts(db, 'claim_vote', ['claim_id', 'account_id', 'vote', 'reason', 'at'], [row])
}

/** Of the mark as of the code: who saw it, from where, and what account the page named. */
export type SightingRow = WitnessRow

/** Who saw the mark of a profile's shop, in order: also people who do not count for it. */
export async function readSightings(db: D1Database, profileId: string): Promise<SightingRow[]> {
  const { results } = await db
    .prepare('SELECT * FROM mark_sighting WHERE profile_id = ?1 ORDER BY seen_at, account_id')
    .bind(profileId)
    .all()
  return results.map(row => witnessRowSchema.parse(row))
}

/** One row an account: the newest sighting is the one that counts. */
export function upsertSighting(
  db: D1Database,
  row: Omit<SightingRow, 'is_desk'> & { profile_id: string; is_desk: 0 | 1 },
): D1PreparedStatement[] {
  return toInserts(
    db,
    'mark_sighting',
    ['profile_id', 'account_id', 'device_digest', 'network_digest', 'is_desk', 'platform_id', 'seen_at'],
    [row],
    `ON CONFLICT (profile_id, account_id) DO UPDATE SET device_digest = excluded.device_digest,
     network_digest = excluded.network_digest, is_desk = excluded.is_desk, platform_id = excluded.platform_id,
     seen_at = excluded.seen_at`,
  )
}

/** Forgets who saw what before an instant: devices are kept no longer. */
export async function deleteOldWitnesses(db: D1Database, before: string): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM witness WHERE seen_at < ?1').bind(before),
    db.prepare('DELETE FROM mark_sighting WHERE seen_at < ?1').bind(before),
  ])
}
