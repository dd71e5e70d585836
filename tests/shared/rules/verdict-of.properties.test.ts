import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlatformIdTag } from '#shared/domain/subject'
import { verdictSchema } from '#shared/domain/verdict'
import { type VerdictQuestion, verdictOf } from '#shared/rules/verdict-of'
import { makeClaim, makeFinding, makeQuestion } from '../../fixtures/builders.ts'

const tag = (text: string) => text as PlatformIdTag
const anyInstant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })
  .map(date => date.toISOString())
const anyText = fc.constantFrom('a', 'b', 'c')
const anyStars = fc.array(fc.nat(50), { minLength: 5, maxLength: 5 })
const anyQuestion: fc.Arbitrary<VerdictQuestion> = fc.record(
  {
    boundTo: fc.constantFrom(null, tag('aaaaaaaa'), tag('bbbbbbbb')),
    platformIdSeen: fc.constantFrom(undefined, tag('aaaaaaaa'), tag('bbbbbbbb')),
    facts: fc.array(
      fc.record({
        kind: fc.constantFrom(
          'look-alike',
          'id-changed',
          'suspended',
          'renamed',
          'name-differs',
          'new-account',
        ),
        at: anyInstant,
      }),
    ),
    findings: fc.array(
      fc.record({
        id: anyText,
        incident: anyText,
        category: fc.constantFrom('S1', 'B4', 'T99'),
        at: anyInstant,
        amount: fc.nat(9_000_000),
        replied: fc.boolean(),
        resolvedAt: fc.oneof(fc.constant(null), anyInstant),
      }),
    ),
    appeals: fc.array(fc.record({ finding: anyText, at: anyInstant, deadlineAt: anyInstant })),
    claims: fc.array(fc.record({ provenAt: anyInstant, seenAt: anyInstant })),
    credentials: fc.array(
      fc.record({
        kind: fc.constantFrom('account-name', 'nib'),
        checkedAt: anyInstant,
        expiresAt: fc.oneof(fc.constant(null), anyInstant),
      }),
    ),
    reviews: fc.record({ all: anyStars, proven: anyStars }),
  },
  { requiredKeys: ['boundTo', 'facts', 'findings', 'appeals', 'claims', 'credentials', 'reviews'] },
)
const anyNow = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') })

describe('properties', () => {
  test('total: a verdict for every input, even for dates that are none', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        anyNow,
        (question, at) => verdictSchema.safeParse(verdictOf(question, at).verdict).success,
      ),
    )
    const garbage = makeQuestion({
      findings: [makeFinding({ at: 'x' })],
      claims: [makeClaim({ seenAt: '' })],
    })
    expect(() => verdictOf(garbage, Number.NaN)).not.toThrow()
  })

  test('pure: the same answer again, and the input untouched', () => {
    fc.assert(
      fc.property(anyQuestion, anyNow, (question, at) => {
        const before = structuredClone(question)
        expect(verdictOf(question, at)).toEqual(verdictOf(question, at))
        expect(question).toEqual(before)
      }),
    )
  })

  test('the order of findings, facts and credentials decides nothing', () => {
    fc.assert(
      fc.property(anyQuestion, anyNow, (question, at) => {
        const turned = {
          ...question,
          findings: question.findings.toReversed(),
          facts: question.facts.toReversed(),
          credentials: question.credentials.toReversed(),
        }
        expect(verdictOf(turned, at)).toMatchObject({
          verdict: verdictOf(question, at).verdict,
          severe: verdictOf(question, at).severe,
        })
      }),
    )
  })

  test('green never stands beside an active finding', () => {
    fc.assert(
      fc.property(anyQuestion, anyNow, (question, at) => {
        const result = verdictOf(question, at)
        const isGreen = result.verdict === 'verified' || result.verdict === 'claimed'
        return !isGreen || result.counted.findings.length + result.disputed.findings.length === 0
      }),
    )
  })

  test('an appeal filed today, with our deadline ahead, changes no verdict', () => {
    fc.assert(
      fc.property(anyQuestion, anyNow, anyText, (question, at, finding) => {
        const bare = { ...question, appeals: [] }
        const appeal = { finding, at: new Date(at).toISOString(), deadlineAt: new Date(at + 1).toISOString() }
        return verdictOf(bare, at).verdict === verdictOf({ ...bare, appeals: [appeal] }, at).verdict
      }),
    )
  })

  test('reviews alone never make a shop look bad or verified', () => {
    fc.assert(
      fc.property(anyStars, anyStars, anyNow, (all, proven, at) => {
        const { verdict } = verdictOf(makeQuestion({ reviews: { all, proven } }), at)
        return verdict === 'none' || verdict === 'noted'
      }),
    )
  })
})
