import type { SeedFinding, SeedSeller } from '#shared/domain/seed'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import { addDays } from '#shared/rules/dates'
import { toDestinationKind } from '#shared/rules/destination-verdict'
import { isImitable, toSkeleton, toSkeletonHash } from '#shared/rules/handle-skeleton'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { toProfileParts } from '#shared/rules/subject-key'
import type { FindingRow } from '../db/findings.ts'
import { type HandleRow, insertHandles, type ProfileRow, upsertProfiles } from '../db/profiles.ts'
import { insertChildren, type SellerChildren, type SellerRow, upsertSellers } from '../db/sellers.ts'
import { toAccount } from './account-of.ts'
import { createOrdinals, toRowId } from './row-ids.ts'
import type { Sealing } from './sealing.ts'

/** A seller of a seed as rows, nothing sealed in clear. */
export interface SellerRows extends SellerChildren {
  seller: SellerRow
  profiles: ProfileRow[]
  handles: HandleRow[]
}

/** Days that we give ourselves to answer an appeal. */
const appealDays = 7

export async function toSellerRows(
  seed: SeedSeller,
  seller: Omit<SellerRow, 'slug_skeleton'>,
  sealing: Sealing,
): Promise<SellerRows> {
  const profiles = await Promise.all(seed.profiles.map(profile => toProfileRows(profile, seller.id)))
  const byKey = new Map(profiles.flat().map(row => [row.key, row]))
  // A profile that the seed names itself outranks the id row that another one implies.
  for (const [own] of profiles) if (own) byKey.set(own.key, own)
  return {
    seller: { ...seller, slug_skeleton: toSlugSkeleton(seller.slug) },
    profiles: [...byKey.values()],
    handles: await toHandleRows(seed.profiles),
    ...(await toChildren(seed, seller.id, sealing)),
  }
}

/** By which slugs that look alike are found. */
export function toSlugSkeleton(slug: string): string | null {
  return isImitable(slug) ? toSkeleton(slug) : null
}

/** The profile, and the row of its platform id when that is a key of its own. */
async function toProfileRows(
  { key, platformId, controlSeen }: SeedSeller['profiles'][number],
  sellerId: string,
): Promise<ProfileRow[]> {
  const own = await toProfileRow(key, platformId)
  const claimed = {
    ...own,
    seller_id: sellerId,
    control_proven_at: controlSeen ?? null,
    control_seen_at: controlSeen ?? null,
  }
  if (own.account === key) return [claimed]
  return [claimed, { ...(await toProfileRow(own.account as ProfileKey)), seller_id: sellerId }]
}

/** A profile of which nothing but its key is known. */
export async function toProfileRow(key: ProfileKey, platformId?: string | undefined): Promise<ProfileRow> {
  const { platform, handle } = toProfileParts(key)
  const account = toAccount(key, platformId)
  return {
    id: await toRowId('profile', key),
    seller_id: null,
    key,
    hash: await toSubjectHash(key),
    platform,
    handle,
    platform_id: account.platformId,
    account: account.account,
    control_proven_at: null,
    control_seen_at: null,
    skeleton_hash: !account.isId && isImitable(handle) ? await toSkeletonHash(handle) : null,
  }
}

async function toHandleRows(profiles: SeedSeller['profiles']): Promise<HandleRow[]> {
  const rows = profiles.map(async ({ key, handleHistory = [] }) => {
    const profileId = await toRowId('profile', key)
    return handleHistory.map(({ handle, until }) => ({ profile_id: profileId, handle, until }))
  })
  return (await Promise.all(rows)).flat()
}

