import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SubjectHash } from '#shared/domain/subject'
import { isListed } from '#shared/rules/is-listed'
import {
  applyDelta,
  decodeFull,
  encodeDelta,
  encodeFull,
  type ListFile,
  largestListBytes,
  mostListed,
} from '#shared/rules/list-file'

const anyPrefix = fc.nat({ max: 0xffffffff })
/** Few enough values that steps of a sequence often remove what an earlier one added, and the other way. */
const crowdedPrefix = fc.oneof(fc.nat(40), anyPrefix)
const toHash = (prefix: number) => prefix.toString(16).padStart(8, '0').padEnd(64, '0') as SubjectHash
const toSorted = (prefixes: Iterable<number>) => Uint32Array.from(new Set(prefixes)).sort()
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const packed = (hex: string) => hex.replaceAll(' ', '')

function toList(version: number, prefixes: Iterable<number>, kind: ListFile['kind'] = 'profiles'): ListFile {
  return { kind, version, prefixes: toSorted(prefixes) }
}

/** A file with one field changed. */
function withBytes(file: Uint8Array, at: number, ...bytes: number[]): Uint8Array {
  const changed = file.slice()
  changed.set(bytes, at)
  return changed
}

const small = toList(3, [7, 9, 0x61616161, 0xfffffff0])
const next = toList(4, [1, 9, 0x61616161, 0xffffffff])
const toDelta = (from: ListFile, to: ListFile) =>
  encodeDelta({
    kind: to.kind,
    fromVersion: from.version,
    version: to.version,
    from: from.prefixes,
    to: to.prefixes,
  })

describe('layout', () => {
  test('of a full file', async () => {
    // Expected SHA-256 made with: printf 'aaaabbbbccccdddd' | sha256sum; also in google/safebrowsing.
    const file = await encodeFull({
      kind: 'skeletons',
      version: 258,
      prefixes: [0x64646464, 0x61616161, 0x62626262, 0x63636363, 0x61616161],
    })
    const digest = '147eb9dcde0e090429c01dbf634fd9b69a7f141f005c387a9c00498908499dde'
    expect(toHex(file.slice(0, 42))).toBe(packed(`414d4c46 01 01 00000102 ${digest}`))
    // Four prefixes, k, the first, twelve bytes; then thrice 0x01010101 with a quotient of 0.
    expect(toHex(file.slice(42, 55))).toBe(packed('00000004 1d 61616161 0000000c'))
    expect(file).toHaveLength(67)
    expect(await decodeFull(file)).toEqual({
      ok: true,
      value: toList(258, [0x61616161, 0x62626262, 0x63636363, 0x64646464], 'skeletons'),
    })
  })
  test('of a delta: indices that leave, prefixes that join', async () => {
    const file = toHex(await toDelta(small, next))
    expect(file.slice(0, 28)).toBe(packed('414d4c44 01 00 00000004 00000003'))
    // Entries 0 and 3 of the old list leave: k = 1, one byte, 3 = 1 * 2 + 1 as 101.
    expect(file.slice(92, 120)).toBe(packed('00000002 01 00000000 00000001 05'))
    // 1 and 0xffffffff join.
    expect(file.slice(120, 138)).toBe(packed('00000002 1e 00000001'))
  })
})

describe('round trip', () => {
  test('property: a full file gives the unique prefixes, sorted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPrefix),
        anyPrefix,
        fc.constantFrom('profiles', 'skeletons'),
        async (prefixes, version, kind) => {
          const decoded = await decodeFull(await encodeFull({ kind, version, prefixes }))
          expect(decoded).toEqual({ ok: true, value: toList(version, prefixes, kind) })
        },
      ),
    )
  })
  test('property: a delta between any two lists, and the held list stays as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(crowdedPrefix), fc.array(crowdedPrefix), async (before, after) => {
        const held = toList(1, before)
        expect(await applyDelta(held, await toDelta(held, toList(2, after)))).toEqual({
          ok: true,
          value: toList(2, after),
        })
        expect(held).toEqual(toList(1, before))
      }),
    )
  })
  test('property: after any sequence of deltas nothing listed is missed', async () => {
    const step = fc.record({ added: fc.array(crowdedPrefix), removed: fc.array(crowdedPrefix) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), crowdedPrefix, async (steps, other) => {
        const listed = new Set<number>()
        let held = toList(0, [])
        for (const { added, removed } of steps) {
          for (const prefix of removed) listed.delete(prefix)
          for (const prefix of added) listed.add(prefix)
          const applied = await applyDelta(held, await toDelta(held, toList(held.version + 1, listed)))
          if (!applied.ok) throw new Error(applied.problem)
          held = applied.value
          expect([...listed].every(prefix => isListed(held.prefixes, toHash(prefix)))).toBe(true)
          expect(isListed(held.prefixes, toHash(other))).toBe(listed.has(other))
        }
        expect(held.prefixes).toEqual(toSorted(listed))
      }),
    )
  })
  test('reads at an offset of a larger buffer', async () => {
    const full = await encodeFull(small)
    expect(await decodeFull(Uint8Array.of(1, 2, 3, ...full, 4).subarray(3, 3 + full.length))).toEqual({
      ok: true,
      value: small,
    })
    const delta = await toDelta(small, next)
    expect(await applyDelta(small, Uint8Array.of(1, ...delta).subarray(1))).toEqual({ ok: true, value: next })
  })
})

