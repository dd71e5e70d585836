import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseRiceParameter, decodeGaps, decodeRice, encodeGaps, encodeRice } from '#shared/rules/rice'

const anyNumber = fc.nat({ max: 0xffffffff })
const anyList = fc.array(anyNumber).map(numbers => Uint32Array.from(new Set(numbers)).sort())

/** The fewest bits a list of 32-bit numbers can take here: small k with far numbers would be all ones. */
const fittingParameter = (list: Uint32Array) =>
  fc.integer({ min: Math.max(0, chooseRiceParameter(list.length, 2 ** 32) - 6), max: 30 })
const anyCoded = anyList.chain(list => fittingParameter(list).map(k => ({ list, k })))

const open = (list: Uint32Array, k: number, bytes: Uint8Array) =>
  decodeRice({ first: list[0] ?? 0, k, count: list.length, bytes })

describe('own examples, bits written out by hand', () => {
  test.each([
    // 10 = 2 * 4 + 2: ones 11, zero, remainder 2 from its lowest bit: 110 01 -> 10011 read backwards.
    { list: [0, 10], k: 2, bytes: [0b10011] },
    // Twice the same: ten bits, of which the last two open a second byte.
    { list: [0, 10, 20], k: 2, bytes: [0b01110011, 0b10] },
    { list: [7, 8, 9], k: 0, bytes: [0b0101] },
    { list: [5, 13], k: 0, bytes: [0xff, 0] },
    { list: [0xffffffff], k: 30, bytes: [] },
    { list: [], k: 0, bytes: [] },
    // 0xffffffff = 3 * 2^30 + 0x3fffffff: 1110, then thirty ones.
    { list: [0, 0xffffffff], k: 30, bytes: [0xf7, 0xff, 0xff, 0xff, 0x03] },
  ])('$list with k = $k', ({ list, k, bytes }) => {
    const sorted = Uint32Array.from(list)
    expect([...encodeRice(sorted, k)]).toEqual(bytes)
    expect(open(sorted, k, Uint8Array.from(bytes))).toEqual({ ok: true, value: sorted })
  })

  test('runs of ones longer than the window that is read at once', () => {
    for (const gap of [23, 24, 25, 31, 32, 33, 63, 64, 65, 1000]) {
      const list = Uint32Array.of(3, 3 + gap, 4 + gap)
      expect(open(list, 0, encodeRice(list, 0))).toEqual({ ok: true, value: list })
    }
  })
})

describe('round trip', () => {
  test('property: any list, any parameter', () => {
    fc.assert(
      fc.property(anyCoded, ({ list, k }) => {
        expect(open(list, k, encodeRice(list, k))).toEqual({ ok: true, value: list })
      }),
    )
  })
  test('property: close numbers with a small parameter', () => {
    const near = fc.uniqueArray(fc.nat(2000)).map(list => Uint32Array.from(list).sort())
    fc.assert(
      fc.property(near, fc.integer({ min: 0, max: 12 }), (list, k) => {
        expect(open(list, k, encodeRice(list, k))).toEqual({ ok: true, value: list })
      }),
    )
  })
  test('reads at an offset of a larger buffer', () => {
    const list = Uint32Array.of(1, 500, 70_000)
    const bytes = encodeRice(list, 14)
    const padded = Uint8Array.of(255, 255, ...bytes, 255, 255)
    expect(open(list, 14, padded.subarray(2, 2 + bytes.length))).toEqual({ ok: true, value: list })
  })
  test('a list that does not increase, and a parameter out of range, are bugs of the caller', () => {
    expect(() => encodeRice(Uint32Array.of(2, 2), 3)).toThrow('not sorted at entry 1')
    expect(() => encodeRice(Uint32Array.of(2, 1), 3)).toThrow(RangeError)
    expect(() => encodeRice(Uint32Array.of(1, 2), 31)).toThrow(RangeError)
  })
})