async function toChildren(seed: SeedSeller, sellerId: string, sealing: Sealing): Promise<SellerChildren> {
  // Numbers are in few digits: an id derived from one would give it away.
  const destinations = (seed.destinations ?? []).map(async ({ key, holder, checked }, i) => {
    const id = await toRowId('destination', sellerId, i)
    const place = { table: 'destination', column: 'sealed', id }
    const sealed = await sealing.seal(JSON.stringify({ key, holder }), place)
    return { id, seller_id: sellerId, sealed, kind: toDestinationKind(key), checked_at: checked ?? null }
  })
  const credentials = (seed.credentials ?? []).map(async ({ kind, number, checked, expires }, i) => {
    const id = await toRowId('credential', sellerId, i)
    const sealedNumber = await sealing.seal(number, { table: 'credential', column: 'sealed_number', id })
    const dates = { checked_at: checked ?? null, expires_at: expires ?? null }
    return { id, seller_id: sellerId, kind, sealed_number: sealedNumber, ...dates }
  })
  const items = (seed.items ?? []).map(async ({ name, price }, i) => ({
    id: await toRowId('item', sellerId, i),
    seller_id: sellerId,
    name,
    price,
  }))
  const facts = (seed.facts ?? []).map(async ({ kind, at, source, of }, i) => ({
    id: await toRowId('fact', sellerId, i),
    seller_id: sellerId,
    kind,
    at,
    source,
    subject: of ?? null,
  }))
  return {
    destinations: await Promise.all(destinations),
    credentials: await Promise.all(credentials),
    items: await Promise.all(items),
    facts: await Promise.all(facts),
    reviews: await toReviewRows(seed, sellerId, sealing),
  }
}

function toReviewRows(
  seed: SeedSeller,
  sellerId: string,
  sealing: Sealing,
): Promise<SellerChildren['reviews']> {
  const toOrdinal = createOrdinals()
  const rows = (seed.reviews ?? []).map(async ({ rating, text, nota, aspects, reply, at }) => {
    const ordinal = toOrdinal(JSON.stringify([rating, text, at]))
    const id = await toRowId('review', sellerId, rating, text, at, ordinal)
    const place = { table: 'review', column: 'sealed_reply', id }
    return {
      id,
      seller_id: sellerId,
      rating,
      aspects: JSON.stringify(aspects ?? {}),
      text,
      proven: nota ? (1 as const) : (0 as const),
      at,
      sealed_reply: reply === undefined ? null : await sealing.seal(reply, place),
    }
  })
  return Promise.all(rows)
}

/** Appeal of a seeded finding, or null: open when the seed says disputed or gives a date. */
export function toAppealDates(finding: SeedFinding): { at: string; deadlineAt: string } | null {
  const { status, appealedAt, deadlineAt, at } = finding
  if (status !== 'disputed' && appealedAt === undefined) return null
  const since = appealedAt ?? at
  return {
    at: since,
    deadlineAt: deadlineAt ?? new Date(addDays(Date.parse(since), appealDays)).toISOString(),
  }
}

export async function toFindingRow(
  finding: SeedFinding,
  id: string,
  digest: string,
  sealing: Sealing,
): Promise<FindingRow> {
  const appeal = toAppealDates(finding)
  const { subject, category, at, amount = 0, reply, resolvedAt, status } = finding
  const destination = { table: 'finding', column: 'sealed_destination', id }
  return {
    id,
    profile_id: isProfileKey(subject) ? await toRowId('profile', subject) : null,
    sealed_destination: isProfileKey(subject) ? null : await sealing.seal(subject, destination),
    category,
    at,
    amount,
    incident: id,
    sealed_reply:
      reply === undefined
        ? null
        : await sealing.seal(reply, { table: 'finding', column: 'sealed_reply', id }),
    appealed_at: appeal?.at ?? null,
    deadline_at: appeal?.deadlineAt ?? null,
    resolved_at: resolvedAt ?? (status === 'resolved' ? at : null),
    import_digest: digest,
  }
}

export function isProfileKey(subject: ProfileKey | DestinationKey): subject is ProfileKey {
  return /^(?:instagram|facebook|tiktok)/.test(subject)
}

/** Sellers with all that belongs to them, in the order that foreign keys ask for. */
export function insertSellerRows(db: D1Database, rows: readonly SellerRows[]): D1PreparedStatement[] {
  return [
    ...upsertSellers(
      db,
      rows.map(({ seller }) => seller),
    ),
    ...upsertProfiles(
      db,
      rows.flatMap(({ profiles }) => profiles),
    ),
    ...insertHandles(
      db,
      rows.flatMap(({ handles }) => handles),
    ),
    ...insertChildren(db, {
      destinations: rows.flatMap(({ destinations }) => destinations),
      credentials: rows.flatMap(({ credentials }) => credentials),
      items: rows.flatMap(({ items }) => items),
      facts: rows.flatMap(({ facts }) => facts),
      reviews: rows.flatMap(({ reviews }) => reviews),
    }),
  ]
}