describe('refused, with the reason', () => {
  const full = encodeFull(small)
  const delta = toDelta(small, next)
  const refused = (problem: string) => ({ ok: false, problem })

  test('another file', async () => {
    for (const bytes of [
      new Uint8Array(),
      Uint8Array.of(0x41, 0x4d),
      new TextEncoder().encode('<!doctype'),
    ]) {
      expect(await decodeFull(bytes)).toEqual(refused('not-a-list'))
      expect(await applyDelta(small, bytes)).toEqual(refused('not-a-list'))
    }
    expect(await decodeFull(await delta)).toEqual(refused('not-a-list'))
    expect(await applyDelta(small, await full)).toEqual(refused('not-a-list'))
  })
  test('a later format, an unknown kind', async () => {
    expect(await decodeFull(withBytes(await full, 4, 2))).toEqual(refused('unknown-format'))
    expect(await decodeFull(withBytes(await full, 5, 2))).toEqual(refused('unknown-format'))
  })
  test('a delta of another list, from another version, for another length', async () => {
    expect(await applyDelta({ ...small, version: 2 }, await delta)).toEqual(refused('wrong-base'))
    expect(await applyDelta({ ...small, kind: 'skeletons' }, await delta)).toEqual(refused('wrong-base'))
    expect(await applyDelta(toList(3, [7, 9]), await delta)).toEqual(refused('wrong-base'))
  })
  test('a base that has the version and yet another entry', async () => {
    expect(await applyDelta(toList(3, [7, 8, 0x61616161, 0xfffffff0]), await delta)).toEqual(
      refused('checksum'),
    )
  })
  test('an addition that is held already', async () => {
    expect(await applyDelta(toList(3, [1, 9, 0x61616161, 0xfffffff0, 0xffffffff]), await delta)).toEqual(
      refused('not-sorted'),
    )
  })
  test('a checksum of something else', async () => {
    expect(await decodeFull(withBytes(await full, 10, 0, 0))).toEqual(refused('checksum'))
    expect(await applyDelta(small, withBytes(await delta, 14, 0, 0))).toEqual(refused('checksum'))
  })
  test('a first prefix that is another', async () => {
    expect(await decodeFull(withBytes(await full, 47, 0, 0, 0, 8))).toEqual(refused('checksum'))
  })

  test('cut at every byte, or longer by one', async () => {
    for (const [bytes, open] of [
      [await full, decodeFull],
      [await delta, (file: Uint8Array) => applyDelta(small, file)],
    ] as const) {
      for (let length = 0; length < bytes.length; length++) {
        expect(await open(bytes.slice(0, length))).toEqual(refused(length < 4 ? 'not-a-list' : 'cut'))
      }
      expect(await open(Uint8Array.of(...bytes, 0))).toEqual(refused('left-over'))
    }
  })

  test('every single bit flipped: refused, or the list is the same', async () => {
    for (const [bytes, open, prefixes] of [
      [await full, decodeFull, small.prefixes],
      [await delta, (file: Uint8Array) => applyDelta(small, file), next.prefixes],
    ] as const) {
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const at = bit >> 3
        const opened = await open(withBytes(bytes, at, (bytes[at] ?? 0) ^ (1 << (bit & 7))))
        if (opened.ok) expect(opened.value.prefixes).toEqual(prefixes)
        // Beyond magic, format, kind and version, which the signed manifest vouches for, every bit counts.
        expect(opened.ok && at >= 10).toBe(false)
      }
    }
  })

  test('property: hostile bytes behind a good header never throw', async () => {
    const header = await delta
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 120 }),
        fc.nat(header.length - 1),
        fc.nat(header.length),
        async (bytes, at, length) => {
          const file = Uint8Array.of(...header.slice(0, length), ...bytes)
          file.set(bytes.slice(0, Math.max(0, file.length - at)), Math.min(at, file.length))
          expect(await applyDelta(small, file)).toHaveProperty('ok')
          expect(await decodeFull(withBytes(file, 0, ...(await full).slice(0, file.length)))).toHaveProperty(
            'ok',
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('sizes', () => {
  test('a file that is too large is refused before it is read', async () => {
    const large = new Uint8Array(largestListBytes + 1)
    large.set(await encodeFull(small))
    expect(await decodeFull(large)).toEqual({ ok: false, problem: 'too-large' })
    expect(await applyDelta(small, large)).toEqual({ ok: false, problem: 'too-large' })
  })
  test('a count beyond the most is refused before memory is taken, whatever the bytes could hold', async () => {
    // Four million bytes of zeros with k = 0 would be 33 million differences.
    const bytes = new Uint8Array(largestListBytes)
    bytes.set(await encodeFull(small))
    const view = new DataView(bytes.buffer)
    view.setUint8(46, 0)
    view.setUint32(51, bytes.length - 55)
    view.setUint32(42, mostListed + 1)
    expect(await decodeFull(bytes)).toEqual({ ok: false, problem: 'too-large' })
    view.setUint32(42, 0xffffffff)
    expect(await decodeFull(bytes)).toEqual({ ok: false, problem: 'too-large' })
  })
  test('a count that a small file cannot hold', async () => {
    expect(await decodeFull(withBytes(await encodeFull(small), 42, 0, 0x3f, 0xff, 0xff))).toEqual({
      ok: false,
      problem: 'bad-count',
    })
  })
  test('a list that no device would take is a bug of the publisher', async () => {
    const tooMany = Uint32Array.from({ length: mostListed + 1 }, (_, i) => i)
    await expect(encodeFull({ kind: 'profiles', version: 1, prefixes: tooMany })).rejects.toThrow(RangeError)
  })
  test('ten thousand entries stay within a tenth of the bound of information', async () => {
    const count = 10_000
    let state = 1
    const prefixes = Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return (state ^ (state >>> 15)) >>> 0
    })
    const bits = ((await encodeFull({ kind: 'profiles', version: 1, prefixes })).length * 8) / count
    expect(bits).toBeLessThan(1.1 * Math.log2(2 ** 32 / count))
  })
})
