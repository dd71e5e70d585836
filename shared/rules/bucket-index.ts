import type { SubjectHash } from '#shared/domain/subject'

/** Fewest listed entries among which a person who opens a bucket hides. */
export const smallestCrowd = 256

const widestBits = 20

/** The first 32 bits of a hash as an unsigned number: what the local list holds. */
export function toPrefix(hash: SubjectHash): number {
  return Number.parseInt(hash.slice(0, 8), 16)
}

/** Which of the 2^bits buckets a hash falls into: its first `bits` bits as a number. */
export function toBucketIndex(hash: SubjectHash, bits: number): number {
  return prefixBucket(toPrefix(hash), bits)
}

/** The same for a prefix; `bits` from 0 to 32. */
export function prefixBucket(prefix: number, bits: number): number {
  return bits === 0 ? 0 : prefix >>> (32 - bits)
}

/** The most bits for which even the smallest of the 2^bits buckets holds `crowd` entries, else 0. */
export function chooseBucketBits(prefixes: Iterable<number>, crowd = smallestCrowd): number {
  let counts = new Array<number>(2 ** widestBits).fill(0)
  for (const prefix of prefixes) {
    const index = prefixBucket(prefix, widestBits)
    counts[index] = (counts[index] ?? 0) + 1
  }
  for (let bits = widestBits; bits > 0; bits--) {
    if (counts.every(count => count >= crowd)) return bits
    counts = Array.from(
      { length: counts.length / 2 },
      (_, i) => (counts[2 * i] ?? 0) + (counts[2 * i + 1] ?? 0),
    )
  }
  return 0
}
