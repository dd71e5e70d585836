import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SubjectHash } from '#shared/domain/subject'
import { encodeBucket, mergeBuckets } from '#shared/rules/bucket-file'
import { toBucketIndex } from '#shared/rules/bucket-index'
import { makeBucket, shopEntry, toBodyFile, toHash } from '../../fixtures/buckets.ts'
import { anyEntries, anyLookAlikes } from './record-arbitraries.ts'

describe('merging', () => {
  test('property: buckets of more bits make the bucket that they come of', () => {
    fc.assert(
      fc.property(
        anyEntries(),
        anyLookAlikes(),
        fc.integer({ min: 0, max: 3 }),
        (entries, lookAlikes, bits) => {
          const files = Array.from({ length: 2 ** bits }, (_, index) => {
            const isIn = ({ hash }: { hash: SubjectHash }) => toBucketIndex(hash, bits) === index
            return encodeBucket({
              bits,
              index,
              entries: entries.filter(isIn),
              lookAlikes: lookAlikes.filter(isIn),
            })
          })
          const whole = encodeBucket({ bits: 0, index: 0, entries, lookAlikes })
          expect(mergeBuckets(files, { bits: 0, index: 0 })).toEqual({ ok: true, value: whole })
        },
      ),
    )
  })
  test('keeps what only a newer program understands', () => {
    const newer = toBodyFile('ff20 01 03 000002 0123456789abcdef 05 ffffffffff')
    expect(mergeBuckets([newer], { bits: 0, index: 0 })).toEqual({ ok: true, value: newer })
  })
  test('refuses a bucket of elsewhere, one that comes twice and one that is none', () => {
    const part = encodeBucket(
      makeBucket({ bits: 2, index: 3, entries: [{ ...shopEntry, hash: toHash('ff') }] }),
    )
    expect(mergeBuckets([part], { bits: 1, index: 0 })).toEqual({ ok: false, problem: 'misplaced' })
    expect(mergeBuckets([part, part], { bits: 1, index: 1 })).toEqual({ ok: false, problem: 'not-sorted' })
    expect(mergeBuckets([part.slice(1)], { bits: 1, index: 1 })).toEqual({
      ok: false,
      problem: 'not-a-bucket',
    })
  })
  test('refuses what together is more than a file may hold', () => {
    const half = (index: number) =>
      encodeBucket({
        bits: 1,
        index,
        entries: Array.from({ length: 9000 }, (_, i) => ({
          ...shopEntry,
          hash: toHash((index * 2 ** 15 + i).toString(16).padStart(4, '0')),
        })),
        lookAlikes: [],
      })
    expect(mergeBuckets([half(0), half(1)], { bits: 0, index: 0 })).toEqual({
      ok: false,
      problem: 'too-large',
    })
  })
})
