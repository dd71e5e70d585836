import { z } from 'zod'
import { readSet, toInserts, toSetStatements } from './json-rows.ts'

export interface SellerRow {
  id: string
  slug: string
  name: string
  kind: 'shop' | 'rekber'
  origin: 'import' | 'trial' | 'account'
  import_digest: string | null
  /** What the slug looks like; null where it is too short to be imitated. */
  slug_skeleton: string | null
}

interface DestinationRow {
  id: string
  seller_id: string
  sealed: string
  kind: 'bank' | 'ewallet' | 'phone' | 'qris'
  checked_at: string | null
}

interface CredentialRow {
  id: string
  seller_id: string
  kind: string
  sealed_number: string
  checked_at: string | null
  expires_at: string | null
}

interface ItemRow {
  id: string
  seller_id: string
  name: string
  price: number
}

interface FactRow {
  id: string
  seller_id: string
  kind: string
  at: string
  source: string
  subject: string | null
}

interface ReviewRow {
  id: string
  seller_id: string
  rating: number
  aspects: string
  text: string
  proven: 0 | 1
  at: string
  sealed_reply: string | null
}

/** Rows that belong to a seller and are written and deleted with it. */
export interface SellerChildren {
  destinations: DestinationRow[]
  credentials: CredentialRow[]
  items: ItemRow[]
  facts: FactRow[]
  reviews: ReviewRow[]
}

const storedSellerSchema = z.object({
  id: z.string(),
  slug: z.string(),
  origin: z.enum(['import', 'trial', 'account']),
  import_digest: z.string().nullable(),
})
export type StoredSeller = z.infer<typeof storedSellerSchema>

const childTables = ['destination', 'credential', 'item', 'fact', 'review'] as const

export async function readSellersBySlug(db: D1Database, slugs: readonly string[]): Promise<StoredSeller[]> {
  const sql = `SELECT id, slug, origin, import_digest FROM seller
    WHERE slug IN (SELECT value FROM json_each(?1))`
  return (await readSet(db, sql, slugs)).map(row => storedSellerSchema.parse(row))
}

export function upsertSellers(db: D1Database, rows: readonly SellerRow[]): D1PreparedStatement[] {
  return toInserts(
    db,
    'seller',
    ['id', 'slug', 'name', 'kind', 'origin', 'import_digest', 'slug_skeleton'],
    rows,
    `ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, kind = excluded.kind,
     origin = excluded.origin, import_digest = excluded.import_digest, slug_skeleton = excluded.slug_skeleton`,
  )
}

export function insertChildren(db: D1Database, children: SellerChildren): D1PreparedStatement[] {
  const { destinations, credentials, items, facts, reviews } = children
  return [
    ...toInserts(db, 'destination', ['id', 'seller_id', 'sealed', 'kind', 'checked_at'], destinations),
    ...toInserts(
      db,
      'credential',
      ['id', 'seller_id', 'kind', 'sealed_number', 'checked_at', 'expires_at'],
      credentials,
    ),
    ...toInserts(db, 'item', ['id', 'seller_id', 'name', 'price'], items),
    ...toInserts(db, 'fact', ['id', 'seller_id', 'kind', 'at', 'source', 'subject'], facts),
    ...toInserts(
      db,
      'review',
      ['id', 'seller_id', 'rating', 'aspects', 'text', 'proven', 'at', 'sealed_reply'],
      reviews,
    ),
  ]
}

/** Empties sellers of all that an import writes anew, and lets go of their profiles. */
export function clearSellers(db: D1Database, ids: readonly string[]): D1PreparedStatement[] {
  const set = '(SELECT value FROM json_each(?1))'
  const statements = [
    ...childTables.map(table => `DELETE FROM ${table} WHERE seller_id IN ${set}`),
    `DELETE FROM handle_history WHERE profile_id IN (SELECT id FROM profile WHERE seller_id IN ${set})`,
    `UPDATE profile SET seller_id = NULL, control_proven_at = NULL, control_seen_at = NULL
     WHERE seller_id IN ${set}`,
  ]
  return statements.flatMap(sql => toSetStatements(db, sql, ids))
}

/** Deletes sellers with their profiles and whatever findings speak of those: only trials end so. */
export function deleteTrials(db: D1Database, ids: readonly string[]): D1PreparedStatement[] {
  const set = '(SELECT value FROM json_each(?1))'
  return [
    ...toSetStatements(db, `DELETE FROM profile WHERE seller_id IN ${set}`, ids),
    ...toSetStatements(db, `DELETE FROM seller WHERE id IN ${set} AND origin = 'trial'`, ids),
  ]
}

/** Makes the next import write these sellers again, changed or not. */
export function forgetDigests(db: D1Database, ids: readonly string[]): D1PreparedStatement[] {
  const sql = 'UPDATE seller SET import_digest = NULL WHERE id IN (SELECT value FROM json_each(?1))'
  return toSetStatements(db, sql, ids)
}
