import { z } from 'zod'
import { shopRoleSchema } from '#shared/domain/shop'
import { readSet, toSetStatements } from './json-rows.ts'

/** What is on record beside a claim that decides how it goes on. */

const nullableText = z.string().nullable()
const inSet = 'IN (SELECT value FROM json_each(?1))'

const claimedProfileSchema = z.object({
  id: z.string(),
  key: z.string(),
  hash: z.string(),
  account: z.string(),
  seller_id: nullableText,
  platform_id: nullableText,
  control_proven_at: nullableText,
  control_seen_at: nullableText,
})
export type ClaimedProfile = z.infer<typeof claimedProfileSchema>

/** The profile with this key, and all that are known to be one of these accounts. */
export async function readProfilesBy(db: D1Database, keys: readonly string[]): Promise<ClaimedProfile[]> {
  const sql = `SELECT id, key, hash, account, seller_id, platform_id, control_proven_at, control_seen_at
    FROM profile WHERE key ${inSet} OR account ${inSet} ORDER BY key`
  return (await readSet(db, sql, keys)).map(row => claimedProfileSchema.parse(row))
}

export async function readProfilesOfShops(
  db: D1Database,
  sellers: readonly string[],
): Promise<ClaimedProfile[]> {
  const sql = `SELECT id, key, hash, account, seller_id, platform_id, control_proven_at, control_seen_at
    FROM profile WHERE seller_id ${inSet} ORDER BY key LIMIT 500`
  return (await readSet(db, sql, sellers)).map(row => claimedProfileSchema.parse(row))
}

const formerHandleSchema = z.object({ seller_id: z.string(), handle: z.string(), until: z.string() })

/** Handles that profiles of these shops had before, the newest first. */
export async function readFormerHandles(db: D1Database, sellers: readonly string[]) {
  const sql = `SELECT profile.seller_id, handle_history.handle, handle_history.until
    FROM handle_history JOIN profile ON profile.id = handle_history.profile_id
    WHERE profile.seller_id ${inSet} ORDER BY handle_history.until DESC LIMIT 200`
  return (await readSet(db, sql, sellers)).map(row => formerHandleSchema.parse(row))
}

const shopSchema = z.object({ id: z.string(), slug: z.string(), name: z.string() })
export type ClaimingShop = z.infer<typeof shopSchema>

export async function readShops(db: D1Database, ids: readonly string[]): Promise<ClaimingShop[]> {
  const sql = `SELECT id, slug, name FROM seller WHERE id ${inSet} ORDER BY slug`
  return (await readSet(db, sql, ids)).map(row => shopSchema.parse(row))
}

const memberShopSchema = shopSchema.extend({ role: shopRoleSchema })

/** A shop, with the role of the account in it. */
export async function findShopOf(db: D1Database, accountId: string, slug: string) {
  const row = await db
    .prepare(
      `SELECT seller.id, seller.slug, seller.name, shop_admin.role
       FROM shop_admin JOIN seller ON seller.id = shop_admin.seller_id
       WHERE shop_admin.account_id = ?1 AND seller.slug = ?2`,
    )
    .bind(accountId, slug)
    .first()
  return row && memberShopSchema.parse(row)
}

/** All shops of an account, with its role in each. */
export async function readShopsOf(db: D1Database, accountId: string) {
  const { results } = await db
    .prepare(
      `SELECT seller.id, seller.slug, seller.name, shop_admin.role
       FROM shop_admin JOIN seller ON seller.id = shop_admin.seller_id
       WHERE shop_admin.account_id = ?1 ORDER BY seller.name, seller.id LIMIT 100`,
    )
    .bind(accountId)
    .all()
  return results.map(row => memberShopSchema.parse(row))
}

/** The role of an account in a shop, null when it has none. */
export async function findShopRole(db: D1Database, accountId: string, sellerId: string) {
  const role = await db
    .prepare('SELECT role FROM shop_admin WHERE account_id = ?1 AND seller_id = ?2')
    .bind(accountId, sellerId)
    .first<string>('role')
  return role === null ? null : z.parse(shopRoleSchema, role)
}

const memberSchema = z.object({ account_id: z.string(), role: shopRoleSchema })

/** Everybody who has a role in one of these shops. */
export async function readMembers(db: D1Database, sellers: readonly string[]) {
  const sql = `SELECT account_id, role FROM shop_admin WHERE seller_id ${inSet} ORDER BY account_id`
  return (await readSet(db, sql, sellers)).map(row => memberSchema.parse(row))
}

/** Everybody who has or ever had a role in one of these shops. */
export async function readPeopleOf(db: D1Database, sellers: readonly string[]): Promise<string[]> {
  const sql = `SELECT account_id FROM shop_admin WHERE seller_id ${inSet}
    UNION SELECT account_id FROM former_member WHERE seller_id ${inSet}`
  return (await readSet(db, sql, sellers)).map(({ account_id }) => z.parse(z.string(), account_id))
}

/** Whether something of the shop was checked and has not run out. */
export async function hasCheckedCredential(db: D1Database, sellerId: string, now: string): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM credential WHERE seller_id = ?1 AND checked_at IS NOT NULL
         AND (expires_at IS NULL OR expires_at > ?2)
       UNION ALL SELECT 1 FROM destination WHERE seller_id = ?1 AND checked_at IS NOT NULL LIMIT 1`,
    )
    .bind(sellerId, now)
    .first()
  return row !== null
}

const lookAlikeSchema = z.object({ key: z.string(), skeleton_hash: z.string() })

/** Proven profiles of others that look like one of these handles. */
export async function readImitated(db: D1Database, skeletons: readonly string[]) {
  const sql = `SELECT key, skeleton_hash FROM profile
    WHERE skeleton_hash ${inSet} AND control_proven_at IS NOT NULL ORDER BY key LIMIT 200`
  return (await readSet(db, sql, skeletons)).map(row => lookAlikeSchema.parse(row))
}

/** Takes profiles from their shop, or only the proof of control: what is known of their accounts stays. */
export function releaseProfiles(db: D1Database, ids: readonly string[]): D1PreparedStatement[] {
  const sql = `UPDATE profile SET seller_id = NULL, control_proven_at = NULL, control_seen_at = NULL WHERE id ${inSet}`
  return toSetStatements(db, sql, ids)
}

/** Findings of a profile go with the account that they speak of. */
export function moveFindings(db: D1Database, from: string, to: string): D1PreparedStatement {
  return db.prepare('UPDATE finding SET profile_id = ?2 WHERE profile_id = ?1').bind(from, to)
}

export function renewControl(db: D1Database, profileId: string, seenAt: string): D1PreparedStatement {
  return db
    .prepare('UPDATE profile SET control_seen_at = max(control_seen_at, ?2) WHERE id = ?1')
    .bind(profileId, seenAt)
}

/** Whether a row of this profile is there for nothing but a claim: nobody has it, and no finding speaks of it. */
export function deleteIdleProfile(db: D1Database, key: string): D1PreparedStatement {
  return db
    .prepare(
      `DELETE FROM profile WHERE key = ?1 AND seller_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM finding WHERE finding.profile_id = profile.id)
       AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.hash = profile.hash AND claim.state IN ('open', 'placed'))`,
    )
    .bind(key)
}
