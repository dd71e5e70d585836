import type { ClaimState } from '#shared/domain/claim'
import type { ShopRole } from '#shared/domain/shop'
import type { ProfileKey } from '#shared/domain/subject'
import { canInShop, type ShopAction } from '#shared/rules/can-in-shop'
import { type ClaimProgress, neededWitnesses } from '#shared/rules/claim-progress'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { ProfileRef } from '#shared/rules/subject-key'
import type { Session } from '../auth/identity.ts'
import { findShopOf, findShopRole, readShopsOf } from '../db/claim-facts.ts'
import { findClaim, readClaimsOf, type ShopClaim, updateClaim } from '../db/claims.ts'
import { deleteWitnesses } from '../db/witnesses.ts'
import type { AttemptLimit } from './attempts.ts'
import { toEnd, toRelease } from './claim-changes.ts'
import { isOver, makeCode, openCode } from './claim-codes.ts'
import { type ClaimContext, readContext } from './claim-context.ts'
import { planNotices } from './claim-disputes.ts'
import { toClaimEvent } from './claim-events.ts'
import { tellDisputed } from './claim-messages.ts'
import { openClaim } from './claim-opening.ts'
import { type ClaimParts, isInWork, noSuchClaim, notAllowed, toConflict } from './claim-parts.ts'
import type { NewEvent } from './event-log.ts'
import type { Refusal } from './refusal.ts'

/** A claim as its shop sees it. */
export interface OwnClaim {
  id: string
  key: ProfileKey
  platform: ShopClaim['platform']
  handle: string
  state: ClaimState
  shop: { name: string; slug: string }
  /** Null once nothing is looked for. */
  code: string | null
  codeExpiresAt: string | null
  createdAt: string
  placedAt: string | null
  decidedAt: string | null
  recheckAskedAt: string | null
  progress: ClaimProgress
  /** When each of those that count saw it. */
  seenAt: string[]
}

/** A shop, and of each profile the last that was claimed. */
export interface ShopProfiles {
  slug: string
  name: string
  role: ShopRole
  profiles: { key: ProfileKey; state: ClaimState }[]
}

export interface ClaimService {
  /** The shop, if this account may claim profiles for it. */
  findShop(session: Session, slug: string): Promise<{ slug: string; name: string; canClaim: boolean } | null>
  /** Opens a claim, or finds the one that is open already. */
  open(session: Session, slug: string, profile: ProfileRef): Promise<Result<{ id: string }, Refusal>>
  find(session: Session, id: string): Promise<OwnClaim | null>
  /** Shops of the account, each with where its profiles stand. */
  listShops(session: Session): Promise<ShopProfiles[]>
  /** The seller says that the code is in place. */
  place(session: Session, id: string): Promise<Result<null, Refusal>>
  /** Another code; who saw the last one does not count for it. */
  renewCode(session: Session, id: string): Promise<Result<null, Refusal>>
  /** Gives up a claim, or a profile. */
  withdraw(session: Session, id: string): Promise<Result<null, Refusal>>
  /** Asks the desk to look: at the code of a claim in work, or at the mark of an approved one. */
  askForLook(session: Session, id: string): Promise<Result<null, Refusal>>
}

const changesPerAccount: AttemptLimit = { name: 'claim-changes-per-account', most: 60, minutes: 60 }

export function createClaimService(parts: ClaimParts): ClaimService {
  const { db, sealing, now } = parts
  return {
    async findShop({ accountId }, slug) {
      const shop = await findShopOf(db, accountId, slug)
      return shop && { slug: shop.slug, name: shop.name, canClaim: canInShop(shop.role, 'claim-profile') }
    },
    open: (session, slug, profile) => openClaim(parts, session, slug, profile),
    async find(session, id) {
      const found = await findOwn(parts, session, id, 'see')
      return found.ok ? toOwnClaim(parts, found.value.claim) : null
    },
    listShops: session => listShops(parts, session),
    place: (session, id) =>
      change(parts, { session, id, action: 'claim-profile', type: 'claim-placed' }, async context => {
        const { claim } = context
        if (claim.state !== 'open') return toProblem(notNow)
        const placed = { state: 'placed', placed_at: new Date(now()).toISOString() } as const
        const notices = await planNotices(parts, claim, context.rivalClaims)
        return toOk({
          statements: [updateClaim(db, claim.id, placed), ...notices.statements],
          touched: { profiles: [claim.key] },
          after: () => tellDisputed(parts, notices.untold),
        })
      }),
    renewCode: (session, id) =>
      change(parts, { session, id, action: 'claim-profile', type: 'claim-code-renewed' }, async context => {
        const { claim, votes } = context
        if (!isInWork(claim) || votes.length > 0 || isOver(claim, now())) return toProblem(notNow)
        const code = await makeCode(sealing, claim, now())
        const anew = { ...code, state: 'open', placed_at: null, recheck_asked_at: null } as const
        return toOk({
          statements: [deleteWitnesses(db, claim.id), updateClaim(db, claim.id, anew)],
          touched: { profiles: [claim.key] },
        })
      }),
    withdraw: (session, id) => withdraw(parts, session, id),
    askForLook: (session, id) =>
      change(parts, { session, id, action: 'claim-profile', type: 'recheck-asked' }, async ({ claim }) => {
        if (claim.state !== 'placed' && claim.state !== 'approved') return toProblem(notNow)
        if (claim.recheck_asked_at !== null) return toOk(null)
        const asked = { recheck_asked_at: new Date(now()).toISOString() }
        return toOk({ statements: [updateClaim(db, claim.id, asked)], touched: {} })
      }),
  }
}

