import { createCipheriv } from 'node:crypto'
import type { SubjectHash } from '#shared/domain/subject'

/** Bytes that look random and are the same in every run. */
export function makeBytes(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const key = Buffer.alloc(16, seed)
  const stream = createCipheriv('aes-128-ctr', key, Buffer.alloc(16))
  return new Uint8Array(stream.update(Buffer.alloc(length)))
}

/** As many different prefixes, sorted, evenly spread as hashes are. */
export function makePrefixes(count: number, seed: number): Uint32Array<ArrayBuffer> {
  const found = new Set<number>()
  for (let part = 0; found.size < count; part++) {
    for (const number of new Uint32Array(makeBytes(4 * count, seed + 100 * part).buffer)) {
      if (found.size < count) found.add(number)
    }
  }
  return Uint32Array.from(found).sort()
}

/** Hashes of subjects that are not listed. */
export function makeHashes(count: number, seed: number): SubjectHash[] {
  const numbers = new Uint32Array(makeBytes(4 * count, seed).buffer)
  return Array.from(numbers, number => toHash(number))
}

export function toHash(prefix: number, tail = ''): SubjectHash {
  return (prefix.toString(16).padStart(8, '0') + tail).padEnd(64, '0') as SubjectHash
}

/** The list after some time: these shares of it have joined and left. */
export function makeChanged(
  prefixes: Uint32Array,
  { joined, left }: { joined: number; left: number },
  seed: number,
): Uint32Array<ArrayBuffer> {
  const leaving = Math.round(prefixes.length * left)
  const every = Math.floor(prefixes.length / Math.max(leaving, 1))
  const stay = prefixes.filter((_, i) => i % every !== 0 || i / every >= leaving)
  const others = new Set(prefixes)
  const added = makePrefixes(Math.round(prefixes.length * joined), seed)
  return Uint32Array.from([...stay, ...added.filter(prefix => !others.has(prefix))]).sort()
}
