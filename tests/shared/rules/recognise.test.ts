import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toIndonesianMobile } from '#shared/rules/phone'
import { recognise } from '#shared/rules/recognise/recognise'
import { recognitionScores } from '../../fixtures/recognition-scores.ts'
import { sellerTexts } from '../../fixtures/seller-texts.ts'

const keysOf = (text: string) => recognise(text).map(({ kind, key, number }) => key ?? `${kind} ${number}`)

describe('what sellers write', () => {
  test.each(sellerTexts)('$text', ({ text, reads }) => {
    expect(keysOf(text).toSorted()).toEqual(reads.toSorted())
  })

  test('precision and recall of every kind over the whole table', () => {
    for (const { kind, precision, recall } of recognitionScores()) {
      expect({ kind, isGood: precision >= 0.98 && recall >= 0.95 }).toEqual({ kind, isGood: true })
    }
  })
})

describe('names', () => {
  test.each([
    ['BCA 123-456-7890 a.n. Siti Contoh', 'Siti Contoh'],
    ['Norek BCA: 1234567890 a/n Siti Contoh', 'Siti Contoh'],
    ['TF ke BCA 1234567890 atas nama Siti Contoh ya kak', 'Siti Contoh'],
    ['SEABANK 901234567890 a.n. S*** C*****', 'S*** C*****'],
    ['OVO 0812-3456-7890 (SITI CONTOH)', 'SITI CONTOH'],
    ['BCA 1234567890 a.n: CV. Contoh Jaya', 'CV. Contoh Jaya'],
    ["BCA 1234567890 an Nur'aini Contoh, konfirmasi wa", "Nur'aini Contoh"],
    ['a.n Siti Contoh BCA 1234567890', 'Siti Contoh'],
    ['BCA 1234567890 (fast respon)', null],
    ['BCA 1234567890 untuk DP', null],
  ])('%s', (text, name) => {
    expect(recognise(text)[0]?.holder ?? null).toBe(name)
  })

  test('one name for accounts joined by a separator', () => {
    const found = recognise('BNI 0123456789 / BCA 1234567890 a.n Fitri Contoh')
    expect(found.map(({ holder }) => holder)).toEqual(['Fitri Contoh', 'Fitri Contoh'])
  })
})

describe('flags and spans', () => {
  test.each([
    ['norek BCA 12345O789O', true],
    ['BCA 1234507890', false],
    ['nol lapan satu dua tiga empat lima enam tujuh lapan sembilan nol', true],
  ])('%s is obfuscated: %s', (text, isObfuscated) => {
    expect(recognise(text)[0]?.isObfuscated).toBe(isObfuscated)
  })

  test('a span is the number as written, keycaps and all', () => {
    const text = '💬 B C A 1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣ 🙏'
    const [found] = recognise(text)
    expect(text.slice(found?.start, found?.end)).toBe('1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣')
  })

  test('an account whose bank is not named has no key and low confidence', () => {
    expect(recognise('norek 1234567890 an Siti')).toMatchObject([
      { kind: 'bank', key: null, confidence: 'low' },
    ])
  })
})

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'BCA',
    ' a.n ',
    '1234567890',
    'wa.me/',
    '0812',
    '-',
    ' ',
    '\n',
    '000201',
    '6304',
    'ID',
    'Rp',
    '️⃣',
    '(',
    'https://',
  ),
)

describe('properties', () => {
  test('never throws, and no span lies outside the text or is empty', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('')
        return recognise(text).every(({ start, end }) => start >= 0 && start < end && end <= text.length)
      }),
      { numRuns: 2000 },
    )
  })

  test('every spelling of one number gives one key', () => {
    // People use one separator throughout; what only decorates may stand anywhere.
    const spellings = fc
      .constantFrom(' ', '-', '.', '•', '–')
      .chain(gap =>
        fc.array(fc.constantFrom('', gap, '\u200b', '\ufe0f\u20e3'), { minLength: 9, maxLength: 9 }),
      )
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9][0-9]{9}$/), spellings, (digits, gaps) => {
        const written = [...digits].map((digit, i) => digit + (gaps[i] ?? '')).join('')
        expect(keysOf(`norek BCA ${written} an Siti`)).toEqual([`bank:014:${digits}`])
      }),
    )
  })

  test('every spelling of one phone gives one key', () => {
    const rest = fc.stringMatching(/^[1-9][0-9]{8,9}$/)
    fc.assert(
      fc.property(rest, fc.constantFrom('0', '62', '+62', '+62 ', '0062'), (digits, prefix) => {
        expect(keysOf(`WA ${prefix}8${digits}`)).toEqual([`phone:628${digits}`])
      }),
    )
  })

  // Work is counted, not timed: double the text, and it must not find or take more than double.
  test('a hundred thousand hostile characters are read through', () => {
    const hostile = [
      'BCA 1234567890 ',
      '1',
      '0 ',
      'a.n ',
      '000201',
      'nol ',
      'wa.me/',
      'https://',
      'a.',
      'rp1.',
      '(0',
      'B C A ',
      'a@b.',
    ]
    for (const text of hostile) expect(() => recognise(text.repeat(100_000 / text.length))).not.toThrow()
  })
})

test.each([
  ['081234567890', '6281234567890'],
  ['6281234567890', '6281234567890'],
  ['006281234567890', '6281234567890'],
  ['81234567890', '6281234567890'],
  ['0812345678', '62812345678'],
  ['08123456', null],
  ['08012345678', null],
  ['0215551234', null],
  ['08123456789012', null],
])('mobile %s is %s', (digits, phone) => {
  expect(toIndonesianMobile(digits)).toBe(phone)
})
