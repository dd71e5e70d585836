import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeDestinationBucket,
  encodeDestinationBucket,
  largestDestinationBucketBytes,
  sealDestination,
} from '#shared/rules/destination-bucket'
import { toFile } from '../../fixtures/buckets.ts'
import { makeFinding } from '../../fixtures/builders.ts'

const output = Uint8Array.from({ length: 32 }, (_, i) => i)
const empty = { owners: [], findings: [], appeals: [] }
const record = { ...empty, findings: [makeFinding()] }

describe('what is not written', () => {
  const sealed = [{ tag: '00'.repeat(8), bytes: new Uint8Array(92) }]
  const whole = { epoch: 1, bits: 0, index: 0, sealed }
  test.each([
    ['a tag twice', { ...whole, sealed: [...sealed, ...sealed] }],
    ['no epoch', { ...whole, epoch: 0 }],
    ['an epoch too many', { ...whole, epoch: 65_536 }],
    ['an index that the bits do not have', { ...whole, bits: 1, index: 2 }],
    [
      'a record that is not of whole blocks',
      { ...whole, sealed: [{ tag: '00'.repeat(8), bytes: new Uint8Array(91) }] },
    ],
    ['a tag that is none', { ...whole, sealed: [{ tag: 'abc', bytes: new Uint8Array(92) }] }],
    [
      'more than a file may hold',
      { ...whole, sealed: [{ tag: '00'.repeat(8), bytes: new Uint8Array(28 + 2 ** 20) }] },
    ],
  ])('%s', (_, bucket) => {
    expect(() => encodeDestinationBucket(bucket)).toThrow(RangeError)
  })
  test('nothing is sealed for half an evaluation', async () => {
    await expect(sealDestination(output.slice(0, 16), 1, empty)).rejects.toThrow(RangeError)
  })
})

describe('hostile bytes', () => {
  const header = '414d4442 01 0001 00 00000000'
  const sealed = (tag: string, length = 92) =>
    `${tag}${'00'.repeat(7)} ${length.toString(16)} ${'11'.repeat(length)}`
  test.each([
    ['nothing', new Uint8Array(0), 'not-a-bucket'],
    ['a bucket of profiles', toFile('414d424b 01 00 00000000 00 00'), 'not-a-bucket'],
    ['a later format', toFile('414d4442 02 0001 00 00000000 00'), 'unknown-format'],
    ['a megabyte and one', toFile(`${header} 00`, largestDestinationBucketBytes + 1), 'too-large'],
    ['only a magic number', toFile('414d4442', 4), 'cut'],
    ['the highest count', toFile(`${header} ffffffffffff7f`), 'bad-count'],
    ['a count without end', toFile(`${header} ffffffffffffffffffff`), 'out-of-range'],
    ['a record longer than the file', toFile(`${header} 01 ${'00'.repeat(8)} ff7f`), 'cut'],
    ['a record of half a block', toFile(`${header} 01 ${sealed('00', 60)}`), 'out-of-range'],
    ['a record of nothing', toFile(`${header} 01 ${sealed('00', 28)}`), 'out-of-range'],
    ['two of the same', toFile(`${header} 02 ${sealed('01')} ${sealed('01')}`), 'not-sorted'],
    ['the wrong order', toFile(`${header} 02 ${sealed('02')} ${sealed('01')}`), 'not-sorted'],
    ['no epoch', toFile('414d4442 01 0000 00 00000000 00'), 'misplaced'],
    ['a bucket that is none', toFile('414d4442 01 0001 01 00000002 00'), 'misplaced'],
    ['more bits than there are', toFile('414d4442 01 0001 ff 00000000 00'), 'misplaced'],
    ['something in the padding', toFile(`${header} 00 ${'00'.repeat(500)} 01`), 'left-over'],
    ['padding of another size', toFile(`${header} 00`, 2048), 'left-over'],
    ['no padding', toFile(`${header} 00`, 13), 'left-over'],
  ])('%s', (_, bytes, problem) => {
    expect(decodeDestinationBucket(bytes)).toEqual({ ok: false, problem })
  })
  test('every truncation is refused, and every change is refused or never the same bucket', async () => {
    const bucket = { epoch: 3, bits: 0, index: 0, sealed: [await sealDestination(output, 3, record)] }
    const file = encodeDestinationBucket(bucket)
    for (let at = 0; at < file.length; at++) {
      expect(decodeDestinationBucket(file.slice(0, at)).ok, `${at} bytes`).toBe(false)
      for (const by of [1, 128, 255]) {
        const changed = decodeDestinationBucket(file.with(at, (file[at] ?? 0) ^ by))
        if (changed.ok) expect(encodeDestinationBucket(changed.value)).not.toEqual(file)
      }
    }
  })
  test('property: any bytes behind a right beginning are read without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        const file = toFile(header)
        file.set(bytes, 12)
        expect(typeof decodeDestinationBucket(file).ok).toBe('boolean')
      }),
    )
  })
})
