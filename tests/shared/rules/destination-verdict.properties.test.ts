import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import { type DestinationQuestion, destinationVerdictOf } from '#shared/rules/destination-verdict'
import { verdictOf } from '#shared/rules/verdict-of'
import { makeQuestion } from '../../fixtures/builders.ts'

const anyInstant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })
  .map(date => date.toISOString())
const anyId = fc.constantFrom('a', 'b', 'c')
const anyTag = fc.constantFrom('aaaaaaaaaaaa', 'bbbbbbbbbbbb').map(text => text as SellerTag)
const anyRecord = fc.record({
  owners: fc.array(
    fc.record({
      sellerTag: anyTag,
      profile: fc.constant('instagram:toko.siti' as ProfileKey),
      checkedAt: anyInstant,
    }),
  ),
  findings: fc.array(
    fc.record({
      id: anyId,
      incident: anyId,
      category: fc.constantFrom('S1', 'T99'),
      at: anyInstant,
      amount: fc.nat(9_000_000),
      replied: fc.boolean(),
      resolvedAt: fc.oneof(fc.constant(null), anyInstant),
    }),
  ),
  appeals: fc.array(fc.record({ finding: anyId, at: anyInstant, deadlineAt: anyInstant })),
})
const anyCounts = fc.record({ bank: fc.nat(3), ewallet: fc.nat(3), phone: fc.nat(3), qris: fc.nat(3) })
const anyQuestion: fc.Arbitrary<DestinationQuestion> = fc.record({
  record: fc.option(anyRecord),
  kind: fc.constantFrom('bank', 'ewallet', 'phone', 'qris'),
  shop: fc.option(fc.record({ sellerTag: fc.option(anyTag), destinations: anyCounts })),
})
const anyNow = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') })
const findingStates = new Set(['severe', 'reported', 'disputed'])

describe('properties', () => {
  test('a finding always outranks whose number it is, and counts as one on a profile does', () => {
    fc.assert(
      fc.property(anyQuestion, anyNow, (question, at) => {
        const { findings = [], appeals = [] } = question.record ?? {}
        const onProfile = verdictOf(makeQuestion({ findings, appeals }), at)
        const { state, counted, disputed } = destinationVerdictOf(question, at)
        const isFound = onProfile.verdict === 'reported' || onProfile.verdict === 'disputed'
        expect(findingStates.has(state)).toBe(isFound)
        expect(state === 'severe').toBe(onProfile.severe)
        expect([counted, disputed]).toEqual([onProfile.counted, onProfile.disputed])
      }),
    )
  })

  test('green only for the very shop that a verifier found it to belong to', () => {
    fc.assert(
      fc.property(anyQuestion, anyNow, (question, at) => {
        const { state } = destinationVerdictOf(question, at)
        const tag = question.shop?.sellerTag ?? null
        const isOwners =
          tag !== null && (question.record?.owners ?? []).some(({ sellerTag }) => sellerTag === tag)
        return state !== 'own' || isOwners
      }),
    )
  })

  test('without a record nothing is known of it, whatever the shop registered', () => {
    fc.assert(
      fc.property(anyQuestion, anyNow, (question, at) => {
        const { state } = destinationVerdictOf({ ...question, record: null }, at)
        return state === 'none' || state === 'other' || state === 'unregistered'
      }),
    )
  })

  test('a number is called unlisted only beside at least one of its kind that is listed', () => {
    fc.assert(
      fc.property(anyQuestion, anyNow, (question, at) => {
        const { bond } = destinationVerdictOf(question, at)
        if (bond.state === 'other') expect(bond.registered).toBeGreaterThan(0)
        if (bond.state === 'unregistered') expect(question.shop?.destinations[question.kind]).toBe(0)
      }),
    )
  })

  test('pure, and the order of owners and findings decides nothing', () => {
    fc.assert(
      fc.property(anyQuestion, anyNow, (question, at) => {
        const before = structuredClone(question)
        const { record } = question
        const turned = record && {
          ...record,
          owners: record.owners.toReversed(),
          findings: record.findings.toReversed(),
        }
        const { state, bond } = destinationVerdictOf({ ...question, record: turned }, at)
        const first = destinationVerdictOf(question, at)
        expect([state, bond.state]).toEqual([first.state, first.bond.state])
        expect(question).toEqual(before)
      }),
    )
  })
})
