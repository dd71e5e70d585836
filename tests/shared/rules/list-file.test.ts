import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFull, encodeFull, type ListFile, toListDigest } from '#shared/rules/list-file'
import { largestListBytes, mostListed } from '#shared/rules/list-section'

const anyPrefix = fc.nat({ max: 0xffffffff })
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
// Made with: printf 'aaaabbbbccccdddd' | sha256sum; also in google/safebrowsing.
const digest = '147eb9dcde0e090429c01dbf634fd9b69a7f141f005c387a9c00498908499dde'

test('layout', async () => {
  const file = await encodeFull({
    kind: 'skeletons',
    version: 258,
    prefixes: [0x64646464, 0x61616161, 0x62626262, 0x63636363, 0x61616161],
  })
  expect(toHex(file.slice(0, 42))).toBe(packed(`414d4c46 01 01 00000102 ${digest}`))
  // Four prefixes, k, the first, twelve bytes; then thrice 0x01010101 with a quotient of 0.
  expect(toHex(file.slice(42, 55))).toBe(packed('00000004 1d 61616161 0000000c'))
  expect(file).toHaveLength(67)
  expect(await decodeFull(file)).toEqual({
    ok: true,
    value: toList(258, [0x61616161, 0x62626262, 0x63636363, 0x64646464], 'skeletons'),
  })
})

test('a manifest names a list by the same digest', async () => {
  expect(await toListDigest(toSorted([0x64646464, 0x61616161, 0x62626262, 0x63636363]))).toBe(digest)
})

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

test('reads at an offset of a larger buffer', async () => {
  const full = await encodeFull(small)
  const file = Uint8Array.of(1, 2, 3, ...full, 4).subarray(3, 3 + full.length)
  expect(await decodeFull(file)).toEqual({ ok: true, value: small })
})

describe('refused, with the reason', () => {
  const full = encodeFull(small)
  const refused = (problem: string) => ({ ok: false, problem })

  test('another file', async () => {
    for (const bytes of [
      new Uint8Array(),
      Uint8Array.of(0x41, 0x4d),
      new TextEncoder().encode('<!doctype'),
    ]) {
      expect(await decodeFull(bytes)).toEqual(refused('not-a-list'))
    }
    expect(await decodeFull(withBytes(await full, 3, 0x53))).toEqual(refused('not-a-list'))
  })
  test('a later format, an unknown kind', async () => {
    expect(await decodeFull(withBytes(await full, 4, 2))).toEqual(refused('unknown-format'))
    expect(await decodeFull(withBytes(await full, 5, 2))).toEqual(refused('unknown-format'))
  })
  test('a checksum of something else', async () => {
    expect(await decodeFull(withBytes(await full, 10, 0, 0))).toEqual(refused('checksum'))
  })
  test('a first prefix that is another', async () => {
    expect(await decodeFull(withBytes(await full, 47, 0, 0, 0, 8))).toEqual(refused('checksum'))
  })
  test('cut at every byte, or longer by one', async () => {
    const bytes = await full
    for (let length = 0; length < bytes.length; length++) {
      expect(await decodeFull(bytes.slice(0, length))).toEqual(refused(length < 4 ? 'not-a-list' : 'cut'))
    }
    expect(await decodeFull(Uint8Array.of(...bytes, 0))).toEqual(refused('left-over'))
  })
  test('every single bit flipped, but of kind and version, which the manifest vouches for', async () => {
    const bytes = await full
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const at = bit >> 3
      const opened = await decodeFull(withBytes(bytes, at, (bytes[at] ?? 0) ^ (1 << (bit & 7))))
      if (opened.ok) expect(opened.value.prefixes).toEqual(small.prefixes)
      expect(opened.ok && at >= 10).toBe(false)
    }
  })
  test('property: hostile bytes behind a good header never throw', async () => {
    const bytes = await full
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 120 }), fc.nat(bytes.length), async (tail, length) => {
        expect(await decodeFull(Uint8Array.of(...bytes.slice(0, length), ...tail))).toHaveProperty('ok')
      }),
      { numRuns: 500 },
    )
  })
})

describe('sizes', () => {
  test('a file that is too large is refused before it is read', async () => {
    const large = new Uint8Array(largestListBytes + 1)
    large.set(await encodeFull(small))
    expect(await decodeFull(large)).toEqual({ ok: false, problem: 'too-large' })
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
