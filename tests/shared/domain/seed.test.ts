import { describe, expect, test } from 'vitest'
import { seedSchema } from '#shared/domain/seed'

const seller = {
  name: 'Dapur Contoh',
  slug: 'dapur-contoh',
  profiles: [{ key: 'instagram:dapur.contoh', platformId: '123', controlSeen: '2026-10-01' }],
  destinations: [{ key: 'bank:014:1234567890', holder: 'SITI CONTOH', checked: '2026-10-02' }],
  credentials: [{ kind: 'nib', number: '0123456789012', checked: '2026-10-02' }],
  reviews: [
    {
      rating: 5,
      text: 'Rapi',
      nota: true,
      aspects: { delivery: 4 },
      reply: 'Terima kasih',
      at: '2026-10-03',
    },
  ],
}
const finding = { subject: 'tiktok:toko.contoh', category: 'S1', at: '2026-05-12' }

function problemsOf(seed: unknown): [path: string, message: string][] {
  const parsed = seedSchema.safeParse(seed)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message])
}

test('the format of the design is accepted and its days become instants', () => {
  const seed = seedSchema.parse({
    sellers: [seller],
    findings: [finding, { ...finding, subject: 'bank:014:1234567890' }],
  })
  expect(seed.findings[0]?.at).toBe('2026-05-12T00:00:00.000Z')
  expect(seed.sellers[0]?.profiles[0]?.controlSeen).toBe('2026-10-01T00:00:00.000Z')
  expect(seedSchema.parse({})).toEqual({ sellers: [], findings: [] })
})

describe('what is wrong is named by its path', () => {
  const badSeller = (over: object) => ({ sellers: [{ ...seller, ...over }] })
  const badFinding = (over: object) => ({ findings: [{ ...finding, ...over }] })

  test.each([
    ['a misspelled field', badSeller({ nmae: 'x' }), 'sellers.0'],
    ['a slug with a blank', badSeller({ slug: 'dapur contoh' }), 'sellers.0.slug'],
    ['a seller without a profile', badSeller({ profiles: [] }), 'sellers.0.profiles'],
    [
      'a key in upper case',
      badSeller({ profiles: [{ key: 'instagram:Dapur' }] }),
      'sellers.0.profiles.0.key',
    ],
    [
      'a bank without code',
      badSeller({ destinations: [{ key: 'bank:1234567890', holder: 'S' }] }),
      'sellers.0.destinations.0.key',
    ],
    [
      'six stars',
      badSeller({ reviews: [{ rating: 6, text: '', at: '2026-10-03' }] }),
      'sellers.0.reviews.0.rating',
    ],
    ['a date that is none', badFinding({ at: '2026-02-30' }), 'findings.0.at'],
    ['an unknown subject', badFinding({ subject: 'shopee:x' }), 'findings.0.subject'],
    ['a negative amount', badFinding({ amount: -1 }), 'findings.0.amount'],
    ['a deadline without appeal', badFinding({ deadlineAt: '2026-06-01' }), 'findings.0.deadlineAt'],
    [
      'a deadline before the appeal',
      badFinding({ appealedAt: '2026-06-02', deadlineAt: '2026-06-01' }),
      'findings.0.deadlineAt',
    ],
    [
      'disputed before the deadline',
      badFinding({ status: 'disputed', appealedAt: '2026-06-02', deadlineAt: '2999-01-01' }),
      'findings.0.deadlineAt',
    ],
    [
      'control seen in the future',
      badSeller({ profiles: [{ key: 'instagram:a', controlSeen: '2099-01-01' }] }),
      'sellers.0.profiles.0.controlSeen',
    ],
    ['a finding in the future', badFinding({ at: '2099-05-01' }), 'findings.0.at'],
    ['an empty reply', badFinding({ reply: '  ' }), 'findings.0.reply'],
    [
      'active and resolved',
      badFinding({ status: 'active', resolvedAt: '2026-06-01' }),
      'findings.0.resolvedAt',
    ],
  ])('%s', (_, seed, path) => {
    expect(problemsOf(seed).map(([at]) => at)).toContain(path)
  })

  test('a slug or a profile that stands twice, with where it stands first', () => {
    expect(problemsOf({ sellers: [seller, { ...seller, destinations: [] }] })).toEqual([
      ['sellers.1.slug', 'stands at sellers[0].slug already'],
      ['sellers.1.profiles.0.key', 'stands at sellers[0].profiles[0].key already'],
    ])
  })

  test('every problem at once, not only the first', () => {
    expect(
      problemsOf({ sellers: [{ ...seller, slug: '!', name: '' }], findings: [{ ...finding, at: 'x' }] }),
    ).toHaveLength(3)
  })
})
