import { z } from 'zod'
import { claimStateSchema } from '#shared/domain/claim'
import { platformSchema } from '#shared/domain/platform'
import { readSet, toInserts } from './json-rows.ts'

const nullableText = z.string().nullable()

const claimRowSchema = z.object({
  id: z.string(),
  seller_id: z.string(),
  claimed_by: z.string(),
  key: z.string(),
  hash: z.string(),
  platform: platformSchema,
  handle: z.string(),
  platform_id: nullableText,
  state: claimStateSchema,
  sealed_code: nullableText,
  code_hash: nullableText,
  code_expires_at: nullableText,
  created_at: z.string(),
  placed_at: nullableText,
  decided_at: nullableText,
  recheck_asked_at: nullableText,
  reminded_at: nullableText,
  second_voter: nullableText,
  second_drawn_at: nullableText,
  told_at: nullableText,
})
export type ClaimRow = z.infer<typeof claimRowSchema>

/** A claim with the shop that makes it. */
const shopClaimSchema = claimRowSchema.extend({ shop_name: z.string(), shop_slug: z.string() })
export type ShopClaim = z.infer<typeof shopClaimSchema>

const columns = Object.keys(claimRowSchema.shape) as (keyof ClaimRow)[]
const shopClaims = `SELECT claim.*, seller.name AS shop_name, seller.slug AS shop_slug
  FROM claim JOIN seller ON seller.id = claim.seller_id`
const inSet = 'IN (SELECT value FROM json_each(?1))'

export async function findClaim(db: D1Database, id: string): Promise<ShopClaim | null> {
  const row = await db.prepare(`${shopClaims} WHERE claim.id = ?1`).bind(id).first()
  return row && shopClaimSchema.parse(row)
}

/** Claims on a profile that are in work or approved, the oldest first. */
export async function readClaimsOn(db: D1Database, hash: string): Promise<ShopClaim[]> {
  const { results } = await db
    .prepare(
      `${shopClaims} WHERE claim.hash = ?1 AND claim.state IN ('open', 'placed', 'approved')
       ORDER BY claim.created_at, claim.id`,
    )
    .bind(hash)
    .all()
  return results.map(row => shopClaimSchema.parse(row))
}

/** Claims in work on any of these profiles. */
export async function readPendingClaims(db: D1Database, hashes: readonly string[]): Promise<ShopClaim[]> {
  const sql = `${shopClaims} WHERE claim.hash ${inSet} AND claim.state IN ('open', 'placed')
    ORDER BY claim.created_at, claim.id`
  return (await readSet(db, sql, hashes)).map(row => shopClaimSchema.parse(row))
}

/** All claims of these shops, the newest first. */
export async function readClaimsOf(db: D1Database, sellers: readonly string[]): Promise<ShopClaim[]> {
  const sql = `${shopClaims} WHERE claim.seller_id ${inSet} ORDER BY claim.created_at DESC, claim.id LIMIT 200`
  return (await readSet(db, sql, sellers)).map(row => shopClaimSchema.parse(row))
}

/** Where a page of the queue ends: the last claim on it. */
export interface ClaimPosition {
  at: string
  id: string
}

/** Claims whose code is in place, those that wait longest first. */
export async function readQueuedClaims(
  db: D1Database,
  after: ClaimPosition,
  limit: number,
): Promise<ShopClaim[]> {
  const { results } = await db
    .prepare(
      `${shopClaims} WHERE claim.state = 'placed' AND (claim.placed_at, claim.id) > (?1, ?2)
       ORDER BY claim.placed_at, claim.id LIMIT ?3`,
    )
    .bind(after.at, after.id, limit)
    .all()
  return results.map(row => shopClaimSchema.parse(row))
}

export async function countQueuedClaims(db: D1Database): Promise<number> {
  return (await db.prepare("SELECT count(*) AS n FROM claim WHERE state = 'placed'").first<number>('n')) ?? 0
}

/** Approved claims whose profile is to be looked at again, those that wait longest first. */
export async function readRechecks(db: D1Database, limit: number): Promise<ShopClaim[]> {
  const { results } = await db
    .prepare(
      `${shopClaims} WHERE claim.recheck_asked_at IS NOT NULL AND claim.state = 'approved'
       ORDER BY claim.recheck_asked_at, claim.id LIMIT ?1`,
    )
    .bind(limit)
    .all()
  return results.map(row => shopClaimSchema.parse(row))
}

/** Claims in work whose code ran out before an instant. */
export async function readOverdueClaims(db: D1Database, now: string, limit: number): Promise<ShopClaim[]> {
  const { results } = await db
    .prepare(
      `${shopClaims} WHERE claim.state IN ('open', 'placed') AND claim.code_expires_at <= ?1
       ORDER BY claim.code_expires_at LIMIT ?2`,
    )
    .bind(now, limit)
    .all()
  return results.map(row => shopClaimSchema.parse(row))
}

/** Claims that somebody has voted on and that are not decided, those that wait longest first. */
export async function readVotedClaims(db: D1Database, limit: number): Promise<ShopClaim[]> {
  const { results } = await db
    .prepare(
      `${shopClaims} WHERE claim.state = 'placed'
       AND EXISTS (SELECT 1 FROM claim_vote WHERE claim_vote.claim_id = claim.id)
       ORDER BY claim.placed_at LIMIT ?1`,
    )
    .bind(limit)
    .all()
  return results.map(row => shopClaimSchema.parse(row))
}

const unseenSchema = shopClaimSchema.extend({ control_seen_at: z.string() })
export type UnseenClaim = z.infer<typeof unseenSchema>

/** Approved claims whose mark was last seen before an instant and whose owner has not heard of it. */
export async function readUnseenClaims(
  db: D1Database,
  heard: 'reminded_at' | 'told_at',
  before: string,
  limit: number,
): Promise<UnseenClaim[]> {
  const { results } = await db
    .prepare(
      `SELECT claim.*, seller.name AS shop_name, seller.slug AS shop_slug, profile.control_seen_at
       FROM profile JOIN claim ON claim.key = profile.key AND claim.state = 'approved'
       JOIN seller ON seller.id = claim.seller_id
       WHERE profile.control_seen_at < ?1 AND claim.${heard} IS NULL
       ORDER BY profile.control_seen_at LIMIT ?2`,
    )
    .bind(before, limit)
    .all()
  return results.map(row => unseenSchema.parse(row))
}

export function insertClaim(db: D1Database, row: ClaimRow): D1PreparedStatement[] {
  return toInserts(db, 'claim', columns, [row])
}

/** Changes some columns of one claim. */
export function updateClaim(
  db: D1Database,
  id: string,
  changes: Partial<Omit<ClaimRow, 'id'>>,
): D1PreparedStatement {
  const names = columns.filter(column => column !== 'id' && column in changes)
  const set = names.map((name, i) => `${name} = ?${i + 2}`).join(', ')
  const values = names.map(name => changes[name as keyof typeof changes] ?? null)
  return db.prepare(`UPDATE claim SET ${set} WHERE id = ?1`).bind(id, ...values)
}
