import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areIndependent, countIndependent } from '#shared/rules/are-independent'
import { canAtDesk, deskActions, deskRoles, rolesThatCan } from '#shared/rules/can-at-desk'
import {
  type ClaimFacts,
  type ClaimVote,
  type ClaimWitness,
  drawOne,
  progressOf,
} from '#shared/rules/claim-progress'

let counter = 0
function makeWitness(over: Partial<ClaimWitness> = {}): ClaimWitness {
  counter += 1
  const own = { account: `a${counter}`, device: `d${counter}`, network: `n${counter}` }
  return { ...own, isDesk: false, platformId: null, seenAt: '2026-11-24T03:00:00.000Z', ...over }
}

const witnesses = (count: number, over: Partial<ClaimWitness> = {}) =>
  Array.from({ length: count }, () => makeWitness(over))

function makeFacts(over: Partial<ClaimFacts> = {}): ClaimFacts {
  return {
    state: 'placed',
    witnesses: witnesses(3),
    votes: [],
    storedPlatformId: null,
    isDisputed: false,
    hasCredential: false,
    ...over,
  }
}

const votes = (...cast: ClaimVote['vote'][]): ClaimVote[] =>
  cast.map((vote, i) => ({ account: `v${i}`, vote }))

describe('what a claim needs next', () => {
  test.each<[string, Partial<ClaimFacts>, string]>([
    ['the code in place', { state: 'open' }, 'code'],
    ['witnesses', { witnesses: witnesses(2) }, 'witnesses'],
    ['a vote', {}, 'vote'],
    ['nothing more than one yes', { votes: votes('approve') }, 'approve'],
    ['nothing more than one no', { votes: votes('refuse') }, 'refuse'],
    ['a second yes to grant verified', { hasCredential: true, votes: votes('approve') }, 'second-vote'],
    [
      'one no where verified is asked for',
      { hasCredential: true, votes: votes('approve', 'refuse') },
      'refuse',
    ],
    ['two no about a disputed one', { isDisputed: true, votes: votes('refuse') }, 'second-vote'],
    ['a third where two disagree', { isDisputed: true, votes: votes('approve', 'refuse') }, 'second-vote'],
    ['the majority of three', { isDisputed: true, votes: votes('approve', 'refuse', 'refuse') }, 'refuse'],
    ['nothing once it is over', { state: 'lapsed', votes: votes('approve') }, 'nothing'],
    ['sight even with a yes', { witnesses: witnesses(2), votes: votes('approve') }, 'second-vote'],
  ])('%s', (_, over, need) => {
    expect(progressOf(makeFacts(over)).need).toBe(need)
  })

  test('one of the desk is enough, and what the desk saw outranks the rest', () => {
    const mixed = [...witnesses(3, { platformId: '1' }), makeWitness({ isDesk: true, platformId: '2' })]
    const { sighting } = progressOf(makeFacts({ witnesses: mixed }))
    expect(sighting).toMatchObject({ isEnough: true, seen: 3, platformId: '2' })
  })

  test('another id than is on record takes somebody of the desk, and two people', () => {
    const seen = makeFacts({ witnesses: witnesses(3, { platformId: '2' }), storedPlatformId: '1' })
    expect(progressOf(seen)).toMatchObject({ need: 'witnesses', approvals: 2 })
    const desk = [...seen.witnesses, makeWitness({ isDesk: true, platformId: '2' })]
    expect(progressOf({ ...seen, witnesses: desk })).toMatchObject({ need: 'vote', approvals: 2 })
  })

  const anyFacts: fc.Arbitrary<ClaimFacts> = fc.record({
    state: fc.constantFrom('open', 'placed', 'approved', 'refused', 'withdrawn', 'expired', 'lapsed'),
    witnesses: fc.array(
      fc.record({
        account: fc.constantFrom('a', 'b', 'c', 'd'),
        device: fc.constantFrom('a', 'b', 'c', 'd'),
        network: fc.constantFrom('a', 'b', 'c', 'd'),
        isDesk: fc.boolean(),
        platformId: fc.constantFrom(null, '1', '2'),
        seenAt: fc.constant('2026-11-24T03:00:00.000Z'),
      }),
      { maxLength: 6 },
    ),
    votes: fc
      .array(fc.constantFrom<ClaimVote['vote']>('approve', 'refuse'), { maxLength: 3 })
      .map(cast => votes(...cast)),
    storedPlatformId: fc.constantFrom(null, '1'),
    isDisputed: fc.boolean(),
    hasCredential: fc.boolean(),
  })

  test('property: nothing is approved unseen, nor by one person where two are asked for', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const { need, sighting } = progressOf(facts)
        if (need !== 'approve') return
        const approvals = facts.votes.filter(({ vote }) => vote === 'approve').length
        const isDesk = facts.witnesses.some(({ isDesk }) => isDesk)
        expect(isDesk || countIndependent(facts.witnesses) >= 3).toBe(true)
        const isDoubtful = facts.isDisputed || facts.hasCredential || sighting.isIdChanged
        expect(approvals).toBeGreaterThanOrEqual(isDoubtful ? 2 : 1)
      }),
    )
  })
})

describe('independence', () => {
  test.each(['account', 'device', 'network'] as const)('a shared %s makes two one', field => {
    const one = makeWitness()
    const other = makeWitness({ [field]: one[field] })
    expect(areIndependent(one, other)).toBe(false)
    expect(countIndependent([one, other])).toBe(1)
  })

  test('property: those who count share nothing, so there are never more than networks', () => {
    const any = fc.record({
      account: fc.constantFrom('a', 'b', 'c'),
      device: fc.constantFrom('a', 'b', 'c'),
      network: fc.constantFrom('a', 'b'),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), onlookers => {
        expect(countIndependent(onlookers)).toBeLessThanOrEqual(new Set(onlookers.map(o => o.network)).size)
      }),
    )
  })
})

describe('drawing', () => {
  test('of none nobody, of one that one', () => {
    expect([drawOne([], () => 7), drawOne(['a'], () => 7)]).toEqual([null, 'a'])
  })
  test('each is as likely: numbers beyond the last whole multiple are drawn again', () => {
    const numbers = [2 ** 32 - 1, 4]
    expect(drawOne(['a', 'b', 'c'], () => numbers.shift() ?? 0)).toBe('b')
    expect(numbers).toEqual([])
  })
})

describe('roles at the desk', () => {
  const may: Record<string, string[]> = {
    triage: [],
    moderator: ['witness-at-once'],
    verifier: ['witness-at-once', 'see-pending-codes', 'see-claims', 'vote-on-claim'],
    lead: ['witness-at-once', 'see-pending-codes', 'see-claims', 'vote-on-claim'],
    auditor: [],
  }
  test.each(deskRoles.flatMap(role => deskActions.map(action => [role, action] as const)))(
    '%s: %s',
    (role, action) => {
      expect(canAtDesk([role], action)).toBe(may[role]?.includes(action))
      expect(rolesThatCan(action).includes(role)).toBe(canAtDesk([role], action))
    },
  )
  test('nobody without a role; with two roles what either may', () => {
    for (const action of deskActions) expect(canAtDesk([], action)).toBe(false)
    expect(canAtDesk(['auditor', 'moderator'], 'witness-at-once')).toBe(true)
  })
})
