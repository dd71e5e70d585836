import type { ProfileKey } from '#shared/domain/subject'
import type { ClaimProgress } from '#shared/rules/claim-progress'
import { toSkeletonHash } from '#shared/rules/handle-skeleton'
import type { Session } from '../auth/identity.ts'
import { readFormerHandles, readImitated, readProfilesOfShops, readShops } from '../db/claim-facts.ts'
import {
  type ClaimPosition,
  countQueuedClaims,
  readClaimsOf,
  readPendingClaims,
  readQueuedClaims,
  readRechecks,
  type ShopClaim,
} from '../db/claims.ts'
import { openCode } from './claim-codes.ts'
import { type ClaimContext, readContext } from './claim-context.ts'
import { findRefusal } from './claim-decision.ts'
import { hasSecond } from './claim-draws.ts'
import { isOther, isVerified, readLooks } from './claim-looks.ts'
import type { ClaimParts } from './claim-parts.ts'

/** What is known of one shop that wants a profile; nothing of the people behind it. */
export interface ShopHistory {
  slug: string
  name: string
  profiles: { key: string; platformId: string | null; provenAt: string | null; seenAt: string | null }[]
  formerHandles: { handle: string; until: string }[]
  claims: { key: string; state: ShopClaim['state']; createdAt: string; decidedAt: string | null }[]
}

/** A claim as somebody of the desk sees it. */
export interface DeskClaim {
  id: string
  key: ProfileKey
  shop: { name: string; slug: string }
  code: string | null
  placedAt: string
  isLookAsked: boolean
  progress: ClaimProgress
  witnesses: { isDesk: boolean; seenAt: string; platformId: string | null }[]
  storedPlatformId: string | null
  isDisputed: boolean
  /** Proven profiles of others that this handle looks like. */
  lookAlikes: string[]
  histories: ShopHistory[]
  /** What the person who asks has voted. */
  ownVote: 'approve' | 'refuse' | null
  /** Whether they may vote now. */
  canVote: boolean
  isOwnShop: boolean
  votes: number
  /** A second person is needed and nobody could be. */
  isNobodyLeft: boolean
}

export interface DeskRecheck {
  id: string
  key: ProfileKey
  shop: { name: string; slug: string }
  askedAt: string
  isOwnShop: boolean
  isOthersTurn: boolean
  storedPlatformId: string | null
  /** Who saw another account under the handle, since the mark was last seen. */
  others: { isDesk: boolean; seenAt: string; platformId: string | null }[]
  /** So many saw it that the proof may be taken away; it takes two people where that takes `verified`. */
  canLapse: boolean
  lapsePeople: 1 | 2
}

export interface DeskQueue {
  total: number
  claims: DeskClaim[]
  rechecks: DeskRecheck[]
  /** Where the next page begins; null on the last. */
  next: ClaimPosition | null
}

export interface PendingClaim {
  id: string
  key: ProfileKey
  shopName: string
  slug: string
  code: string
  state: ShopClaim['state']
  createdAt: string
  witnesses: number
}

export interface DeskClaims {
  /** Claims that wait, the oldest first. */
  list(session: Session, after: ClaimPosition | null): Promise<DeskQueue>
  /** Codes to look for on profiles of the page that is being looked at. */
  findPending(hashes: readonly string[]): Promise<PendingClaim[]>
}

const pageSize = 20
const mostRechecks = 20

export function createDeskClaims(parts: ClaimParts): DeskClaims {
  const { db, sealing, now } = parts
  return {
    async list(session, after) {
      const [rows, total, rechecks] = await Promise.all([
        readQueuedClaims(db, after ?? { at: '', id: '' }, pageSize + 1),
        countQueuedClaims(db),
        after ? [] : readRechecks(db, mostRechecks),
      ])
      const page = rows.slice(0, pageSize)
      const last = rows.length > pageSize ? page.at(-1) : undefined
      return {
        total,
        claims: await Promise.all(page.map(claim => toDeskClaim(parts, session, claim))),
        rechecks: (await Promise.all(rechecks.map(claim => toRecheck(parts, session, claim)))).flat(),
        next: last ? { at: last.placed_at ?? '', id: last.id } : null,
      }
    },
    async findPending(hashes) {
      const claims = await readPendingClaims(db, hashes)
      const pending = claims.map(async claim => {
        const code = await openCode(sealing, claim)
        const { progress } = await readContext(db, claim, now())
        return code === null ? [] : [toPending(claim, code, progress)]
      })
      return (await Promise.all(pending)).flat()
    },
  }
}

