import type { Witness } from '#shared/domain/claim'
import { canAtDesk } from '#shared/rules/can-at-desk'
import { toClaimCodeHash } from '#shared/rules/claim-code'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { toProfileParts } from '#shared/rules/subject-key'
import type { Session } from '../auth/identity.ts'
import { findShopRole } from '../db/claim-facts.ts'
import { readClaimsOn, type ShopClaim, updateClaim } from '../db/claims.ts'
import { readDeskRoles } from '../db/desk-roles.ts'
import { insertWitness, readWitnesses } from '../db/witnesses.ts'
import { toAccount } from './account-of.ts'
import type { AttemptLimit } from './attempts.ts'
import { type ClaimChange, toLapse } from './claim-changes.ts'
import { readContext } from './claim-context.ts'
import { toClaimEvent } from './claim-events.ts'
import { tellDisputed, tellLapsed } from './claim-messages.ts'
import type { ClaimParts } from './claim-parts.ts'
import type { Plan } from './event-log.ts'
import type { Refusal } from './refusal.ts'

export interface ClaimWitnesses {
  /** Whether it counts for something new. Of what does not, nothing is told why: nobody learns codes by asking. */
  see(session: Session, witness: Witness, network: string): Promise<Result<{ isCounted: boolean }, Refusal>>
}

/** A message is worth as much time as two honest clocks may be apart. */
const freshMs = 5 * 60_000
const perAccount: AttemptLimit = { name: 'witnesses-per-account', most: 60, minutes: 60 }

export function createClaimWitnesses(parts: ClaimParts): ClaimWitnesses {
  const { log, attempts, now } = parts
  return {
    async see(session, witness, network) {
      if (!isFresh(witness.at, now())) return toProblem(wrongClock)
      const taken = await attempts.take(perAccount, session.accountId)
      if (!taken.ok) return taken
      const seen = await toSeen(parts, session, witness, network)
      const appended = await log.append(() => planWitness(parts, seen))
      if (!appended.ok) return appended
      const { isCounted, after } = appended.value.value
      await after()
      return toOk({ isCounted })
    },
  }
}

export function isFresh(at: string, now: number): boolean {
  return Math.abs(now - Date.parse(at)) <= freshMs
}

interface Seen {
  accountId: string
  isDesk: boolean
  role: string
  witness: Witness
  hash: string
  codeHash: string
  devices: readonly [string, ...string[]]
  networks: readonly [string, ...string[]]
}

/** All of it is worked out before anything is compared, so that what counts and what does not take alike. */
async function toSeen(
  { db, sealing }: ClaimParts,
  { accountId }: Session,
  witness: Witness,
  network: string,
): Promise<Seen> {
  const [roles, hash, codeHash, devices, networks] = await Promise.all([
    readDeskRoles(db, accountId),
    toSubjectHash(witness.key),
    toClaimCodeHash(witness.key, witness.code),
    sealing.fingerprint(`witness-device/${witness.installId}`),
    sealing.fingerprint(`witness-network/${network}`),
  ])
  const isDesk = canAtDesk(roles, 'witness-at-once')
  return { accountId, isDesk, role: isDesk ? 'desk' : 'user', witness, hash, codeHash, devices, networks }
}

interface Outcome {
  isCounted: boolean
  after(): Promise<void>
}

async function planWitness(parts: ClaimParts, seen: Seen): Promise<Result<Plan<Outcome>, Refusal>> {
  const { db, now } = parts
  const claims = await readClaimsOn(db, seen.hash)
  const claim = claims.find(each => isLookedFor(each, seen.codeHash, now())) ?? null
  // Asked of no claim as well: an answer takes as many queries whether the code is right or not.
  const sellerId = claim?.seller_id ?? 'none'
  const [shopRole, others] = await Promise.all([
    findShopRole(db, seen.accountId, sellerId),
    readWitnesses(db, claim?.id ?? 'none'),
  ])
  const isKnown = others.some(
    other =>
      other.account_id === seen.accountId ||
      seen.devices.includes(other.device_digest) ||
      (!seen.isDesk && seen.networks.includes(other.network_digest)),
  )
  const isCounted = claim !== null && shopRole === null && !isKnown && isPossibleId(seen.witness)
  if (!isCounted) {
    return toOk({ events: [], statements: [], touched: {}, value: { isCounted, after: async () => {} } })
  }
  return toOk(await toCounted(parts, claim, seen, toRivals(claims, claim)))
}

