import type { PlatformIdTag, ProfileKey } from '#shared/domain/subject'
import type { BucketEntry, LookAlike, SellerTag } from '#shared/domain/verdict'
import type { PublicBucket } from '#shared/rules/bucket-file'
import { prefixBucket } from '#shared/rules/bucket-index'
import { shopEntry } from '../fixtures/buckets.ts'
import { daysAgo, makeClaim, makeCredential, makeEntry, makeFinding } from '../fixtures/builders.ts'
import { makeBytes, toHash } from './made-list.ts'

/**
 * What stands in a bucket, taken as: of ten entries five claimed shops with all that one usually has, two profiles with
 * reviews only, two with one finding, one with two findings and an appeal; a look-alike for every fourth entry.
 */
export const assumedMix = '50 % shops, 20 % reviews only, 30 % findings; a look-alike for every fourth entry'

/** The bucket that these listed prefixes make at this width. */
export function makeBucket(prefixes: Uint32Array, bits: number, index: number): PublicBucket {
  const own = prefixes.filter(prefix => prefixBucket(prefix, bits) === index)
  const tails = toHex(makeBytes(24 * own.length, 9))
  const entries = Array.from(own, (prefix, i) => toEntry(prefix, tails.slice(48 * i, 48 * i + 48), i))
  return { bits, index, entries, lookAlikes: entries.filter((_, i) => i % 4 === 0).map(toLookAlike) }
}

/** No two alike: tags, dates and counts are drawn from the tail of the hash. */
function toEntry(prefix: number, tail: string, i: number): BucketEntry {
  const hash = toHash(prefix, tail)
  const drawn = Number.parseInt(tail.slice(0, 8), 16)
  const platformIdTag = tail.slice(8, 16) as PlatformIdTag
  const sellerTag = tail.slice(16, 28) as SellerTag
  const daysSince = (most: number) => daysAgo((drawn % (most * 1440)) / 1440)
  const all = [drawn % 3, drawn % 2, drawn % 5, drawn % 40, drawn % 170]
  const reviews = { all, proven: all.map(count => count >> 1) }
  const turn = i % 10
  if (turn < 5) {
    const claims = [makeClaim({ provenAt: daysSince(700), seenAt: daysSince(14) })]
    const credentials = [
      makeCredential({ kind: 'nib', checkedAt: daysSince(300), expiresAt: daysAgo(-300) }),
      makeCredential({ checkedAt: daysSince(200) }),
    ]
    return { ...shopEntry, hash, platformIdTag, sellerTag, claims, credentials, reviews }
  }
  if (turn < 7) return makeEntry(hash, { reviews })
  const finding = makeFinding({ at: daysSince(500), amount: (drawn % 9000) * 1000 })
  if (turn < 9) return makeEntry(hash, { findings: [finding] })
  const appeals = [{ finding: finding.id, at: daysSince(6), deadlineAt: daysAgo(-2) }]
  const findings = [finding, makeFinding({ id: 'other', at: daysSince(300), replied: true })]
  return makeEntry(hash, { platformIdTag, findings, appeals })
}

function toLookAlike({ hash }: BucketEntry, i: number): LookAlike {
  return { hash, key: `instagram:toko.contoh.${i}` as ProfileKey }
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
