import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { largestListBytes, mostListed } from '#shared/rules/list-section'
import { change, decodeStep, encodeStep, joinSteps, type ListStep } from '#shared/rules/list-step'

const anyPrefix = fc.nat({ max: 0xffffffff })
/** Few enough values that lists often have some of them in common. */
const crowded = fc.array(fc.oneof(fc.nat(40), anyPrefix))
const toSorted = (prefixes: Iterable<number>) => Uint32Array.from(new Set(prefixes)).sort()
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const small: ListStep = { from: 3, to: 258, changed: toSorted([7, 9, 0x61616161, 0xfffffff0]) }

function withBytes(file: Uint8Array, at: number, ...bytes: number[]): Uint8Array {
  const changed = file.slice()
  changed.set(bytes, at)
  return changed
}

test('layout', () => {
  const file = toHex(encodeStep('skeletons', small))
  // Magic, format, kind, from, to; four prefixes, k, the first, and the bytes of the others.
  expect(file.slice(0, 28)).toBe('414d4c53 01 01 00000003 00000102'.replaceAll(' ', ''))
  expect(file.slice(28, 46)).toBe('00000004 1d 00000007'.replaceAll(' ', ''))
})

describe('what changes', () => {
  test('who is listed leaves, who is not joins', () => {
    expect(change(toSorted([1, 2, 4]), toSorted([2, 3]))).toEqual(toSorted([1, 3, 4]))
  })
  test('property: between any two lists is exactly one step, which also leads back', () => {
    fc.assert(
      fc.property(crowded, crowded, (one, other) => {
        const [before, after] = [toSorted(one), toSorted(other)]
        const changed = change(before, after)
        expect(change(before, changed)).toEqual(after)
        expect(change(after, changed)).toEqual(before)
        expect(toSorted(changed)).toEqual(changed)
      }),
    )
  })
  test('property: steps in a row are one step, without whoever came and went', () => {
    fc.assert(
      fc.property(fc.array(crowded, { minLength: 2, maxLength: 8 }), lists => {
        const sorted = lists.map(toSorted)
        const steps = sorted.slice(1).map((list, i) => ({
          from: i + 1,
          to: i + 2,
          changed: change(sorted[i] ?? list, list),
        }))
        const joined = steps.reduce(joinSteps)
        const [first = new Uint32Array(), last = new Uint32Array()] = [sorted[0], sorted.at(-1)]
        expect(joined).toEqual({ from: 1, to: sorted.length, changed: change(first, last) })
      }),
    )
  })
  test('steps that do not follow one another are not joined', () => {
    expect(() => joinSteps(small, small)).toThrow(RangeError)
  })
})

describe('file', () => {
  test('property: round trip, at any offset', () => {
    fc.assert(
      fc.property(anyPrefix, anyPrefix, crowded, fc.nat(9), (from, to, prefixes, offset) => {
        const step = { from, to, changed: toSorted(prefixes) }
        const file = encodeStep('profiles', step)
        const behind = Uint8Array.of(...new Uint8Array(offset), ...file).subarray(offset)
        expect(decodeStep(behind)).toEqual({ ok: true, value: { kind: 'profiles', ...step } })
      }),
    )
  })
  test('a thousand changes take little more than their information', () => {
    const changed = toSorted(Array.from({ length: 1000 }, (_, i) => Math.imul(i + 1, 2654435761) >>> 0))
    expect(encodeStep('profiles', { ...small, changed }).length * 8).toBeLessThan(1000 * 24.5)
  })
  test('a step that no device would take is a bug of the publisher', () => {
    const changed = Uint32Array.from({ length: mostListed + 1 }, (_, i) => i)
    expect(() => encodeStep('profiles', { ...small, changed })).toThrow(RangeError)
  })
})

describe('refused, with the reason', () => {
  const file = encodeStep('profiles', small)
  const refused = (problem: string) => ({ ok: false, problem })

  test.each([
    ['nothing', new Uint8Array(), 'not-a-list'],
    ['a page', new TextEncoder().encode('<!doctype html>'), 'not-a-list'],
    ['a whole list', withBytes(file, 3, 0x46), 'not-a-list'],
    ['a later format', withBytes(file, 4, 2), 'unknown-format'],
    ['an unknown kind', withBytes(file, 5, 2), 'unknown-format'],
    ['one with something behind it', Uint8Array.of(...file, 0), 'left-over'],
    ['more bytes than are allowed', new Uint8Array(largestListBytes + 1), 'too-large'],
    ['more prefixes than are allowed', withBytes(file, 14, 0xff), 'too-large'],
    ['more prefixes than its bytes hold', withBytes(file, 14, 0, 0x3f), 'bad-count'],
    ['a parameter that is none', withBytes(file, 18, 31), 'bad-parameter'],
    // The first so high that the next goes beyond 32 bits.
    ['prefixes out of range', withBytes(file, 19, 0xff, 0xff, 0xff, 0xff), 'out-of-range'],
  ])('%s', (_, bytes, problem) => {
    expect(decodeStep(bytes)).toEqual(refused(problem))
  })
  test('the same prefix twice', () => {
    const pair = encodeStep('profiles', { ...small, changed: toSorted([0, 2 ** 29]) })
    // The difference made zero; the two of them are 2^29 apart, a quotient and no remainder.
    expect(decodeStep(withBytes(pair, 27, ...new Uint8Array(pair.length - 27)))).toEqual(
      refused('not-sorted'),
    )
  })
  test('cut at every byte', () => {
    for (let length = 0; length < file.length; length++) {
      expect(decodeStep(file.slice(0, length))).toEqual(refused(length < 4 ? 'not-a-list' : 'cut'))
    }
  })
  test('property: hostile bytes behind a good header never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(file.length), (tail, length) => {
        const decoded = decodeStep(Uint8Array.of(...file.slice(0, length), ...tail))
        if (decoded.ok) expect(toSorted(decoded.value.changed)).toEqual(decoded.value.changed)
      }),
      { numRuns: 500 },
    )
  })
})
