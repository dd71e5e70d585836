import { z } from 'zod'
import { readSet } from './json-rows.ts'

/** What the publisher reads: only columns that may become public, or that it must open to publish. */

const nullableText = z.string().nullable()

const listedProfileSchema = z.object({
  key: z.string(),
  hash: z.string(),
  account: z.string(),
  platform_id: nullableText,
})
export type ListedProfile = z.infer<typeof listedProfileSchema>

const imitableProfileSchema = listedProfileSchema.extend({ skeleton_hash: z.string() })
export type ImitableProfile = z.infer<typeof imitableProfileSchema>

const accountProfileSchema = z.object({
  account: z.string(),
  key: z.string(),
  seller_id: nullableText,
  control_proven_at: nullableText,
  control_seen_at: nullableText,
})
export type AccountProfile = z.infer<typeof accountProfileSchema>

const accountFindingSchema = z.object({
  account: z.string(),
  id: z.string(),
  incident: z.string(),
  category: z.string(),
  at: z.string(),
  amount: z.number(),
  sealed_reply: nullableText,
  appealed_at: nullableText,
  deadline_at: nullableText,
  resolved_at: nullableText,
})
export type AccountFinding = z.infer<typeof accountFindingSchema>

const sellerFactSchema = z.object({
  seller_id: z.string(),
  kind: z.enum(['look-alike', 'id-changed', 'suspended', 'renamed', 'name-differs', 'new-account']),
  at: z.string(),
  source: z.string(),
  subject: nullableText,
})
export type SellerFact = z.infer<typeof sellerFactSchema>

const sellerCredentialSchema = z.object({
  seller_id: z.string(),
  kind: z.enum(['account-name', 'nib', 'halal', 'pirt', 'bpom', 'sni']),
  checked_at: z.string(),
  expires_at: nullableText,
})
export type SellerCredential = z.infer<typeof sellerCredentialSchema>

const reviewCountSchema = z.object({
  seller_id: z.string(),
  rating: z.number(),
  proven: z.number(),
  count: z.number(),
})
export type ReviewCount = z.infer<typeof reviewCountSchema>

const destinationCountSchema = z.object({
  seller_id: z.string(),
  kind: z.enum(['bank', 'ewallet', 'phone', 'qris']),
  count: z.number(),
})
export type DestinationCount = z.infer<typeof destinationCountSchema>

const publicSellerSchema = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  kind: z.enum(['shop', 'rekber']),
})
export type PublicSeller = z.infer<typeof publicSellerSchema>

const sellerReviewSchema = z.object({
  seller_id: z.string(),
  id: z.string(),
  rating: z.number(),
  aspects: z.string(),
  text: z.string(),
  proven: z.number(),
  at: z.string(),
  sealed_reply: nullableText,
})
export type SellerReview = z.infer<typeof sellerReviewSchema>

const pendingCodeSchema = z.object({
  hash: z.string(),
  code_hash: z.string(),
  code_expires_at: z.string(),
})
export type PendingCode = z.infer<typeof pendingCodeSchema>

const inSet = 'IN (SELECT value FROM json_each(?1))'

export async function countProfiles(db: D1Database): Promise<number> {
  return (await db.prepare('SELECT count(*) AS count FROM profile').first<number>('count')) ?? 0
}

/** Hashes from one on and below another. */
export interface HashRange {
  from: string
  below: string
}

/** Profiles of a range in the order of their hashes, which is the order of buckets. */
export async function readProfileRange(db: D1Database, { from, below }: HashRange): Promise<ListedProfile[]> {
  const { results } = await db
    .prepare(
      'SELECT key, hash, account, platform_id FROM profile WHERE hash >= ?1 AND hash < ?2 ORDER BY hash',
    )
    .bind(from, below)
    .all()
  return results.map(row => listedProfileSchema.parse(row))
}

/** Profiles by the hashes of their handles' skeletons. */
export async function readImitableRange(
  db: D1Database,
  { from, below }: HashRange,
): Promise<ImitableProfile[]> {
  const { results } = await db
    .prepare(
      `SELECT key, hash, account, platform_id, skeleton_hash FROM profile
       WHERE skeleton_hash >= ?1 AND skeleton_hash < ?2 ORDER BY skeleton_hash, key`,
    )
    .bind(from, below)
    .all()
  return results.map(row => imitableProfileSchema.parse(row))
}

