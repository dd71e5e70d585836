import type { SubjectHash } from '#shared/domain/subject'
import { isListed } from '#shared/rules/is-listed'
import { applyDelta, decodeFull, encodeDelta, encodeFull } from '#shared/rules/list-file'
import { median } from './page-time.ts'

const queries = 200_000

/** What the local list costs at so many keys, each figure beside what it is held against. */
export async function benchList(keys: number) {
  const prefixes = randomPrefixes(keys, 1)
  const next = aDayLater(prefixes)
  const list = { kind: 'profiles' as const, version: 1, prefixes }
  const full = await encodeFull(list)
  const delta = await encodeDelta({
    kind: 'profiles',
    fromVersion: 1,
    version: 2,
    from: prefixes,
    to: next,
  })
  const held = await decodeFull(full)
  if (!held.ok) throw new Error(held.problem)
  const bitsPerKey = (full.byteLength * 8) / prefixes.length
  const limit = Math.log2(2 ** 32 / prefixes.length)
  const hashes = Array.from(randomPrefixes(queries, 2), toHash)
  const known = new Set(prefixes)
  return {
    keys: prefixes.length,
    'full kB': round(full.byteLength / 1000),
    'bits/key': round(bitsPerKey),
    'limit log2(1/ε)': round(limit),
    ratio: round(bitsPerKey / limit),
    'day’s delta kB': round(delta.byteLength / 1000),
    'encode ms': round(await time(() => encodeFull(list))),
    'sort alone ms': round(await time(() => Uint32Array.from(prefixes).sort())),
    'decode ms': round(await time(() => decodeFull(full))),
    'apply delta ms': round(await time(() => applyDelta(held.value, delta))),
    'M queries/s': round(
      queries / 1000 / (await time(() => count(hashes, hash => isListed(held.value.prefixes, hash)))),
    ),
    'Set.has M/s': round(
      queries /
        1000 /
        (await time(() => count(hashes, hash => known.has(Number.parseInt(hash.slice(0, 8), 16))))),
    ),
  }
}

/** A day's change: 0.2 % join, 0.05 % leave. */
function aDayLater(prefixes: Uint32Array): Uint32Array {
  const stay = prefixes.filter((_, i) => i % 2000 !== 0)
  return Uint32Array.from([...stay, ...randomPrefixes(Math.round(prefixes.length * 0.002), 3)])
}

/** Evenly spread as hashes are, the same in every run (Lehmer's generator, modulus 2³¹ − 1). */
function randomPrefixes(count: number, seed: number): Uint32Array {
  let state = seed * 7919 + 1
  const next = () => {
    state = (state * 48271) % 2147483647
    return state
  }
  const found = new Set<number>()
  while (found.size < count) found.add(((next() & 0xffff) * 0x10000 + (next() & 0xffff)) >>> 0)
  return Uint32Array.from(found).sort()
}

function toHash(prefix: number): SubjectHash {
  return prefix.toString(16).padStart(8, '0').padEnd(64, '0') as SubjectHash
}

function count(hashes: readonly SubjectHash[], test: (hash: SubjectHash) => boolean): number {
  return hashes.reduce((sum, hash) => sum + (test(hash) ? 1 : 0), 0)
}

async function time(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
