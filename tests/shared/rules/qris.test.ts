import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQris, toCrc16 } from '#shared/rules/qris'

/** Seals a payload without CRC. */
const seal = (text: string) => `${text}6304${toCrc16(`${text}6304`)}`
const tlv = (tag: string, value: string) => `${tag}${String(value.length).padStart(2, '0')}${value}`
const national = tlv('51', tlv('00', 'ID.CO.QRIS.WWW') + tlv('02', 'ID1020000000044') + tlv('03', 'UMI'))
const body = (name = 'WARUNG CONTOH') =>
  `000201010211${national}5204581253033605802ID${tlv('59', name)}${tlv('60', 'BANDUNG')}`

test('the check value of the CRC', () => {
  expect(toCrc16('123456789')).toBe('29B1')
})

describe('codes', () => {
  test('static, with NMID', () => {
    expect(parseQris(seal(body()))).toEqual({
      ok: true,
      value: {
        nmid: 'ID1020000000044',
        pan: null,
        name: 'WARUNG CONTOH',
        city: 'BANDUNG',
        isDynamic: false,
        amount: null,
        currency: '360',
        country: 'ID',
        key: 'qris:ID1020000000044',
      },
    })
  })
  test('a merchant account only: the PAN is the key', () => {
    const account = tlv('26', tlv('00', 'ID.DANA.WWW') + tlv('01', '936009153000000001'))
    const parsed = parseQris(seal(`000201010212${account}5303360540512500${tlv('59', 'TOKO')}`))
    expect(parsed).toMatchObject({
      value: { key: 'qris-pan:936009153000000001', isDynamic: true, amount: '12500' },
    })
  })
  test('a lower-case CRC and blanks around are taken', () => {
    const text = seal(body())
    expect(parseQris(` ${text.slice(0, -4)}${text.slice(-4).toLowerCase()}\n`).ok).toBe(true)
  })
  test('a name beyond the 25 letters of the specification is taken', () => {
    expect(parseQris(seal(body('A'.repeat(44))))).toMatchObject({ ok: true })
  })
  test.each([
    ['https://wa.me/6281234567890', 'not-qris'],
    ['', 'not-qris'],
    [seal(body()).slice(0, -1), 'cut'],
    [seal(body()).slice(0, 60), 'cut'],
    [`${seal(body()).slice(0, -4)}0000`, 'crc'],
    [seal(`${body()}${tlv('59', 'TOKO LAIN')}`), 'repeated-tag'],
    ['000201zz', 'cut'],
  ])('%s is refused: %s', (text, problem) => {
    const parsed = parseQris(text)
    // A code whose last digit is missing may end in a shorter CRC tag.
    expect(parsed.ok ? 'ok' : parsed.problem).toBe(problem)
  })
  test('never throws, and one changed character never passes', () => {
    fc.assert(fc.property(fc.string(), text => typeof parseQris(`000201${text}`).ok === 'boolean'))
    const text = seal(body())
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.stringMatching(/^[0-9A-Z]$/), (at, letter) => {
        const changed = text.slice(0, at) + letter + text.slice(at + 1)
        return changed === text || !parseQris(changed).ok
      }),
    )
  })
})

const file = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'vectors', 'qris', 'vectors.json')
const hasVectors = existsSync(file)
interface Vector {
  id: string
  payload: string
  error?: string | null
  expect?: {
    name?: string
    city?: string
    amount?: string
    nmid?: string
    dynamic?: boolean
    country?: string
    currency?: string
  }
}

test('published vectors are there', context => {
  context.skip(!hasVectors, 'no folder of vectors beside the project: only our own codes were tested')
  expect(hasVectors).toBe(true)
})

describe.skipIf(!hasVectors)(
  'published vectors (skipped where the folder of vectors is not beside the project)',
  () => {
    const vectors: { good: Vector[]; bad: Vector[] } = hasVectors
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { good: [], bad: [] }

    test.each(vectors.good)('$id', ({ payload, expect: wanted = {} }) => {
      const parsed = parseQris(payload)
      if (!parsed.ok) throw new Error(parsed.problem)
      const { name, city, amount, nmid, country, currency, dynamic } = wanted
      const given = Object.entries({
        name,
        city,
        amount,
        nmid,
        country,
        currency,
        isDynamic: dynamic,
      }).filter(([, value]) => value !== undefined)
      expect(parsed.value).toMatchObject(Object.fromEntries(given))
    })
    // A row without an error is one that some readers refuse and that people's phones take.
    test.each(vectors.bad)('$id', ({ payload, error }) => {
      expect(parseQris(payload).ok).toBe(error === null)
    })
  },
)