describe('refused, with the reason', () => {
  const list = Uint32Array.of(10, 20, 3000, 70_000)
  const k = 14
  const data = { first: 10, k, count: 4, bytes: encodeRice(list, k) }

  test.each([
    ['k beyond 30', { k: 31 }, 'bad-parameter'],
    ['k below 0', { k: -1 }, 'bad-parameter'],
    ['k that is no integer', { k: 1.5 }, 'bad-parameter'],
    ['a count that is no number', { count: Number.NaN }, 'bad-count'],
    ['a count below 0', { count: -1 }, 'bad-count'],
    ['a count of gigabytes', { count: 0xffffffff }, 'bad-count'],
    ['one number more than was written', { count: 5 }, 'bad-count'],
    ['one number fewer', { count: 3 }, 'left-over'],
    ['no numbers and yet bytes', { count: 0, first: 0 }, 'left-over'],
    ['no numbers and yet a first', { count: 0, bytes: new Uint8Array() }, 'left-over'],
    ['one number and yet bytes', { count: 1 }, 'left-over'],
    ['a byte too few', { bytes: data.bytes.slice(0, -1) }, 'cut'],
    ['a zero byte too many', { bytes: Uint8Array.of(...data.bytes, 0) }, 'left-over'],
    ['a unary part without end', { bytes: new Uint8Array(6).fill(255), count: 2, k: 3 }, 'cut'],
    ['a first beyond 32 bits', { first: 2 ** 32 }, 'out-of-range'],
    ['a sum beyond 32 bits', { first: 0xffffffff - 69_989 }, 'out-of-range'],
    [
      'a quotient that cannot fit',
      { k: 30, count: 2, bytes: Uint8Array.of(0b1111, 0, 0, 0, 0) },
      'out-of-range',
    ],
    ['equal neighbours', { k: 3, count: 3, bytes: Uint8Array.of(0b00010) }, 'not-sorted'],
    ['a one in the unused bits', { k: 3, count: 2, bytes: Uint8Array.of(0b10010) }, 'left-over'],
  ])('%s', (_, change, problem) => {
    expect(decodeRice({ ...data, ...change })).toEqual({ ok: false, problem })
  })
  test('the highest sum is still taken', () => {
    expect(decodeRice({ ...data, first: 0xffffffff - 69_990 }).ok).toBe(true)
  })

  test('property: hostile bytes never throw, and what is taken encodes to the same bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.integer({ min: -1, max: 32 }),
        fc.oneof(fc.nat(70), fc.nat(), fc.double()),
        anyNumber,
        (bytes, parameter, count, first) => {
          const decoded = decodeRice({ first, k: parameter, count, bytes })
          if (!decoded.ok) return
          expect(decoded.value).toHaveLength(count)
          expect([...encodeRice(decoded.value, parameter)]).toEqual([...bytes])
        },
      ),
      { numRuns: 2000 },
    )
  })
  test('property: a list that is cut anywhere is refused', () => {
    fc.assert(
      fc.property(anyCoded, fc.nat(), ({ list, k: parameter }, at) => {
        const bytes = encodeRice(list, parameter)
        fc.pre(bytes.length > 0)
        expect(open(list, parameter, bytes.subarray(0, at % bytes.length)).ok).toBe(false)
      }),
    )
  })
})

describe('parameter', () => {
  test.each([
    [1_000_000, 2 ** 32, 12],
    [100_000, 2 ** 32, 15],
    [2000, 1_000_000, 8],
    [1, 2 ** 32, 30],
    [0, 2 ** 32, 30],
    [10, 10, 0],
    [11, 10, 0],
    [0, 0, 0],
  ])('%i numbers below %i: %i', (count, range, k) => {
    expect(chooseRiceParameter(count, range)).toBe(k)
  })
  test('no other makes evenly spread numbers noticeably smaller', () => {
    // A fixed sequence: multiples of an odd number modulo 2^32, squared in between to lose their even steps.
    let state = 1
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return (state ^ (state >>> 15)) >>> 0
    }
    for (const count of [300, 3000, 30_000]) {
      const list = Uint32Array.from(new Set(Array.from({ length: count }, next))).sort()
      const chosen = chooseRiceParameter(list.length, 2 ** 32)
      const sizes = [-2, -1, 0, 1, 2].map(step => encodeRice(list, chosen + step).length)
      expect(sizes[2]).toBeLessThanOrEqual(Math.min(...sizes) * 1.005)
    }
  })
})

const file = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  '..',
  'shared',
  'vectors',
  'rice-delta',
  'vectors.json',
)
const hasVectors = existsSync(file)
interface Vector {
  k: number
  hex: string
  values: number[]
}

test('published vectors are there', context => {
  context.skip(!hasVectors, 'no folder of vectors beside the project: only our own examples were tested')
  expect(hasVectors).toBe(true)
})

describe.skipIf(!hasVectors)('vectors of google/safebrowsing (skipped where their folder is absent)', () => {
  const vectors: Vector[] = hasVectors ? JSON.parse(readFileSync(file, 'utf8')).riceDecoder : []

  test.each(vectors)('k = $k, $hex', ({ k, hex, values }) => {
    const bytes = Uint8Array.from(Buffer.from(hex, 'hex'))
    const gaps = Uint32Array.from(values)
    expect(decodeGaps({ k, count: values.length, bytes })).toEqual({ ok: true, value: gaps })
    expect(Buffer.from(encodeGaps(gaps, k)).toString('hex')).toBe(hex)
  })
  test.each(vectors.filter(({ values }) => !values.includes(0)))('as a list: $hex', ({ k, hex, values }) => {
    const first = 1000
    let sum = first
    const list = Uint32Array.of(first, ...values.map(value => (sum += value)))
    const bytes = Uint8Array.from(Buffer.from(hex, 'hex'))
    expect(open(list, k, bytes)).toEqual({ ok: true, value: list })
    expect(Buffer.from(encodeRice(list, k)).toString('hex')).toBe(hex)
  })
})
