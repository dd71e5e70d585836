import { describe, expect, test } from 'vitest'
import type { PlatformIdTag } from '#shared/domain/subject'
import type { Verdict } from '#shared/domain/verdict'
import { type VerdictQuestion, verdictOf } from '#shared/rules/verdict-of'
import {
  daysAgo,
  makeClaim,
  makeCredential,
  makeFact,
  makeFinding,
  makeQuestion,
  now,
} from '../../fixtures/builders.ts'

const someReviews = { all: [0, 0, 0, 0, 1], proven: [0, 0, 0, 0, 0] }
const tag = (text: string) => text as PlatformIdTag
const lateAppeal = { finding: 'finding-1', at: daysAgo(10), deadlineAt: daysAgo(3) }
const openAppeal = { finding: 'finding-1', at: daysAgo(3), deadlineAt: daysAgo(-4) }
const proven = { claims: [makeClaim()], credentials: [makeCredential()] }

const rows: [name: string, question: Partial<VerdictQuestion>, verdict: Verdict][] = [
  ['nothing public', {}, 'none'],
  ['a review without a claim', { reviews: someReviews }, 'noted'],
  ['a neutral fact', { facts: [makeFact()] }, 'noted'],
  ['a resolved finding', { findings: [makeFinding({ resolvedAt: daysAgo(1) })] }, 'noted'],
  ['control proven', { claims: [makeClaim()] }, 'claimed'],
  ['control proven, and reviews', { claims: [makeClaim()], reviews: someReviews }, 'claimed'],
  ['a credential without control', { credentials: [makeCredential()] }, 'none'],
  ['control and a checked destination', proven, 'verified'],
  ['control and a checked NIB', { ...proven, credentials: [makeCredential({ kind: 'nib' })] }, 'verified'],
  ['verified, and a neutral fact', { ...proven, facts: [makeFact()] }, 'verified'],
  [
    'verified, and a resolved finding',
    { ...proven, findings: [makeFinding({ resolvedAt: daysAgo(1) })] },
    'verified',
  ],
  ['a look-alike', { facts: [makeFact({ kind: 'look-alike' })] }, 'caution'],
  ['verification suspended', { ...proven, facts: [makeFact({ kind: 'suspended' })] }, 'caution'],
  ['an active finding', { findings: [makeFinding()] }, 'reported'],
  ['an active finding on a verified shop', { ...proven, findings: [makeFinding()] }, 'reported'],
  [
    'an active finding and a warning',
    { facts: [makeFact({ kind: 'look-alike' })], findings: [makeFinding()] },
    'reported',
  ],
  ['a finding under appeal, in time', { findings: [makeFinding()], appeals: [openAppeal] }, 'reported'],
  [
    'a finding whose appeal we are late with',
    { findings: [makeFinding()], appeals: [lateAppeal] },
    'disputed',
  ],
  [
    'a late appeal on a verified shop',
    { ...proven, findings: [makeFinding()], appeals: [lateAppeal] },
    'disputed',
  ],
  [
    'one late, one not',
    { findings: [makeFinding(), makeFinding({ id: 'finding-2' })], appeals: [lateAppeal] },
    'reported',
  ],
  [
    'an appeal on a resolved finding',
    { findings: [makeFinding({ resolvedAt: daysAgo(1) })], appeals: [lateAppeal] },
    'noted',
  ],
]

describe('the rows of the table', () => {
  test.each(rows)('%s → %s', (_, question, verdict) => {
    expect(verdictOf(makeQuestion(question), now).verdict).toBe(verdict)
  })
})

describe('dates that change a verdict without a write', () => {
  const day = 86_400_000
  const edges: [name: string, question: VerdictQuestion, edge: number, before: Verdict, after: Verdict][] = [
    [
      'control seen 90 days ago',
      makeQuestion({ ...proven, claims: [makeClaim({ seenAt: '2026-03-01T00:00:00.000Z' })] }),
      Date.parse('2026-03-01T00:00:00.000Z') + 90 * day,
      'verified',
      'claimed',
    ],
    [
      'a credential that expires',
      makeQuestion({ ...proven, credentials: [makeCredential({ expiresAt: '2026-11-25T00:00:00.000Z' })] }),
      Date.parse('2026-11-25T00:00:00.000Z'),
      'verified',
      'claimed',
    ],
    [
      'a finding 24 months old',
      makeQuestion({ findings: [makeFinding({ at: '2024-02-29T05:00:00.000Z' })] }),
      Date.parse('2026-02-28T05:00:00.000Z'),
      'reported',
      'none',
    ],
    [
      'an old finding kept up by a newer one',
      makeQuestion({
        findings: [
          makeFinding({ at: '2023-01-10T00:00:00.000Z' }),
          makeFinding({ id: 'finding-2', at: '2024-06-10T00:00:00.000Z' }),
        ],
      }),
      Date.parse('2026-06-10T00:00:00.000Z'),
      'reported',
      'none',
    ],
    [
      'our deadline for an appeal',
      makeQuestion({
        findings: [makeFinding({ at: '2026-10-01T00:00:00.000Z' })],
        appeals: [
          { finding: 'finding-1', at: '2026-10-10T00:00:00.000Z', deadlineAt: '2026-10-17T00:00:00.000Z' },
        ],
      }),
      Date.parse('2026-10-17T00:00:00.000Z'),
      'reported',
      'disputed',
    ],
  ]

  test.each(edges)('%s: a millisecond before and at the edge', (_, question, edge, before, after) => {
    expect(verdictOf(question, edge - 1).verdict).toBe(before)
    expect(verdictOf(question, edge).verdict).toBe(after)
  })
})

