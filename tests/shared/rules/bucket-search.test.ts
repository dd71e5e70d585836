import { describe, expect, test } from 'vitest'
import type { SubjectHash } from '#shared/domain/subject'
import {
  coversBucket,
  decodeBucket,
  encodeBucket,
  findEntry,
  findLookAlikes,
} from '#shared/rules/bucket-file'
import { makeBucket, makeLookAlike, reportedEntry, shopEntry, toHash } from '../../fixtures/buckets.ts'

describe('finding', () => {
  test('by the whole hash, of which the device holds the beginning', () => {
    const hash = 'ab'.repeat(32) as SubjectHash
    const decoded = decodeBucket(
      encodeBucket(makeBucket({ entries: [shopEntry, { ...reportedEntry, hash }] })),
    )
    const bucket = decoded.ok ? decoded.value : { entries: [] }
    expect(findEntry(bucket, hash)?.findings).toHaveLength(2)
    expect(findEntry(bucket, `${'ab'.repeat(15)}ac${'ab'.repeat(16)}` as SubjectHash)).toBeNull()
  })
  test('every profile with the skeleton of a hash', () => {
    const lookAlikes = [
      makeLookAlike('01', 'instagram:siti'),
      makeLookAlike('01', 'tiktok:siti'),
      makeLookAlike('02', 'tiktok:budi'),
    ]
    const decoded = decodeBucket(encodeBucket(makeBucket({ lookAlikes })))
    expect(decoded.ok && findLookAlikes(decoded.value, toHash('01'))).toEqual([
      'instagram:siti',
      'tiktok:siti',
    ])
  })
  test.each([
    ['itself', 4, 10, 4, 10, true],
    ['a wider one', 2, 2, 4, 10, true],
    ['the only one', 0, 0, 20, 2 ** 20 - 1, true],
    ['a neighbour', 4, 11, 4, 10, false],
    ['a wider one beside it', 2, 3, 4, 10, false],
    ['a narrower one inside it', 5, 20, 4, 10, false],
  ])('%s covers what was asked for or not', (_, bits, index, askedBits, askedIndex, covers) => {
    expect(coversBucket({ bits, index }, { bits: askedBits, index: askedIndex })).toBe(covers)
  })
})