function toPending(claim: ShopClaim, code: string, { sighting }: ClaimProgress): PendingClaim {
  return {
    id: claim.id,
    key: claim.key as ProfileKey,
    shopName: claim.shop_name,
    slug: claim.shop_slug,
    code,
    state: claim.state,
    createdAt: claim.created_at,
    witnesses: sighting.seen,
  }
}

async function toDeskClaim(parts: ClaimParts, { accountId }: Session, claim: ShopClaim): Promise<DeskClaim> {
  const { db, sealing, now } = parts
  const context = await readContext(db, claim, now())
  const { facts, progress, votes, profile, rivals, interested } = context
  const isSecond = progress.need === 'second-vote'
  return {
    id: claim.id,
    key: claim.key as ProfileKey,
    shop: { name: claim.shop_name, slug: claim.shop_slug },
    code: await openCode(sealing, claim),
    placedAt: claim.placed_at ?? claim.created_at,
    isLookAsked: claim.recheck_asked_at !== null,
    progress,
    witnesses: facts.witnesses.map(({ isDesk, seenAt, platformId }) => ({ isDesk, seenAt, platformId })),
    storedPlatformId: profile?.platform_id ?? null,
    isDisputed: facts.isDisputed,
    lookAlikes: await readLookAlikes(db, context),
    histories: facts.isDisputed ? await readHistories(db, [claim.seller_id, ...rivals]) : [],
    ownVote: votes.find(({ account_id }) => account_id === accountId)?.vote ?? null,
    canVote: findRefusal(context, accountId, { vote: 'refuse' }) === null,
    isOwnShop: interested.has(accountId),
    votes: facts.votes.length,
    isNobodyLeft: isSecond && !(await hasSecond(db, context)),
  }
}

async function readLookAlikes(db: D1Database, { claim, related }: ClaimContext): Promise<string[]> {
  const imitated = await readImitated(db, [await toSkeletonHash(claim.handle)])
  const same = new Set(related.map(({ key }) => key))
  return imitated.map(({ key }) => key).filter(key => key !== claim.key && !same.has(key))
}

async function readHistories(db: D1Database, sellers: readonly string[]): Promise<ShopHistory[]> {
  const [shops, profiles, handles, claims] = await Promise.all([
    readShops(db, sellers),
    readProfilesOfShops(db, sellers),
    readFormerHandles(db, sellers),
    readClaimsOf(db, sellers),
  ])
  return shops.map(({ id, slug, name }) => ({
    slug,
    name,
    profiles: profiles
      .filter(({ seller_id }) => seller_id === id)
      .map(row => ({
        key: row.key,
        platformId: row.platform_id,
        provenAt: row.control_proven_at,
        seenAt: row.control_seen_at,
      })),
    formerHandles: handles.filter(({ seller_id }) => seller_id === id),
    claims: claims
      .filter(({ seller_id }) => seller_id === id)
      .map(row => ({
        key: row.key,
        state: row.state,
        createdAt: row.created_at,
        decidedAt: row.decided_at,
      })),
  }))
}

/** None when the profile is not the shop's any more: then there is nothing to look at. */
async function toRecheck(
  { db, now }: ClaimParts,
  { accountId }: Session,
  claim: ShopClaim,
): Promise<DeskRecheck[]> {
  const looks = await readLooks(db, claim, now())
  if (!looks) return []
  const { profile, interested, sightings, otherId, drawn } = looks
  const others = sightings.filter(
    row => isOther(profile, row) && row.seen_at > (profile.control_seen_at ?? ''),
  )
  return [
    {
      id: claim.id,
      key: claim.key as ProfileKey,
      shop: { name: claim.shop_name, slug: claim.shop_slug },
      askedAt: claim.recheck_asked_at ?? '',
      isOwnShop: interested.has(accountId),
      isOthersTurn: drawn !== null && drawn !== accountId,
      storedPlatformId: profile.platform_id,
      others: others.map(row => ({
        isDesk: row.is_desk,
        seenAt: row.seen_at,
        platformId: row.platform_id,
      })),
      canLapse: otherId !== null,
      lapsePeople: (await isVerified(db, profile, now())) ? 2 : 1,
    },
  ]
}