async function listShops({ db }: ClaimParts, { accountId }: Session): Promise<ShopProfiles[]> {
  const shops = await readShopsOf(db, accountId)
  // The newest first, so that of a profile which was claimed before the last claim stands.
  const claims = (
    await readClaimsOf(
      db,
      shops.map(({ id }) => id),
    )
  ).toReversed()
  return shops.map(({ id, slug, name, role }) => {
    const own = claims.filter(({ seller_id }) => seller_id === id)
    const states = new Map(own.map(({ key, state }) => [key as ProfileKey, state]))
    return { slug, name, role, profiles: [...states].map(([key, state]) => ({ key, state })) }
  })
}

interface ChangeOfClaim {
  session: Session
  id: string
  action: ShopAction
  type: NewEvent['type']
}

/** What a change writes, and what is told once it is written; null when it is so already. */
type Planned = {
  statements: D1PreparedStatement[]
  touched: { sellers?: readonly string[]; profiles?: readonly string[] }
  after?: () => Promise<void>
} | null

async function change(
  parts: ClaimParts,
  { session, id, action, type }: ChangeOfClaim,
  plan: (context: ClaimContext) => Promise<Result<Planned, Refusal>>,
): Promise<Result<null, Refusal>> {
  const { db, log, sealing, attempts, requestPublish, now } = parts
  const taken = await attempts.take(changesPerAccount, session.accountId)
  if (!taken.ok) return taken
  const appended = await log.append(async () => {
    const found = await findOwn(parts, session, id, action)
    if (!found.ok) return found
    const { claim, role } = found.value
    const planned = await plan(await readContext(db, claim, now()))
    if (!planned.ok) return planned
    if (planned.value === null) return toOk({ events: [], statements: [], touched: {}, value: null })
    const { statements, touched, after } = planned.value
    const event = await toClaimEvent(sealing, {
      type,
      claim,
      actor: { accountId: session.accountId, role },
      what: { before: claim.state },
    })
    return toOk({ events: [event], statements, touched, value: after ?? null })
  })
  if (!appended.ok) return appended
  await appended.value.value?.()
  await requestPublish()
  return toOk(null)
}

async function withdraw(parts: ClaimParts, session: Session, id: string): Promise<Result<null, Refusal>> {
  const { db, now } = parts
  const claim = await findClaim(db, id)
  const action = claim?.state === 'approved' ? 'let-go-of-profile' : 'claim-profile'
  return change(parts, { session, id, action, type: 'claim-withdrawn' }, async context => {
    const at = new Date(now()).toISOString()
    if (isInWork(context.claim)) return toOk(toEnd(db, context.claim, 'withdrawn', at))
    const isLetGo = context.claim.state === 'approved' && action === 'let-go-of-profile'
    return isLetGo ? toOk(toRelease(db, context, at)) : toProblem(notNow)
  })
}

/** A claim of a shop in which the account may do this; of other shops nothing is told, not even that it is there. */
async function findOwn(
  { db }: ClaimParts,
  { accountId }: Session,
  id: string,
  action: ShopAction,
): Promise<Result<{ claim: ShopClaim; role: ShopRole }, Refusal>> {
  const claim = await findClaim(db, id)
  const role = claim && (await findShopRole(db, accountId, claim.seller_id))
  if (!claim || !role) return toProblem(noSuchClaim)
  return canInShop(role, action) ? toOk({ claim, role }) : toProblem(notAllowed)
}

async function toOwnClaim({ db, sealing, now }: ClaimParts, claim: ShopClaim): Promise<OwnClaim> {
  const { progress, facts } = await readContext(db, claim, now())
  const isLive = claim.code_expires_at !== null && Date.parse(claim.code_expires_at) > now()
  return {
    id: claim.id,
    key: claim.key as ProfileKey,
    platform: claim.platform,
    handle: claim.handle,
    state: claim.state,
    shop: { name: claim.shop_name, slug: claim.shop_slug },
    code: isLive ? await openCode(sealing, claim) : null,
    codeExpiresAt: claim.code_expires_at,
    createdAt: claim.created_at,
    placedAt: claim.placed_at,
    decidedAt: claim.decided_at,
    recheckAskedAt: claim.recheck_asked_at,
    progress,
    seenAt: facts.witnesses
      .map(({ seenAt }) => seenAt)
      .slice(0, Math.min(progress.sighting.seen, neededWitnesses)),
  }
}

const notNow = toConflict(
  'Klaim ini sudah berubah. Muat ulang halamannya.',
  'This claim has changed meanwhile. Load the page again.',
)
