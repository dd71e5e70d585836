import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toIndonesianMobile } from '#shared/rules/phone'
import { recognise } from '#shared/rules/recognise/recognise'

const vectors = join(
  import.meta.dirname,
  ...['..', '..', '..', '..', 'shared', 'vectors', 'phone', 'examples.mobile.json'],
)
const hasVectors = existsSync(vectors)
/** One valid mobile number of each region, without its country and without a leading zero. */
const examples: Record<string, string> = hasVectors ? JSON.parse(readFileSync(vectors, 'utf8')) : {}
const abroad = Object.entries(examples).filter(([region]) => region !== 'ID')

/** Neighbours, places where Indonesians work, and every code that begins with 8 as our mobiles do. */
const callingCodes: Record<string, string> = {
  MY: '60',
  AU: '61',
  PH: '63',
  SG: '65',
  TH: '66',
  US: '1',
  NL: '31',
  GB: '44',
  DE: '49',
  JP: '81',
  KR: '82',
  VN: '84',
  CN: '86',
  HK: '852',
  TW: '886',
  BD: '880',
  IN: '91',
  SA: '966',
  AE: '971',
}
const known = Object.entries(callingCodes).map(([region, code]): [string, string, string] => [
  region,
  code,
  examples[region] ?? '',
])

const keysOf = (text: string) => recognise(text).map(({ key, kind, number }) => key ?? `${kind} ${number}`)

describe('an Indonesian mobile in every spelling', () => {
  const spellings = (national: string) => [
    `0${national}`,
    `62${national}`,
    `+62${national}`,
    `0062${national}`,
    `620${national}`,
    `+620${national}`,
    `+0${national}`,
  ]

  test.each(['812345678', '81234567890', '812345678901', '8951234567'])('%s', national => {
    for (const written of spellings(national)) expect(toIndonesianMobile(written)).toBe(`62${national}`)
    expect(toIndonesianMobile(national)).toBe(`62${national}`)
  })

  test.each([
    '0812345678',
    '+62812345678',
    '62812345678',
    '0062812345678',
    '+62 812-345-678',
    '(+62) 812 345 678',
    '+62 (0) 812 345 678',
    '0812.345.678',
    '(0812) 345 678',
    '0812 – 345 – 678',
    '０８１２３４５６７８',
    '＋６２ ８１２ ３４５ ６７８',
    '0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣',
    '٠٨١٢٣٤٥٦٧٨',
    'O8I2345678',
    'O812-345-678',
    'O8l2 345 678',
    '0812\u200b345\u200b678',
    'nol delapan satu dua tiga empat lima enam tujuh delapan',
  ])('WA %s', written => {
    expect(keysOf(`WA ${written}`)).toEqual(['phone:62812345678'])
  })

  test.each([
    'wa.me/62812345678',
    'wa.me/+62812345678',
    'wa.me/0812345678',
    'https://api.whatsapp.com/send?phone=%2B62812345678',
    'https://web.whatsapp.com/send?phone=62%20812-345-678',
  ])('%s', link => {
    expect(keysOf(link)).toEqual(['phone:62812345678'])
  })
})

describe('what is none', () => {
  test.each([
    ['too short', '08123456'],
    ['too long', '08123456789012'],
    ['a landline', '0215551234'],
    ['a landline with its country', '+62215551234'],
    ['80 is no mobile', '08012345678'],
    ['two countries', '+816281234567'],
    ['a zero too many', '00812345678'],
    ['somebody else’s exit code', '00162812345678'],
    ['nothing', ''],
    ['a country alone', '+62'],
  ])('%s: %s', (_, digits) => {
    expect(toIndonesianMobile(digits)).toBeNull()
  })
})

describe('a country written before the number', () => {
  // NOTE: made up; numbers of all regions follow below where the vectors are there.
  test.each([
    'WA +65 8123 4567',
    'WA +81 812-345-678',
    'WA +81 90 1234 5678',
    'HP +84 91 234 56 78',
    'hp +1 812 345 6789',
    'WA 0065 8123 4567',
    'wa.me/81812345678',
    'https://wa.me/84912345678',
    'https://api.whatsapp.com/send?phone=81812345678',
    'OVO +65 8123 4567',
    'BCA +1 234 567 8901',
    'norek +81 812345678 a.n. Siti',
  ])('%s is nothing of ours', text => {
    expect(keysOf(text)).toEqual([])
  })

  test.each([
    ['Mandiri +6281234567890', 'phone:6281234567890'],
    ['WA SG +65 8123 4567, WA ID +62 812 3456 7890', 'phone:6281234567890'],
    ['BCA 1234567890 WA +65 8123 4567', 'bank:014:1234567890'],
    ['DANA+6281234567890', 'ewallet:dana:6281234567890'],
    ['BCA+1234567890', 'bank:014:1234567890'],
  ])('%s', (text, key) => {
    expect(keysOf(text)).toEqual([key])
  })
})

test('examples of all regions are there', context => {
  context.skip(!hasVectors, 'no folder of vectors beside the project: only numbers of our own were tested')
  expect(Object.keys(examples)).toHaveLength(245)
})

describe.skipIf(!hasVectors)('examples of all regions (skipped without the vectors)', () => {
  const grouped = (digits: string) => digits.replace(/(\d{3})(?=\d{3})/g, '$1 ')

  test('that of Indonesia', () => {
    expect(toIndonesianMobile(examples.ID ?? '')).toBe('62812345678')
  })

  test.each(known)('%s: with +%s before it', (_, code, national) => {
    expect(national).toMatch(/^\d+$/)
    expect(toIndonesianMobile(`+${code}${national}`)).toBeNull()
    expect(toIndonesianMobile(`00${code}${national}`)).toBeNull()
    for (const written of [`+${code}${national}`, `+${code} ${grouped(national)}`, `00${code} ${national}`]) {
      expect(keysOf(`WA ${written}`)).toEqual([])
      expect(keysOf(`DANA ${written}`)).toEqual([])
    }
    expect(keysOf(`wa.me/${code}${national}`)).toEqual([])
  })

  test('no number of any region is ours after the code of another country', () => {
    for (const code of Object.values(callingCodes)) {
      for (const [, national] of abroad) expect(toIndonesianMobile(`+${code}${national}`)).toBeNull()
    }
  })

  test('those that nobody can tell from ours, when they are written without a country', () => {
    const alike = (write: (national: string) => string) =>
      abroad.filter(([, national]) => toIndonesianMobile(write(national))).map(([region]) => region)
    const regions = ['IE', 'IN', 'JM', 'KN', 'MZ', 'NA', 'TH', 'TT']
    expect(alike(national => national).toSorted()).toEqual(regions)
    expect(alike(national => `0${national}`).toSorted()).toEqual(regions)
  })

  test('those that nobody can tell from ours, when their country is written without a plus', () => {
    const alike = known.filter(([, code, national]) => toIndonesianMobile(`${code}${national}`))
    expect(alike.map(([region]) => region).toSorted()).toEqual(['HK', 'JP', 'KR', 'TW', 'VN'])
  })
})
