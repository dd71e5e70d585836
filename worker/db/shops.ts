import { z } from 'zod'
import { readSet } from './json-rows.ts'

const roleSchema = z.enum(['owner', 'admin', 'packer'])

const shopRowSchema = z.object({ id: z.string(), slug: z.string(), name: z.string() })
export type ShopRow = z.infer<typeof shopRowSchema>

const ownShopRowSchema = shopRowSchema.extend({ role: roleSchema })
export type OwnShopRow = z.infer<typeof ownShopRowSchema>

/** Shops in which somebody has a role, the oldest first. */
export async function readShopsOf(db: D1Database, accountId: string): Promise<OwnShopRow[]> {
  const { results } = await db
    .prepare(
      `SELECT seller.id, slug, name, role FROM shop_admin JOIN seller ON seller.id = seller_id
       WHERE account_id = ?1 ORDER BY since, slug`,
    )
    .bind(accountId)
    .all()
  return results.map(row => ownShopRowSchema.parse(row))
}

/** The shop of this slug, if this account has a role in it. */
export async function findShopOf(
  db: D1Database,
  accountId: string,
  slug: string,
): Promise<OwnShopRow | null> {
  const row = await db
    .prepare(
      `SELECT seller.id, slug, name, role FROM seller JOIN shop_admin ON seller_id = seller.id
       WHERE slug = ?1 AND account_id = ?2`,
    )
    .bind(slug, accountId)
    .first()
  return row && ownShopRowSchema.parse(row)
}

export async function findShop(db: D1Database, id: string): Promise<ShopRow | null> {
  const row = await db.prepare('SELECT id, slug, name FROM seller WHERE id = ?1').bind(id).first()
  return row && shopRowSchema.parse(row)
}

interface SlugQuestion {
  slug: string
  /** Null where the slug is too short to be imitated. */
  skeleton: string | null
  skeletonHash: string | null
  accountId: string
}

/**
 * Whose the slug is, or whose it looks like: a shop's name, or a handle that a shop holds. Handles of the shops that
 * this account owns may be used: nobody imitates themselves.
 */
export async function findSlugHolder(
  db: D1Database,
  { slug, skeleton, skeletonHash, accountId }: SlugQuestion,
): Promise<{ isSame: boolean } | null> {
  const row = await db
    .prepare(
      `SELECT slug = ?1 AS same FROM seller WHERE slug = ?1 OR slug_skeleton = ?2
       UNION ALL
       SELECT 0 FROM profile WHERE skeleton_hash = ?3 AND control_proven_at IS NOT NULL AND seller_id IS NOT NULL
         AND seller_id NOT IN (SELECT seller_id FROM shop_admin WHERE account_id = ?4 AND role = 'owner')
       ORDER BY same DESC LIMIT 1`,
    )
    .bind(slug, skeleton, skeletonHash, accountId)
    .first<number>('same')
  return row === null ? null : { isSame: row === 1 }
}

export async function countShopsOwned(db: D1Database, accountId: string): Promise<number> {
  const sql = `SELECT count(*) AS n FROM shop_admin WHERE account_id = ?1 AND role = 'owner'`
  return (await db.prepare(sql).bind(accountId).first<number>('n')) ?? 0
}

interface NewShop extends ShopRow {
  slug_skeleton: string | null
}

export function insertShop(db: D1Database, { id, slug, name, slug_skeleton }: NewShop): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO seller (id, slug, name, kind, origin, slug_skeleton) VALUES (?1, ?2, ?3, 'shop', 'account', ?4)`,
    )
    .bind(id, slug, name, slug_skeleton)
}

export function renameShop(db: D1Database, id: string, name: string): D1PreparedStatement {
  return db.prepare('UPDATE seller SET name = ?2 WHERE id = ?1').bind(id, name)
}

/** That the shop was called otherwise before: a fact, with its date. */
export function insertRenamed(db: D1Database, fact: { id: string; sellerId: string; at: string }) {
  return db
    .prepare(`INSERT INTO fact (id, seller_id, kind, at, source) VALUES (?1, ?2, 'renamed', ?3, 'Amanah')`)
    .bind(fact.id, fact.sellerId, fact.at)
}

/** With its members, invitations, claims and all else that is its own. */
export function deleteShop(db: D1Database, id: string): D1PreparedStatement {
  return db.prepare(`DELETE FROM seller WHERE id = ?1 AND origin = 'account'`).bind(id)
}

/** Whether something stands in public under the shop's name, or may at any moment. */
export async function hasProfiles(db: D1Database, sellerId: string): Promise<boolean> {
  const sql = `SELECT EXISTS (SELECT 1 FROM profile WHERE seller_id = ?1 AND control_proven_at IS NOT NULL)
    OR EXISTS (SELECT 1 FROM claim WHERE seller_id = ?1 AND state = 'approved') AS found`
  return (await db.prepare(sql).bind(sellerId).first<number>('found')) === 1
}

const heldSchema = z.object({ key: z.string(), control_seen_at: z.string() })

/** Profiles of which it was seen that the shop holds them. */
export async function readHeldProfiles(db: D1Database, sellerId: string) {
  const { results } = await db
    .prepare(
      `SELECT key, control_seen_at FROM profile WHERE seller_id = ?1 AND control_seen_at IS NOT NULL ORDER BY key`,
    )
    .bind(sellerId)
    .all()
  return results.map(row => heldSchema.parse(row))
}

/** When a name on an account was last found to be the shop's. */
export async function findNameChecked(db: D1Database, sellerId: string): Promise<string | null> {
  const sql = 'SELECT max(checked_at) AS at FROM destination WHERE seller_id = ?1'
  return db.prepare(sql).bind(sellerId).first<string>('at')
}

const claimRowSchema = z.object({ key: z.string(), state: z.string(), created_at: z.string() })

/** What an account claimed, in whatever shop. */
export async function readClaimsMadeBy(db: D1Database, accountId: string) {
  const sql = `SELECT key, state, created_at FROM claim
    WHERE claimed_by IN (SELECT value FROM json_each(?1)) ORDER BY created_at LIMIT 500`
  return (await readSet(db, sql, [accountId])).map(row => claimRowSchema.parse(row))
}

/** A claim is the shop's and stays when whoever made it goes: the owner answers for it from then on. */
export function handClaimsToOwners(db: D1Database, accountId: string): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE claim SET claimed_by = (SELECT account_id FROM shop_admin
         WHERE shop_admin.seller_id = claim.seller_id AND role = 'owner')
       WHERE claimed_by = ?1`,
    )
    .bind(accountId)
}
