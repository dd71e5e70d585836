import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SubjectHash } from '#shared/domain/subject'
import { chooseBucketBits, prefixBucket, toBucketIndex, toPrefix } from '#shared/rules/bucket-index'

const anyPrefix = fc.nat({ max: 0xffffffff })

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
