import { expect, test } from 'vitest'
import { isSameFinding } from '#shared/rules/same-finding'
import { toHash, toHeldEntry } from '../../fixtures/buckets.ts'
import { makeEntry, makeFinding } from '../../fixtures/builders.ts'

const finding = makeFinding({ at: '2026-10-25T03:04:05.678Z', amount: 350_000, category: 'S1' })

test.each(['2026-10-25T03:04:05.678Z', '2019-05-01T00:00:00.000Z', '2060-01-01T00:00:00.000Z'])(
  'a finding of %s is known again after it went through a bucket, where it has no id',
  at => {
    const dated = { ...finding, at }
    const [held] = toHeldEntry(makeEntry(toHash('00'), { findings: [dated] })).findings
    expect(held?.id).not.toBe(dated.id)
    expect(held && isSameFinding(held, dated)).toBe(true)
  },
)

test.each([
  ['another category', { category: 'S2' }],
  ['another amount', { amount: 350_001 }],
  ['another minute', { at: '2026-10-25T03:05:00.000Z' }],
])('one of %s is another one', (_, over) => {
  expect(isSameFinding(finding, { ...finding, ...over })).toBe(false)
})
