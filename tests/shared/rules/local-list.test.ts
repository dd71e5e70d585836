import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SubjectHash } from '#shared/domain/subject'
import { chooseBucketBits, prefixBucket, toBucketIndex, toPrefix } from '#shared/rules/bucket-index'
import { decodeList, encodeList, isListed } from '#shared/rules/list-codec'

const anyPrefix = fc.nat({ max: 0xffffffff })
const toHash = (prefix: number) => prefix.toString(16).padStart(8, '0').padEnd(64, '0') as SubjectHash

describe('local list', () => {
  test('bytes are big-endian, sorted and unique', () => {
    expect([...encodeList([0x01020304, 0xff000000, 0x01020304])]).toEqual([1, 2, 3, 4, 255, 0, 0, 0])
    expect(encodeList([])).toHaveLength(0)
  })

  test('no false negative, and a positive only for a prefix that is there', () => {
    fc.assert(
      fc.property(fc.array(anyPrefix), anyPrefix, (prefixes, other) => {
        const unique = new Set(prefixes)
        const decoded = decodeList(encodeList(prefixes), unique.size)
        if (!decoded.ok) throw new Error(decoded.problem)
        expect(prefixes.every(prefix => isListed(decoded.value, toHash(prefix)))).toBe(true)
        expect(isListed(decoded.value, toHash(other))).toBe(unique.has(other))
      }),
    )
  })

  test('a file that is cut, too long or unsorted is refused with the reason', () => {
    const bytes = encodeList([1, 2, 3])
    expect(decodeList(bytes.slice(0, 11), 3)).toEqual({
      ok: false,
      problem: 'list has 11 bytes, 12 expected',
    })
    expect(decodeList(bytes, 2)).toEqual({ ok: false, problem: 'list has 12 bytes, 8 expected' })
    expect(decodeList(Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 1), 2)).toEqual({
      ok: false,
      problem: 'list is not sorted at entry 1',
    })
    expect(decodeList(Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1), 2).ok).toBe(false)
  })

  test('reads at an offset of a larger buffer', () => {
    const padded = new Uint8Array([9, 9, 9, ...encodeList([5, 7])])
    const decoded = decodeList(padded.subarray(3), 2)
    expect(decoded).toEqual({ ok: true, value: Uint32Array.of(5, 7) })
  })
})

describe('buckets', () => {
  test('the index is the first bits as a number', () => {
    const hash = 'f0c00000'.padEnd(64, '0') as SubjectHash
    expect([0, 1, 4, 8, 12, 20].map(bits => toBucketIndex(hash, bits))).toEqual([0, 1, 15, 240, 3852, 986112])
    expect(toPrefix(hash)).toBe(0xf0c00000)
    expect(prefixBucket(0xffffffff, 32)).toBe(0xffffffff)
  })

  test('bits are the most for which the smallest bucket has the crowd', () => {
    const even = Array.from({ length: 4096 }, (_, i) => (i * 2 ** 20) >>> 0)
    expect(chooseBucketBits(even)).toBe(4)
    expect(chooseBucketBits(even, 4097)).toBe(0)
    expect(chooseBucketBits(even, 1)).toBe(12)
    expect(chooseBucketBits([])).toBe(0)
    // All in one half: splitting would leave the other half with nobody to hide among.
    expect(chooseBucketBits(even.filter(prefix => prefix < 2 ** 31))).toBe(0)
  })

  test('property: with the chosen bits every bucket holds the crowd, with one more some bucket does not', () => {
    fc.assert(
      fc.property(
        fc.array(anyPrefix, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (prefixes, crowd) => {
          const smallest = (bits: number) => {
            const counts = new Map<number, number>()
            for (const prefix of prefixes) {
              const index = prefixBucket(prefix, bits)
              counts.set(index, (counts.get(index) ?? 0) + 1)
            }
            return counts.size < 2 ** bits ? 0 : Math.min(...counts.values())
          }
          const bits = chooseBucketBits(prefixes, crowd)
          expect(bits === 0 || smallest(bits) >= crowd).toBe(true)
          expect(bits === 20 || smallest(bits + 1) < crowd).toBe(true)
        },
      ),
      { numRuns: 30 },
    )
  })
})