/** What a witness who counts writes. */
async function toCounted(
  parts: ClaimParts,
  claim: ShopClaim,
  seen: Seen,
  rivals: readonly ShopClaim[],
): Promise<Plan<Outcome>> {
  const { db, sealing, now } = parts
  const at = new Date(now()).toISOString()
  const isFirst = claim.state === 'open'
  const lapse = await findLapse(parts, claim, seen, at)
  const actor = { accountId: seen.accountId, role: seen.role }
  const events = [
    await toClaimEvent(sealing, {
      type: 'claim-witnessed',
      claim,
      actor,
      what: { platformId: seen.witness.platformId },
    }),
  ]
  for (const lapsed of lapse?.lapsed ?? []) {
    events.push(
      await toClaimEvent(sealing, { type: 'claim-lapsed', claim: lapsed, actor, why: 'another account' }),
    )
  }
  return {
    events,
    statements: [
      ...(lapse?.statements ?? []),
      ...insertWitness(db, {
        id: crypto.randomUUID(),
        claim_id: claim.id,
        account_id: seen.accountId,
        device_digest: seen.devices[0],
        network_digest: seen.networks[0],
        is_desk: seen.isDesk ? 1 : 0,
        platform_id: seen.witness.platformId,
        seen_at: at,
      }),
      // Seen is in place, whether or not the seller has said so.
      ...(isFirst ? [updateClaim(db, claim.id, { state: 'placed', placed_at: at })] : []),
    ],
    touched: lapse?.touched ?? {},
    value: {
      isCounted: true,
      async after() {
        if (isFirst) await tellDisputed(parts, rivals)
        for (const lapsed of lapse?.lapsed ?? []) await tellLapsed(parts, lapsed)
        if (lapse) await parts.requestPublish()
      },
    },
  }
}

/** Somebody of the desk saw another account under a handle that is proven for one: that proof is over at once. */
async function findLapse(
  { db, now }: ClaimParts,
  claim: ShopClaim,
  { isDesk, witness }: Seen,
  at: string,
): Promise<ClaimChange | null> {
  const { profile } = await readContext(db, claim, now())
  const isAnother =
    profile !== null &&
    profile.control_proven_at !== null &&
    profile.platform_id !== null &&
    witness.platformId !== null &&
    witness.platformId !== profile.platform_id
  return isDesk && isAnother ? toLapse(db, profile, claim.handle, at) : null
}

function isLookedFor(claim: ShopClaim, codeHash: string, now: number): boolean {
  const { state, code_hash, code_expires_at } = claim
  const isLive = code_expires_at !== null && Date.parse(code_expires_at) > now
  return (state === 'open' || state === 'placed') && isLive && code_hash === codeHash
}

/** On Facebook the key is the id: a page that shows another one is another profile's. */
function isPossibleId({ key, platformId }: Witness): boolean {
  return platformId === null || !toAccount(key).isId || platformId === toProfileParts(key).handle
}

function toRivals(claims: readonly ShopClaim[], { seller_id }: ShopClaim): ShopClaim[] {
  return claims.filter(each => each.seller_id !== seller_id)
}

export const wrongClock: Refusal = {
  code: 'invalid_input',
  problems: [
    {
      path: 'at',
      message: {
        id: 'Jam perangkat ini berbeda lebih dari 5 menit.',
        en: 'The clock of this device differs by more than 5 minutes.',
      },
    },
  ],
}
