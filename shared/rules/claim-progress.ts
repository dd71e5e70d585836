import type { ClaimState } from '#shared/domain/claim'
import { countIndependent, type Onlooker } from '#shared/rules/are-independent'

/** Somebody of the desk counts at once; of others so many who are independent of each other. */
export const neededWitnesses = 3
/** A code counts so long. */
export const claimCodeHours = 48
/** A claim is in work so long at most, however often its code is renewed. */
export const claimDays = 14
/** What we aim at, from the code in place to the decision. */
export const decisionTargetHours = 24

/** One sighting of the code. Members of the shop are left out before. */
export interface ClaimWitness extends Onlooker {
  isDesk: boolean
  /** As the page showed it. */
  platformId: string | null
  seenAt: string
}

export interface ClaimVote {
  account: string
  vote: 'approve' | 'refuse'
}

/** All that decides what a claim needs next. */
export interface ClaimFacts {
  state: ClaimState
  witnesses: readonly ClaimWitness[]
  /** In the order in which they were cast. */
  votes: readonly ClaimVote[]
  /** The platform's id that is on record for the profile, null when none is. */
  storedPlatformId: string | null
  /** Another shop claims the profile too, or has it. */
  isDisputed: boolean
  /** The shop has something checked: with this profile proven it would be `verified`. */
  hasCredential: boolean
}

/** What the witnesses saw, together. */
export interface Sighting {
  /** As many as count, up to what is needed. */
  seen: number
  isEnough: boolean
  /** The account that they saw under the handle, null when no page showed it. */
  platformId: string | null
  /** It is another one than is on record. */
  isIdChanged: boolean
  seenAt: string | null
}

export type ClaimNeed =
  /** The code is not in place. */
  | 'code'
  | 'witnesses'
  /** Somebody of the desk. */
  | 'vote'
  /** The second person, drawn at random. */
  | 'second-vote'
  /** Nothing: the votes decide it. */
  | 'approve'
  | 'refuse'
  /** It is over. */
  | 'nothing'

export interface ClaimProgress {
  need: ClaimNeed
  sighting: Sighting
  /** How many people have to agree that the profile is the shop's. */
  approvals: 1 | 2
}

/** Where a claim stands, from what is on record of it. Pure and total. */
export function progressOf(facts: ClaimFacts): ClaimProgress {
  const sighting = sightingOf(facts)
  const { isDisputed, hasCredential } = facts
  // A handle that has become another account's is as doubtful as one that two shops want.
  const isDoubtful = isDisputed || sighting.isIdChanged
  const approvals = isDoubtful || hasCredential ? 2 : 1
  const refusals = isDoubtful ? 2 : 1
  return { need: needOf(facts, sighting, approvals, refusals), sighting, approvals }
}

function needOf(facts: ClaimFacts, sighting: Sighting, approvals: number, refusals: number): ClaimNeed {
  if (facts.state === 'open') return 'code'
  if (facts.state !== 'placed') return 'nothing'
  const count = (wanted: ClaimVote['vote']) => facts.votes.filter(({ vote }) => vote === wanted).length
  if (count('refuse') >= refusals) return 'refuse'
  if (sighting.isEnough && count('approve') >= approvals) return 'approve'
  if (facts.votes.length > 0) return 'second-vote'
  return sighting.isEnough ? 'vote' : 'witnesses'
}

/**
 * The account that most of them saw: whoever saw none agrees with any. The desk outranks the rest; and where the id on
 * record is another one, only the desk counts, since a lie about it would strip a profile of its findings.
 */
export function sightingOf({ witnesses, storedPlatformId }: ClaimFacts): Sighting {
  const desk = witnesses.filter(({ isDesk }) => isDesk)
  const ofDesk = desk.find(({ platformId }) => platformId !== null) ?? desk.at(-1)
  const groups = [...new Set(witnesses.map(({ platformId }) => platformId))].map(platformId => ({
    platformId,
    seen: countIndependent(witnesses.filter(each => [platformId, null].includes(each.platformId))),
  }))
  const largest = groups.toSorted(
    (a, b) => b.seen - a.seen || Number(a.platformId === null) - Number(b.platformId === null),
  )[0]
  const platformId = ofDesk ? ofDesk.platformId : (largest?.platformId ?? null)
  const isIdChanged = platformId !== null && storedPlatformId !== null && platformId !== storedPlatformId
  const seen = ofDesk ? neededWitnesses : Math.min(largest?.seen ?? 0, neededWitnesses)
  return {
    seen,
    isEnough: ofDesk !== undefined || (seen >= neededWitnesses && !isIdChanged),
    platformId,
    isIdChanged,
    seenAt:
      witnesses
        .map(({ seenAt }) => seenAt)
        .sort()
        .at(-1) ?? null,
  }
}

/** One of them, each as likely as the others; null of none. `random` gives a number from 0 to below 2^32. */
export function drawOne<Item>(items: readonly Item[], random: () => number): Item | null {
  if (items.length === 0) return null
  const whole = 2 ** 32 - (2 ** 32 % items.length)
  for (;;) {
    const drawn = random()
    // Numbers beyond the last whole multiple would make the first likelier.
    if (drawn < whole) return items[drawn % items.length] ?? null
  }
}
