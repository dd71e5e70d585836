import type { Figures, Row } from './figures.ts'
import { round } from './figures.ts'

/** Bucket requests of a day behind a billion lookups a month: 600 sellers met a day, 90 requests for those listed. */
const requestsADay = ((1_000_000_000 / 30) * 90) / 600
/** Places of the platform that most of a country reaches. */
const places = 3
const changedADay = 0.01
const widths: [subjects: number, bits: number][] = [
  [10_000, 5],
  [100_000, 8],
  [1_000_000, 11],
]

/**
 * How often a cache has a bucket that is asked for, replayed request by request for one place and day: each bucket is
 * held until it changes, and for a day at most; sellers are asked for as often as their rank foretells (Zipf).
 */
export async function benchCacheHits(): Promise<Figures> {
  const rows = widths.map(([subjects, bits]) => replay(subjects, bits))
  const title = `Buckets at one of ${places} places, a billion lookups a month, 1 % of entries change a day`
  return { tables: [{ title, rows }], budgets: [] }
}

function replay(subjects: number, bits: number): Row {
  const buckets = 2 ** bits
  const random = createRandom(subjects)
  const requests = Math.round(requestsADay / places)
  const changes = Math.round(subjects * changedADay)
  const lastChange = new Float64Array(buckets)
  const fetchedAt = new Float64Array(buckets).fill(Number.NEGATIVE_INFINITY)
  let hits = 0
  let changed = 0
  for (let i = 0; i < requests; i++) {
    const now = i / requests
    for (; changed < changes * now; changed++) lastChange[Math.floor(random() * buckets)] = now
    // A rank by Zipf's law, and the bucket in which a hash puts it.
    const rank = Math.floor(subjects ** random())
    const bucket = (Math.imul(rank, 2_654_435_761) >>> 0) % buckets
    const isHeld = (fetchedAt[bucket] ?? 0) >= (lastChange[bucket] ?? 0)
    if (isHeld) hits++
    else fetchedAt[bucket] = now
  }
  return {
    subjects,
    buckets,
    requests,
    changes,
    'held, %': round((100 * hits) / requests),
    'read from storage': requests - hits,
  }
}

/** The same in every run (Lehmer's generator, modulus 2³¹ − 1). */
function createRandom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