describe('severe', () => {
  const severe = (findings: ReturnType<typeof makeFinding>[], appeals: VerdictQuestion['appeals'] = []) =>
    verdictOf(makeQuestion({ findings, appeals }), now).severe

  test('one finding under the threshold is amber', () => {
    expect(severe([makeFinding({ amount: 4_999_999 })])).toBe(false)
  })
  test('one finding at the threshold is red', () => {
    expect(severe([makeFinding({ amount: 5_000_000 })])).toBe(true)
  })
  test('two independent findings are red', () => {
    expect(severe([makeFinding(), makeFinding({ id: 'finding-2' })])).toBe(true)
  })
  test('two findings of one incident count once, with the larger amount', () => {
    const findings = [
      makeFinding({ incident: 'i', amount: 3_000_000 }),
      makeFinding({ id: 'finding-2', incident: 'i', amount: 2_500_000 }),
    ]
    const result = verdictOf(makeQuestion({ findings }), now)
    expect(result.severe).toBe(false)
    expect(result.counted).toMatchObject({ incidents: 1, amount: 3_000_000 })
  })
  test('a finding whose appeal we are late with weighs nothing but is named', () => {
    const findings = [makeFinding({ amount: 9_000_000 }), makeFinding({ id: 'finding-2' })]
    const result = verdictOf(makeQuestion({ findings, appeals: [lateAppeal] }), now)
    expect(result).toMatchObject({ verdict: 'reported', severe: false })
    expect(result.disputed.findings.map(({ id }) => id)).toEqual(['finding-1'])
  })
  test('an appeal in time changes the text only', () => {
    const result = verdictOf(makeQuestion({ findings: [makeFinding()], appeals: [openAppeal] }), now)
    expect(result).toMatchObject({ verdict: 'reported', counted: { appealedSince: openAppeal.at } })
  })
})

describe('platform id', () => {
  const bound = makeQuestion({
    ...proven,
    boundTo: tag('aaaaaaaa'),
    findings: [makeFinding()],
    reviews: someReviews,
  })

  test('another id under the handle inherits nothing and the change is told', () => {
    const result = verdictOf({ ...bound, platformIdSeen: tag('bbbbbbbb') }, now)
    expect(result).toMatchObject({ verdict: 'caution', rating: { count: 0 }, checks: [] })
    expect(result.warnings).toEqual([{ kind: 'id-changed', at: new Date(now).toISOString() }])
  })
  test('the same id keeps everything', () => {
    expect(verdictOf({ ...bound, platformIdSeen: tag('aaaaaaaa') }, now)).toMatchObject({
      verdict: 'reported',
      idChecked: true,
    })
  })
  test('an id not shown keeps everything and says so', () => {
    expect(verdictOf(bound, now)).toMatchObject({ verdict: 'reported', idChecked: false })
  })
})

describe('what was checked', () => {
  test('verified since the later of control and first credential', () => {
    const question = makeQuestion({
      claims: [makeClaim({ provenAt: daysAgo(50) })],
      credentials: [
        makeCredential({ checkedAt: daysAgo(10) }),
        makeCredential({ kind: 'nib', checkedAt: daysAgo(40) }),
      ],
    })
    const result = verdictOf(question, now)
    expect(result.verifiedSince).toBe(daysAgo(40))
    expect(result.checks.map(({ kind }) => kind)).toEqual(['account-name', 'nib', 'control'])
  })
  test('the claim seen last counts', () => {
    const claims = [makeClaim({ seenAt: daysAgo(200) }), makeClaim({ seenAt: daysAgo(5) })]
    expect(verdictOf(makeQuestion({ ...proven, claims }), now).verdict).toBe('verified')
  })
})