/** Hashes of pending claim codes, by the hashes of the profiles: those in place first, of these the newest. */
export async function readPendingCodes(db: D1Database, hashes: string[]): Promise<PendingCode[]> {
  const sql = `SELECT hash, code_hash, code_expires_at FROM claim
    WHERE hash ${inSet} AND state IN ('open', 'placed') AND code_hash IS NOT NULL
    ORDER BY state = 'placed' DESC, code_expires_at DESC, id`
  return (await readSet(db, sql, hashes)).map(row => pendingCodeSchema.parse(row))
}

export async function readAccountProfiles(db: D1Database, accounts: string[]): Promise<AccountProfile[]> {
  const sql = `SELECT account, key, seller_id, control_proven_at, control_seen_at
    FROM profile WHERE account ${inSet} ORDER BY key`
  return (await readSet(db, sql, accounts)).map(row => accountProfileSchema.parse(row))
}

export async function readAccountFindings(db: D1Database, accounts: string[]): Promise<AccountFinding[]> {
  const sql = `SELECT profile.account, finding.id, incident, category, at, amount, sealed_reply, appealed_at,
      deadline_at, resolved_at
    FROM finding JOIN profile ON profile.id = finding.profile_id
    WHERE profile.account ${inSet} ORDER BY at DESC, finding.id`
  return (await readSet(db, sql, accounts)).map(row => accountFindingSchema.parse(row))
}

export async function readFacts(db: D1Database, sellers: string[]): Promise<SellerFact[]> {
  const sql = `SELECT seller_id, kind, at, source, subject FROM fact
    WHERE seller_id ${inSet} ORDER BY at DESC, id`
  return (await readSet(db, sql, sellers)).map(row => sellerFactSchema.parse(row))
}

/** What a verifier compared. A checked destination is public only as *nama rekening cocok*, with its date. */
export async function readCredentials(db: D1Database, sellers: string[]): Promise<SellerCredential[]> {
  const sql = `SELECT seller_id, kind, checked_at, expires_at FROM credential
    WHERE checked_at IS NOT NULL AND seller_id ${inSet}
    UNION SELECT seller_id, 'account-name', checked_at, NULL FROM destination
    WHERE checked_at IS NOT NULL AND seller_id ${inSet}
    ORDER BY seller_id, kind, checked_at`
  return (await readSet(db, sql, sellers)).map(row => sellerCredentialSchema.parse(row))
}

/** Destinations that a verifier has checked, by kind. */
export async function readDestinationCounts(db: D1Database, sellers: string[]): Promise<DestinationCount[]> {
  const sql = `SELECT seller_id, kind, count(*) AS count FROM destination
    WHERE checked_at IS NOT NULL AND kind IS NOT NULL AND seller_id ${inSet} GROUP BY seller_id, kind`
  return (await readSet(db, sql, sellers)).map(row => destinationCountSchema.parse(row))
}

export async function readReviewCounts(db: D1Database, sellers: string[]): Promise<ReviewCount[]> {
  const sql = `SELECT seller_id, rating, proven, count(*) AS count FROM review
    WHERE seller_id ${inSet} GROUP BY seller_id, rating, proven`
  return (await readSet(db, sql, sellers)).map(row => reviewCountSchema.parse(row))
}

export async function readPublicSellers(db: D1Database, sellers: string[]): Promise<PublicSeller[]> {
  const sql = `SELECT id, name, slug, kind FROM seller WHERE id ${inSet}`
  return (await readSet(db, sql, sellers)).map(row => publicSellerSchema.parse(row))
}

export async function readSellerProfiles(db: D1Database, sellers: string[]): Promise<AccountProfile[]> {
  const sql = `SELECT account, key, seller_id, control_proven_at, control_seen_at
    FROM profile WHERE seller_id ${inSet} ORDER BY key`
  return (await readSet(db, sql, sellers)).map(row => accountProfileSchema.parse(row))
}

export async function readNewestReviews(
  db: D1Database,
  sellers: string[],
  limit: number,
): Promise<SellerReview[]> {
  const sql = `SELECT seller_id, id, rating, aspects, text, proven, at, sealed_reply FROM (
      SELECT *, row_number() OVER (PARTITION BY seller_id ORDER BY at DESC, id) AS place
      FROM review WHERE seller_id ${inSet}
    ) WHERE place <= ${Math.trunc(limit)} ORDER BY at DESC, id`
  return (await readSet(db, sql, sellers)).map(row => sellerReviewSchema.parse(row))
}
