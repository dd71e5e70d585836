import { z } from 'zod'
import { readSet, toInserts, toSetStatements } from './json-rows.ts'

export interface ProfileRow {
  id: string
  seller_id: string | null
  key: string
  hash: string
  platform: 'instagram' | 'facebook' | 'tiktok'
  handle: string
  platform_id: string | null
  account: string
  control_proven_at: string | null
  control_seen_at: string | null
  /** Null where nothing could look like the handle. */
  skeleton_hash: string | null
}

export interface HandleRow {
  profile_id: string
  handle: string
  until: string
}

const storedProfileSchema = z.object({
  id: z.string(),
  key: z.string(),
  account: z.string(),
  seller_id: z.string().nullable(),
  control_proven_at: z.string().nullable(),
  seller_slug: z.string().nullable(),
  seller_origin: z.enum(['import', 'trial', 'account']).nullable(),
})
export type StoredProfile = z.infer<typeof storedProfileSchema>

const columns = [
  'id',
  'seller_id',
  'key',
  'hash',
  'platform',
  'handle',
  'platform_id',
  'account',
  'control_proven_at',
  'control_seen_at',
  'skeleton_hash',
] as const

/** Profiles that have one of these keys, or speak of the same account as one of them. */
export async function readProfilesOf(db: D1Database, keys: readonly string[]): Promise<StoredProfile[]> {
  const sql = `SELECT profile.id, profile.key, profile.account, profile.seller_id, profile.control_proven_at,
      seller.slug AS seller_slug, seller.origin AS seller_origin
    FROM profile LEFT JOIN seller ON seller.id = profile.seller_id
    WHERE profile.key IN (SELECT value FROM json_each(?1))
       OR profile.account IN (SELECT value FROM json_each(?1))`
  return (await readSet(db, sql, keys)).map(row => storedProfileSchema.parse(row))
}

/** Profiles with a seller: a row that is there already, claimed or not, becomes the seller's. */
export function upsertProfiles(db: D1Database, rows: readonly ProfileRow[]): D1PreparedStatement[] {
  return toInserts(
    db,
    'profile',
    columns,
    rows,
    `ON CONFLICT (key) DO UPDATE SET seller_id = excluded.seller_id, platform_id = excluded.platform_id,
     account = excluded.account, control_proven_at = excluded.control_proven_at,
     control_seen_at = excluded.control_seen_at, skeleton_hash = excluded.skeleton_hash`,
  )
}

/** Profiles that a finding speaks of: a row that is there already stays as it is. */
export function insertUnclaimedProfiles(db: D1Database, rows: readonly ProfileRow[]): D1PreparedStatement[] {
  return toInserts(db, 'profile', columns, rows, 'ON CONFLICT (key) DO NOTHING')
}

export function insertHandles(db: D1Database, rows: readonly HandleRow[]): D1PreparedStatement[] {
  return toInserts(db, 'handle_history', ['profile_id', 'handle', 'until'], rows, 'ON CONFLICT DO NOTHING')
}

/** A profile without a seller stays only while a finding speaks of it, or somebody claims it. */
export function deleteEmptyProfiles(db: D1Database): D1PreparedStatement {
  return db.prepare(
    `DELETE FROM profile WHERE seller_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM finding WHERE finding.profile_id = profile.id)
     AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.hash = profile.hash AND claim.state IN ('open', 'placed'))`,
  )
}

export function deleteProfiles(db: D1Database, ids: readonly string[]): D1PreparedStatement[] {
  return toSetStatements(db, 'DELETE FROM profile WHERE id IN (SELECT value FROM json_each(?1))', ids)
}
