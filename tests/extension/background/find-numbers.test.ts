import { describe, expect, test } from 'vitest'
import { recognise } from '#shared/rules/recognise/recognise'
import { findNumbers } from '../../../extension/background/find-numbers.ts'
import { protocol } from '../../../extension/messaging/protocol.ts'
import { qrisText } from '../../fixtures/qris-texts.ts'
import { sellerTexts } from '../../fixtures/seller-texts.ts'

const keysOf = (text: string) => findNumbers(text).map(({ key }) => key)

describe('what is marked unasked', () => {
  test.each([
    ['BCA 1234567890', 'bank:014:1234567890'],
    ['DANA 081234567890', 'ewallet:dana:6281234567890'],
    ['WA 081234567890', 'phone:6281234567890'],
    ['NMID ID1020000000011', 'qris:ID1020000000011'],
  ])('%s', (text, key) => {
    expect(keysOf(text)).toEqual([key])
  })

  test('where it stands in the text, and whose it is said to be', () => {
    const text = '🛍️ Order: BCA 123 456 7890 a.n. Siti Contoh'
    const [found] = findNumbers(text)
    expect(text.slice(found?.start, found?.end)).toBe('123 456 7890')
    expect(found?.holder).toBe('Siti Contoh')
  })

  test('one number of three wallets is three findings at one place', () => {
    const found = findNumbers('OVO/DANA/SHOPEEPAY 081234567890')
    expect(found.map(({ key }) => key).toSorted()).toEqual([
      'ewallet:dana:6281234567890',
      'ewallet:ovo:6281234567890',
      'ewallet:shopeepay:6281234567890',
    ])
    expect(new Set(found.map(({ start, end }) => `${start} ${end}`)).size).toBe(1)
  })

  test('what bank and wallets are called; a phone and a QRIS are of nobody', () => {
    const named = (text: string) => findNumbers(text).map(({ provider }) => provider)
    expect(named('BCA 1234567890')).toEqual(['BCA'])
    expect(named('OVO/DANA 081234567890').toSorted()).toEqual(['DANA', 'OVO'])
    expect(named('WA 081234567890')).toEqual([null])
    expect(named('NMID ID1020000000011')).toEqual([null])
  })

  test.each([
    ['WA 081234567890\nDANA 085612345678', 'phone:6281234567890', 'ewallet:dana:6285612345678'],
    ['WA 081234567890 / DANA 085612345678', 'phone:6281234567890', 'ewallet:dana:6285612345678'],
    ['Admin: 0812-3456-7890\nGoPay: 0856-1234-5678', 'phone:6281234567890', 'ewallet:gopay:6285612345678'],
    ['OVO 081234567890\nWA 085612345678', 'ewallet:ovo:6281234567890', 'phone:6285612345678'],
    ['1234567890\nBCA 0987654321', 'bank:014:0987654321'],
    ['081234567890\nDANA 085612345678', 'ewallet:dana:6285612345678'],
    ['1234567890 BCA\n081234567890 DANA', 'bank:014:1234567890', 'ewallet:dana:6281234567890'],
  ])('%j: a bank or wallet names the number that it stands before', (text, ...keys) => {
    expect(keysOf(text)).toEqual(keys)
  })

  test('nothing but what a chip needs leaves for the page', () => {
    for (const found of findNumbers('BCA 12345678O0 a.n. Siti')) {
      expect(Object.keys(found).toSorted()).toEqual([
        'end',
        'holder',
        'key',
        'kind',
        'number',
        'provider',
        'start',
      ])
    }
  })
})

describe('a chip', () => {
  const written = [
    'BCA 1234567890 (TOKO ABC & CO)',
    'BCA 1234567890 (PT. MAJU, TBK)',
    qrisText('WARUNG 99 <B>'),
    'BCA 1234567890 (TO\u200bKO\u202e SITI)',
    qrisText('\u200b\u0000'),
    'BCA 1234567890 (\u200b\u200b\u200b)',
    `BCA 1234567890 a.n. ${'A'.repeat(100)}`,
    `BCA 1234567890 a.n. A${'𝐁'.repeat(80)}`,
    qrisText(`A${'𝐁'.repeat(49)}`),
  ]

  test.each([...sellerTexts.map(({ text }) => text), ...written])('of %j can be opened', text => {
    for (const { key, holder } of findNumbers(text)) {
      const asked = protocol['check/open'].request.safeParse({ keys: [key], holder })
      expect(asked.success, JSON.stringify(holder)).toBe(true)
    }
  })

  test('carries the name as it is written, or none', () => {
    expect(written.slice(0, 6).map(text => findNumbers(text)[0]?.holder)).toEqual([
      'TOKO ABC & CO',
      'PT. MAJU, TBK',
      'WARUNG 99 <B>',
      'TOKO SITI',
      null,
      null,
    ])
  })
})

describe('what is not', () => {
  test.each([
    ['a certificate', 'NIB 0123456789012, PIRT 2103404010297-27, BPOM MD 123456789012'],
    ['a halal certificate', 'Sertifikat halal ID 32110000123450722'],
    ['a virtual account', 'Virtual account BCA 7000112345678901'],
    ['a profile', 'IG instagram.com/toko.contoh, https://www.tiktok.com/@toko.contoh'],
    ['a price or a parcel', 'Rp1.250.000, resi JNE 012345678901234'],
    ['a foreign phone', 'WA +65 8123 4567'],
    ['a plain caption', 'Gamis katun, ready stock, COD bisa'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(findNumbers(text)).toEqual([])
  })

  test.each(['Stok aman 081234567890 ready', 'Norek 1234567890'])(
    '%j: a number that only an asking person is told of',
    text => {
      const recognised = recognise(text)
      expect(recognised.length).toBeGreaterThan(0)
      expect(recognised.every(({ confidence }) => confidence === 'low')).toBe(true)
      expect(findNumbers(text)).toEqual([])
    },
  )

  test('what sellers write gives a subset of what is recognised, in order', () => {
    for (const { text } of sellerTexts) {
      const sure = recognise(text).filter(
        ({ kind, key, confidence }) =>
          ['bank', 'ewallet', 'phone', 'qris'].includes(kind) && key !== null && confidence === 'high',
      )
      expect(keysOf(text), text).toEqual(sure.map(({ key }) => key))
    }
  })
})

describe('hostile texts', () => {
  test.each([
    ['digits', '1'.repeat(20_000)],
    ['digits apart', '1 '.repeat(10_000)],
    ['banks', 'BCA '.repeat(5000)],
    ['banks and digits', 'BCA 1 '.repeat(3300)],
    ['names', `BCA 1234567890 a.n. ${'A '.repeat(9990)}`],
    ['marks', '\u200b\u202e'.repeat(10_000)],
    ['lone surrogates', '\ud835'.repeat(20_000)],
    ['ligatures', '\ufdfa'.repeat(20_000)],
    ['brackets', '('.repeat(20_000)],
    ['links', 'https://wa.me/'.repeat(1400)],
  ])('20 kB of %s are read without an exception, with spans inside the text', (_, text) => {
    for (const { start, end } of findNumbers(text)) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(text.length)
    }
  })

  test('a number after 19 kB of noise is found where it stands', () => {
    const text = `${'a\u0301\u200b😀'.repeat(3800)} BCA 1234567890`
    const [found] = findNumbers(text)
    expect(text.slice(found?.start, found?.end)).toBe('1234567890')
  })
})
