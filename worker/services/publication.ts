import type { Review, Seller } from '#shared/domain/seller'
import type { ProfileKey, SubjectHash } from '#shared/domain/subject'
import type { BucketEntry, ClaimCodeHash, VerdictInputs } from '#shared/domain/verdict'
import { toPlatformIdTag, toSellerTag } from '#shared/rules/subject-hash'
import { verdictOf } from '#shared/rules/verdict-of'
import type { AccountFinding, ListedProfile, ReviewCount, SellerReview } from '../db/publications.ts'
import { toAccount } from './account-of.ts'
import { type AccountRows, noRows, type SellerTexts } from './publication-reader.ts'
import { NoDataKeys, type SealedPlace, type Sealing } from './sealing.ts'

/** The public inputs of an account, or null when nothing public is left to show of it. */
export function toPublicInputs(rows: AccountRows, now: number): VerdictInputs | null {
  const inputs = toInputs(rows)
  const { verdict, counted, disputed, resolved } = verdictOf({ ...inputs, boundTo: null }, now)
  if (verdict === 'none') return null
  // Lapsed findings are not published at all: an old accusation is not kept in files for whoever digs.
  const shown = new Set([...counted.findings, ...disputed.findings, ...resolved].map(({ id }) => id))
  return {
    ...inputs,
    findings: inputs.findings.filter(({ id }) => shown.has(id)),
    appeals: inputs.appeals.filter(({ finding }) => shown.has(finding)),
  }
}

/** Of a profile of which nothing is public but that somebody claims it. */
export const noInputs: VerdictInputs = toInputs(noRows)

/** Findings on a destination, and appeals against them, without those that have lapsed. */
export function toShownFindings(
  findings: readonly Omit<AccountFinding, 'account'>[],
  now: number,
): Pick<VerdictInputs, 'findings' | 'appeals'> {
  const rows = findings.map(finding => ({ ...finding, account: '' }))
  const shown = toPublicInputs({ ...noRows, findings: rows }, now)
  return { findings: shown?.findings ?? [], appeals: shown?.appeals ?? [] }
}

export async function toEntry(
  profile: ListedProfile,
  inputs: VerdictInputs,
  { sellerId, destinations }: AccountRows,
  pendingCodes: ClaimCodeHash[] = [],
): Promise<BucketEntry> {
  const key = profile.key as ProfileKey
  const isBound = profile.platform_id !== null && !toAccount(key).isId
  const platformIdTag = isBound ? await toPlatformIdTag(key, profile.platform_id ?? '') : null
  const sellerTag = sellerId === null ? null : await toSellerTag(sellerId)
  return {
    hash: profile.hash as SubjectHash,
    platformIdTag,
    sellerTag,
    destinations,
    pendingCodes,
    ...inputs,
  }
}

/** The object that a card loads. Replies lie sealed and are opened here. */
export async function toSellerObject(
  profile: ListedProfile,
  entry: BucketEntry,
  rows: AccountRows,
  texts: SellerTexts | undefined,
  sealing: Sealing,
): Promise<Omit<Seller, 'version'>> {
  const shown = new Set(entry.findings.map(({ id }) => id))
  const findings = rows.findings.filter(({ id }) => shown.has(id))
  return {
    hash: entry.hash,
    name: texts?.seller.name ?? null,
    slug: texts?.seller.slug ?? null,
    kind: texts?.seller.kind ?? 'shop',
    profiles: texts ? toShownProfiles(texts) : [profile.key as ProfileKey],
    entry,
    facts: rows.facts.map(({ kind, at, source, subject }) => ({ kind, at, source, of: subject })),
    findings: await Promise.all(findings.map(finding => toSellerFinding(finding, sealing))),
    reviews: await Promise.all((texts?.reviews ?? []).map(review => toReview(review, sealing))),
  }
}

function toInputs({ profiles, findings, facts, credentials, reviewCounts }: AccountRows): VerdictInputs {
  return {
    facts: facts.map(({ kind, at }) => ({ kind, at })),
    findings: findings.map(toFinding),
    appeals: findings.flatMap(finding => {
      const appeal = toAppeal(finding)
      return appeal ? [{ finding: finding.id, ...appeal }] : []
    }),
    claims: profiles.flatMap(({ control_proven_at: provenAt, control_seen_at: seenAt }) =>
      provenAt !== null && seenAt !== null ? [{ provenAt, seenAt }] : [],
    ),
    credentials: credentials.map(({ kind, checked_at, expires_at }) => ({
      kind,
      checkedAt: checked_at,
      expiresAt: expires_at,
    })),
    reviews: {
      all: toCounts(reviewCounts),
      proven: toCounts(reviewCounts.filter(({ proven }) => proven === 1)),
    },
  }
}

function toFinding({
  id,
  incident,
  category,
  at,
  amount,
  sealed_reply,
  resolved_at,
}: Omit<AccountFinding, 'account'>) {
  return { id, incident, category, at, amount, replied: sealed_reply !== null, resolvedAt: resolved_at }
}

/** An appeal is open until the finding is resolved. */
function toAppeal({ appealed_at, deadline_at, resolved_at }: Omit<AccountFinding, 'account'>) {
  if (appealed_at === null || deadline_at === null || resolved_at !== null) return null
  return { at: appealed_at, deadlineAt: deadline_at }
}

async function toSellerFinding(row: AccountFinding, sealing: Sealing): Promise<Seller['findings'][number]> {
  const place = { table: 'finding', column: 'sealed_reply', id: row.id }
  return {
    ...toFinding(row),
    reply: await openReply(row.sealed_reply, place, sealing),
    replyAt: null,
    appeal: toAppeal(row),
    summary: null,
  }
}

async function toReview(row: SellerReview, sealing: Sealing): Promise<Review> {
  const place = { table: 'review', column: 'sealed_reply', id: row.id }
  return {
    id: row.id,
    rating: row.rating,
    aspects: JSON.parse(row.aspects) as Review['aspects'],
    text: row.text,
    proven: row.proven === 1,
    at: row.at,
    reply: await openReply(row.sealed_reply, place, sealing),
    replyAt: null,
  }
}

/**
 * One reply that no key opens any more must not keep everything else, take-downs included, from being published.
 * Without any key nothing is published: findings would stand there without the replies to them.
 */
async function openReply(
  sealed: string | null,
  place: SealedPlace,
  sealing: Sealing,
): Promise<string | null> {
  if (sealed === null) return null
  try {
    return await sealing.open(sealed, place)
  } catch (problem) {
    if (problem instanceof NoDataKeys) throw problem
    console.error(`${place.table} ${place.id}: the sealed reply does not open`, problem)
    return null
  }
}

function toCounts(rows: readonly ReviewCount[]): number[] {
  const counts = [0, 0, 0, 0, 0]
  for (const { rating, count } of rows) counts[rating - 1] = (counts[rating - 1] ?? 0) + count
  return counts
}

/** Handles of the shop; an id alone is shown only where no handle of that account is known. */
function toShownProfiles({ profiles }: SellerTexts): ProfileKey[] {
  const keys = profiles.map(({ key, account }) => ({ key: key as ProfileKey, account }))
  return keys
    .filter(
      ({ key, account }) =>
        key !== account || keys.every(other => other.account !== account || other.key === key),
    )
    .map(({ key }) => key)
}
