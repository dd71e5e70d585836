import { describe, expect, test } from 'vitest'
import { type VerdictQuestion, verdictOf } from '#shared/rules/verdict-of'
import {
  cannotCheckName,
  describeFindings,
  describeReplies,
  factNames,
  formatDate,
  formatMonth,
  formatRupiah,
  toBadgeLabel,
  toCategoryName,
  toRatingSpeech,
  verdictNames,
} from '#shared/rules/verdict-words'
import { makeFact, makeFinding, makeQuestion, now } from '../../fixtures/builders.ts'

const resultOf = (over: Partial<VerdictQuestion>) => verdictOf(makeQuestion(over), now)
const march = makeFinding({ id: 'a', at: '2026-03-02T00:00:00.000Z', replied: true })
const may = makeFinding({ id: 'b', at: '2026-05-31T00:00:00.000Z', amount: 900_000 })

describe('badge label', () => {
  test.each([
    [{}, 'Belum ada catatan', 'No record yet'],
    [{ findings: [march] }, '1 laporan diperiksa', '1 checked report'],
    [{ findings: [march, may] }, '2 laporan diperiksa', '2 checked reports'],
    [
      { facts: [makeFact({ kind: 'look-alike' as const })] },
      'Mirip dengan akun lain',
      'Looks like another account',
    ],
    [{ facts: [makeFact()] }, 'Pernah ganti nama', 'Has changed its name'],
    [{ reviews: { all: [0, 0, 0, 0, 1], proven: [0, 0, 0, 0, 0] } }, '1 ulasan', '1 review'],
    [
      { findings: [makeFinding({ resolvedAt: '2026-06-01T00:00:00.000Z' })] },
      'Sudah diselesaikan',
      'Resolved',
    ],
  ])('%j', (over, id, en) => {
    expect(toBadgeLabel(resultOf(over), 'id')).toBe(id)
    expect(toBadgeLabel(resultOf(over), 'en')).toBe(en)
  })
})

describe('sentences', () => {
  const group = resultOf({ findings: [march, may] }).counted

  test('findings: number, category, months, amount', () => {
    expect(describeFindings(group, 'id')).toBe(
      '2 laporan: barang tidak dikirim, Maret 2026 sampai Mei 2026, Rp1.250.000.',
    )
    expect(describeFindings(group, 'en')).toBe(
      '2 reports: goods not sent, March 2026 to May 2026, Rp1,250,000.',
    )
    expect(describeFindings(resultOf({ findings: [{ ...march, amount: 0 }] }).counted, 'id')).toBe(
      '1 laporan: barang tidak dikirim, Maret 2026.',
    )
  })

  test('replies', () => {
    expect(describeReplies(group, 'id')).toBe('Penjual menanggapi 1 dari 2.')
    expect(describeReplies(resultOf({ findings: [march] }).counted, 'id')).toBe('Penjual sudah menanggapi.')
    expect(describeReplies(resultOf({ findings: [may] }).counted, 'en')).toBe(
      'The seller has not replied yet.',
    )
  })

  test('rating', () => {
    const reviews = { all: [0, 0, 0, 2, 10], proven: [0, 0, 0, 0, 10] }
    expect(toRatingSpeech(resultOf({ reviews }), 'id')).toBe('4,7 dari 5, 12 ulasan')
    expect(toRatingSpeech(resultOf({ reviews }), 'en')).toBe('4.7 of 5, 12 reviews')
    expect(toRatingSpeech(resultOf({}), 'id')).toBeNull()
  })

  test('dates are those of Jakarta', () => {
    expect(formatDate('2026-05-31T20:00:00.000Z', 'id')).toBe('1 Jun 2026')
    expect(formatMonth('2026-05-31T20:00:00.000Z', 'en')).toBe('June 2026')
    expect(formatDate('garbage', 'id')).toBe('')
    expect(formatRupiah(1_250_000, 'id')).toBe('Rp1.250.000')
  })

  test('a category that this build does not know is still named', () => {
    expect(toCategoryName('S99').id).toBe('masalah lain')
  })
})

test('no word of ours accuses, promises safety, or calls a proof real', () => {
  const categories = ['S', 'B', 'T'].flatMap(letter =>
    Array.from({ length: 12 }, (_, i) => toCategoryName(`${letter}${i + 1}`)),
  )
  const all = [...Object.values(verdictNames), ...Object.values(factNames), cannotCheckName, ...categories]
  const forbidden =
    /penipu\b|scammer|maling|\baman\b|\bsafe\b|\basli\b|genuine|blacklist|daftar hitam|viral|!/i
  for (const { id, en } of all) {
    expect(`${id} ${en}`).not.toMatch(forbidden)
    expect(id).not.toBe('')
    expect(en).not.toBe('')
  }
})
