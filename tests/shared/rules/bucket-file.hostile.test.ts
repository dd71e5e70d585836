import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketEntrySchema } from '#shared/domain/verdict'
import { decodeBucket, encodeBucket } from '#shared/rules/bucket-file'
import { largestBucketBytes } from '#shared/rules/bucket-sections'
import {
  makeBucket,
  makeLookAlike,
  reportedEntry,
  shopEntry,
  toBodyFile,
  toFile,
} from '../../fixtures/buckets.ts'

function faultOf(bytes: Uint8Array) {
  const decoded = decodeBucket(bytes)
  return decoded.ok ? null : decoded.problem
}

describe('hostile bytes', () => {
  const header = '414d424b 01 00 00000000'
  const entry = (start: string) => `${start}${'00'.repeat(15)} 02 0000`
  test.each([
    ['nothing', new Uint8Array(0), 'not-a-bucket'],
    ['JSON', new TextEncoder().encode('{"entries":[]}'), 'not-a-bucket'],
    ['a later format', toFile('414d424b 02 00 00000000 00 00'), 'unknown-format'],
    ['a megabyte and one', toFile(`${header} 00 00`, largestBucketBytes + 1), 'too-large'],
    ['only a magic number', toFile('414d424b', 4), 'cut'],
    ['no entries but their count', toFile(`${header} ff 7f`), 'bad-count'],
    ['the highest count', toFile(`${header} ffffffffffff7f`), 'bad-count'],
    ['a count without end', toFile(`${header} ffffffffffffffffffff`), 'out-of-range'],
    ['a count in a longer spelling', toFile(`${header} 8000 00`), 'out-of-range'],
    ['an entry longer than the file', toFile(`${header} 01 ${'00'.repeat(16)} ff7f`), 'cut'],
    ['an entry shorter than its fields', toBodyFile('00ff a1b2'), 'cut'],
    ['more claims than bytes', toBodyFile('0008 7f 000001 000002'), 'bad-count'],
    ['an incident before its first', toBodyFile('0040 01 90 01 000001 01 64'), 'out-of-range'],
    ['a category beyond Z', toBodyFile('0040 01 d8 01 000001 00 64'), 'out-of-range'],
    ['a category without number', toBodyFile('0040 01 90 00 000001 00 64'), 'out-of-range'],
    ['a category beyond 99', toBodyFile('0040 01 90 64 000001 00 64'), 'out-of-range'],
    ['more rupiah than there are', toBodyFile('0040 01 90 01 000001 00 ffffffffffff7f'), 'out-of-range'],
    ['two of the same', toFile(`${header} 02 ${entry('01')} ${entry('01')} 00`), 'not-sorted'],
    ['the wrong order', toFile(`${header} 02 ${entry('02')} ${entry('01')} 00`), 'not-sorted'],
    ['a hash of another bucket', toFile(`414d424b 01 01 00000000 01 ${entry('80')} 00`), 'misplaced'],
    ['a bucket that is none', toFile('414d424b 01 01 00000002 00 00'), 'misplaced'],
    ['more bits than there are', toFile('414d424b 01 ff 00000000 00 00'), 'misplaced'],
    ['a key that is no text', toFile(`${header} 00 01 ${'00'.repeat(16)} 02 c3 28`), 'out-of-range'],
    ['something in the padding', toFile(`${header} 00 00 ${'00'.repeat(500)} 01`), 'left-over'],
    ['padding of another size', toFile(`${header} 00 00`, 2048), 'left-over'],
    ['no padding', toFile(`${header} 00 00`, 12), 'left-over'],
  ])('%s', (_, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault)
  })
  test('a key that is a link to elsewhere is left out', () => {
    const keys = ['instagram:../../evil', 'facebook:"><script>', 'instagram:a\nb', 'instagram:siti\n', '']
    const lookAlikes = keys.map((key, i) => makeLookAlike(`0${i}`, key))
    const decoded = decodeBucket(encodeBucket(makeBucket({ lookAlikes })))
    expect(decoded.ok && decoded.value.lookAlikes).toEqual([])
  })

  const sample = encodeBucket(
    makeBucket({ entries: [shopEntry, reportedEntry], lookAlikes: [makeLookAlike('02', 'tiktok:siti')] }),
  )
  const contentLength = sample.findLastIndex(byte => byte !== 0) + 1

  test('every truncation is refused', () => {
    for (let length = 0; length < sample.length; length++) {
      expect(faultOf(sample.slice(0, length)), `${length} bytes`).not.toBeNull()
    }
  })
  test('every change of one byte is refused or says something, and never throws', () => {
    const answers = new Set<string>()
    for (let at = 0; at < contentLength; at++) {
      for (let by = 1; by < 256; by++) {
        const changed = sample.slice()
        changed[at] = (changed[at] ?? 0) ^ by
        answers.add(faultOf(changed) ?? 'read')
      }
    }
    expect(answers).toEqual(
      new Set([
        'not-a-bucket',
        'unknown-format',
        'misplaced',
        'bad-count',
        'cut',
        'out-of-range',
        'not-sorted',
        'left-over',
        'read',
      ]),
    )
  })
  test('no bit of the padding may change', () => {
    for (let bit = contentLength * 8; bit < sample.length * 8; bit++) {
      const changed = sample.slice()
      changed[bit >>> 3] = 1 << (bit & 7)
      expect(faultOf(changed), `bit ${bit}`).toBe('left-over')
    }
  })
  test('what is read of a file with one bit turned is as the schema has it', () => {
    for (let bit = 0; bit < contentLength * 8; bit++) {
      const changed = sample.slice()
      changed[bit >>> 3] = (changed[bit >>> 3] ?? 0) ^ (1 << (bit & 7))
      const decoded = decodeBucket(changed)
      for (const { hashStart, ...entry } of decoded.ok ? decoded.value.entries : []) {
        const findings = entry.findings.map(finding => ({ ...finding, category: 'S1' }))
        const whole = { ...entry, findings, hash: hashStart.padEnd(64, '0') }
        expect(bucketEntrySchema.safeParse(whole).success, `bit ${bit}`).toBe(true)
      }
    }
  })
  test('property: any bytes behind a right beginning are read without a throw', () => {
    const anyBytes = fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.boolean())
    fc.assert(
      fc.property(anyBytes, ([bytes, isEntry]) => {
        const file = toFile(`${header} ${isEntry ? `01 ${'00'.repeat(16)}` : ''}`)
        file.set(bytes, isEntry ? 27 : 10)
        expect(typeof decodeBucket(file).ok).toBe('boolean')
      }),
      { numRuns: 1000 },
    )
  })
})
