import type { Witness } from '#shared/domain/claim'
import { canAtDesk } from '#shared/rules/can-at-desk'
import { toClaimCodeHash } from '#shared/rules/claim-code'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { toProfileParts } from '#shared/rules/subject-key'
import type { Session } from '../auth/identity.ts'
import { readPeopleOf } from '../db/claim-facts.ts'
import { readClaimsOn, type ShopClaim, updateClaim } from '../db/claims.ts'
import { readDeskRoles } from '../db/desk-roles.ts'
import { insertWitness, readWitnesses, upsertSighting } from '../db/witnesses.ts'
import { toAccount } from './account-of.ts'
import type { AttemptLimit } from './attempts.ts'
import { findProfile } from './claim-context.ts'
import { planNotices } from './claim-disputes.ts'
import { toClaimEvent } from './claim-events.ts'
import { isOther, toQueued } from './claim-looks.ts'
import { tellDisputed } from './claim-messages.ts'
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
      const appended = await log.append(async () => {
        const roles = await readDeskRoles(parts.db, session.accountId)
        return planWitness(parts, { ...seen, isDesk: canAtDesk(roles, 'witness-at-once') })
      })
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
  witness: Witness
  hash: string
  codeHash: string
  devices: readonly [string, ...string[]]
  networks: readonly [string, ...string[]]
}

/** All of it is worked out before anything is compared, so that what counts and what does not take alike. */
async function toSeen(
  { sealing }: ClaimParts,
  { accountId }: Session,
  witness: Witness,
  network: string,
): Promise<Omit<Seen, 'isDesk'>> {
  const [hash, codeHash, devices, networks] = await Promise.all([
    toSubjectHash(witness.key),
    toClaimCodeHash(witness.key, witness.code),
    sealing.fingerprint(`witness-device/${witness.installId}`),
    sealing.fingerprint(`witness-network/${network}`),
  ])
  return { accountId, witness, hash, codeHash, devices, networks }
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
  const sellers = claim ? claims.map(({ seller_id }) => seller_id) : ['none']
  const [people, others] = await Promise.all([
    readPeopleOf(db, sellers),
    readWitnesses(db, claim?.id ?? 'none'),
  ])
  const isInterested =
    people.includes(seen.accountId) || claims.some(({ claimed_by }) => claimed_by === seen.accountId)
  const isKnown = others.some(
    other =>
      other.account_id === seen.accountId ||
      seen.devices.includes(other.device_digest) ||
      (!seen.isDesk && seen.networks.includes(other.network_digest)),
  )
  const isCounted = claim !== null && !isInterested && !isKnown && isPossibleId(seen.witness)
  if (!isCounted) {
    return toOk({ events: [], statements: [], touched: {}, value: { isCounted, after: async () => {} } })
  }
  return toOk(await toCounted(parts, claim, seen, claims))
}

/** What a witness who counts writes. */
async function toCounted(
  parts: ClaimParts,
  claim: ShopClaim,
  seen: Seen,
  claims: readonly ShopClaim[],
): Promise<Plan<Outcome>> {
  const { db, sealing, now } = parts
  const at = new Date(now()).toISOString()
  const isFirst = claim.state === 'open'
  const rivals = claims.filter(({ seller_id, state }) => seller_id !== claim.seller_id && state !== 'open')
  const notices = await planNotices(parts, claim, isFirst ? rivals : [])
  const actor = { accountId: seen.accountId, role: seen.isDesk ? 'desk' : 'user' }
  const events = [
    await toClaimEvent(sealing, {
      type: 'claim-witnessed',
      claim,
      actor,
      what: { platformId: seen.witness.platformId },
    }),
  ]
  return {
    events,
    statements: [
      ...(await toDoubt(parts, claims, seen, at)),
      ...notices.statements,
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
    touched: {},
    value: { isCounted: true, after: () => tellDisputed(parts, notices.untold) },
  }
}

/**
 * An extension of the desk saw another account under a handle that is proven for one. An extension alone takes nothing
 * from anybody: somebody of the desk is asked to look.
 */
async function toDoubt(
  { db }: ClaimParts,
  claims: readonly ShopClaim[],
  { accountId, isDesk, witness, devices, networks }: Seen,
  at: string,
): Promise<D1PreparedStatement[]> {
  const profile = isDesk ? await findProfile(db, witness.key) : null
  const sighting = { platform_id: witness.platformId, seen_at: at }
  if (!profile || profile.control_proven_at === null || !isOther(profile, sighting)) return []
  const row = { profile_id: profile.id, account_id: accountId, is_desk: 1 } as const
  return [
    ...upsertSighting(db, { ...row, ...sighting, device_digest: devices[0], network_digest: networks[0] }),
    ...toQueued(db, claims, at),
  ]
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
