import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlatformIdTag, SubjectHash } from '#shared/domain/subject'
import { type ClaimCodeHash, factKindSchema, type SellerTag } from '#shared/domain/verdict'
import { decodeBucket, encodeBucket, findEntry, type PublicBucket } from '#shared/rules/bucket-file'
import { encodeEntryBody } from '#shared/rules/entry-bytes'
import { verdictOf } from '#shared/rules/verdict-of'
import {
  makeBucket,
  makeLookAlike,
  reportedEntry,
  shopEntry,
  toBodyFile,
  toFile,
  toHash,
  toPacked,
} from '../../fixtures/buckets.ts'
import { daysAgo, makeClaim, makeEntry, makeFact, makeFinding, now } from '../../fixtures/builders.ts'
import { anyEntries, anyEntry, anyLookAlikes, toHeld } from './record-arbitraries.ts'

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('layout', () => {
  test('header, entries, look-alikes, zeros', () => {
    const file = encodeBucket({
      bits: 4,
      index: 10,
      entries: [
        makeEntry(toHash('a1'), {
          facts: [{ kind: 'renamed', at: '2020-01-01T00:02:59.999Z' }],
        }),
      ],
      lookAlikes: [makeLookAlike('af', 'tiktok:siti')],
    })
    const entry = `a1${'00'.repeat(15)} 07 0020 01 03 000002`
    const lookAlike = `af${'00'.repeat(15)} 0b ${Buffer.from('tiktok:siti').toString('hex')}`
    expect(file).toEqual(toFile(`414d424b 01 04 0000000a 01 ${entry} 01 ${lookAlike}`))
  })
  test('of every field of an entry', () => {
    const entry = makeEntry(toHash('00'), {
      platformIdTag: 'a1b2c3d4' as PlatformIdTag,
      sellerTag: '0123456789ab' as SellerTag,
      destinations: { bank: 1, ewallet: 2, phone: 3, qris: 99 },
      claims: [{ provenAt: '2020-01-01T00:01:00.000Z', seenAt: '2020-01-01T00:02:00.000Z' }],
      credentials: [
        { kind: 'halal', checkedAt: '2020-01-01T00:03:00.000Z', expiresAt: '2020-01-01T00:04:00.000Z' },
      ],
      facts: [],
      findings: [makeFinding({ category: 'S1', at: '2020-01-01T00:05:00.000Z', amount: 300, replied: true })],
      appeals: [
        { finding: 'finding-1', at: '2020-01-01T00:06:00.000Z', deadlineAt: '2020-01-01T04:16:00.000Z' },
      ],
      reviews: { all: [1, 2, 3, 4, 200], proven: [0, 0, 0, 0, 1] },
    })
    expect(toHex(encodeEntryBody(entry))).toBe(
      toPacked(`00df a1b2c3d4 0123456789ab 123f 01 000001 000002 01 82 000003 000004
        01 95 01 000005 00 ac02 000006 000100 01 02 03 04 c801 00 00 00 00 01`),
    )
  })
  test('of pending claim codes: a list behind the rest, at most four', () => {
    const codes = ['00', '11', '22', '33', '44'].map(pair => pair.repeat(8) as ClaimCodeHash)
    const body = encodeEntryBody(makeEntry(toHash('00'), { pendingCodes: codes }))
    expect(toHex(body)).toBe(toPacked(`0100 04 ${codes.slice(0, 4).join(' ')}`))
  })
  test('an empty bucket is a kilobyte, and so is one with few entries', () => {
    expect(encodeBucket(makeBucket())).toHaveLength(1024)
    expect(encodeBucket(makeBucket({ entries: [shopEntry, reportedEntry] }))).toHaveLength(1024)
    const entries = Array.from({ length: 40 }, (_, i) => ({ ...shopEntry, hash: toHash(String(10 + i)) }))
    expect(encodeBucket(makeBucket({ entries }))).toHaveLength(4096)
  })
})

describe('size', () => {
  test('an ordinary entry takes at most 64 bytes, with its hash and its length', () => {
    const sizes = [shopEntry, reportedEntry].map(entry => 16 + 1 + encodeEntryBody(entry).length)
    expect(sizes).toEqual([61, 52])
  })
})

describe('round trip', () => {
  test('property: everything but ids comes back, to the minute', () => {
    fc.assert(
      fc.property(anyEntries('5a'), anyLookAlikes('5a'), (entries, lookAlikes) => {
        const decoded = decodeBucket(encodeBucket({ bits: 8, index: 0x5a, entries, lookAlikes }))
        const sorted = entries.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
        expect(decoded).toEqual({
          ok: true,
          value: {
            bits: 8,
            index: 0x5a,
            entries: sorted.map(toHeld),
            lookAlikes: lookAlikes
              .map(({ hash, key }) => ({ hashStart: hash.slice(0, 32), key }))
              .toSorted((a, b) => (a.hashStart + a.key < b.hashStart + b.key ? -1 : 1)),
          },
        })
      }),
    )
  })
  test('property: the order of what is given does not matter', () => {
    fc.assert(
      fc.property(anyEntries(), anyLookAlikes(), (entries, lookAlikes) => {
        const turned = { entries: entries.toReversed(), lookAlikes: lookAlikes.toReversed() }
        expect(encodeBucket(makeBucket(turned))).toEqual(encodeBucket(makeBucket({ entries, lookAlikes })))
      }),
    )
  })
  test('property: a verdict on whole minutes is the same after it', () => {
    fc.assert(
      fc.property(anyEntry(), entry => {
        const exact = toHeld(entry)
        const decoded = decodeBucket(encodeBucket(makeBucket({ entries: [entry] })))
        const held = decoded.ok ? findEntry(decoded.value, entry.hash) : null
        const verdict = held && verdictOf({ ...held, boundTo: null }, now)
        expect(verdict).toEqual(verdictOf({ ...exact, boundTo: null }, now))
      }),
    )
  })
  test('findings of one incident stay findings of one incident', () => {
    const findings = ['a', 'b', 'a'].map((incident, i) => makeFinding({ id: `finding-${i}`, incident }))
    const entry = makeEntry(toHash('00'), { findings })
    const decoded = decodeBucket(encodeBucket(makeBucket({ entries: [entry] })))
    const held = decoded.ok ? decoded.value.entries[0]?.findings : null
    expect(held?.map(({ incident }) => incident)).toEqual(['i0', 'i1', 'i0'])
  })
  test('an appeal against a finding that is not there is left out', () => {
    const stray = { ...shopEntry, appeals: [{ finding: 'gone', at: daysAgo(2), deadlineAt: daysAgo(1) }] }
    const decoded = decodeBucket(encodeBucket(makeBucket({ entries: [stray] })))
    expect(decoded.ok && decoded.value.entries[0]?.appeals).toEqual([])
  })
})

describe('what is not written', () => {
  test.each([
    ['a subject twice', makeBucket({ entries: [shopEntry, shopEntry] })],
    ['a hash of another bucket', makeBucket({ bits: 4, index: 1, entries: [shopEntry] })],
    ['an index that the bits do not have', makeBucket({ bits: 2, index: 4 })],
    ['too many bits', makeBucket({ bits: 21 })],
    ['half a bit', makeBucket({ bits: 0.5 })],
    ['no date', makeBucket({ entries: [{ ...shopEntry, facts: [makeFact({ at: 'yesterday' })] }] })],
    ['a hash that is none', makeBucket({ entries: [{ ...shopEntry, hash: 'xyz' as SubjectHash }] })],
    [
      'a category that is none',
      makeBucket({ entries: [{ ...reportedEntry, findings: [makeFinding({ category: 'ß' })] }] }),
    ],
    [
      'less than nothing',
      makeBucket({ entries: [{ ...reportedEntry, findings: [makeFinding({ amount: -1 })] }] }),
    ],
  ])('%s', (_, bucket: PublicBucket) => {
    expect(() => encodeBucket(bucket)).toThrow(RangeError)
  })
  test('more than a file may hold', () => {
    const entries = Array.from({ length: 2 ** 14 }, (_, i) => ({
      ...shopEntry,
      claims: [makeClaim(), makeClaim()],
      hash: toHash(i.toString(16).padStart(4, '0')),
    }))
    expect(() => encodeBucket(makeBucket({ entries }))).toThrow('too-large')
  })
})

describe('what a newer server says', () => {
  test('a fact of an unknown kind is left out, the others stay', () => {
    const decoded = decodeBucket(toBodyFile('0020 02 06 000001 03 000002'))
    expect(decoded.ok && decoded.value.entries[0]?.facts).toEqual([
      { kind: 'renamed', at: '2020-01-01T00:02:00.000Z' },
    ])
  })
  test('a credential of an unknown kind is one of a checked name', () => {
    const decoded = decodeBucket(toBodyFile('0010 01 86 000001 000002'))
    expect(decoded.ok && decoded.value.entries[0]?.credentials).toEqual([
      { kind: 'account-name', checkedAt: '2020-01-01T00:01:00.000Z', expiresAt: '2020-01-01T00:02:00.000Z' },
    ])
  })
  test('a finding of an unknown letter stays a finding', () => {
    const decoded = decodeBucket(toBodyFile('0040 01 b8 07 000001 00 64'))
    expect(decoded.ok && decoded.value.entries[0]?.findings).toEqual([
      makeFinding({ id: 'f0', incident: 'i0', category: 'X7', at: '2020-01-01T00:01:00.000Z', amount: 100 }),
    ])
  })
  test('pending codes beyond ours and fields of later flags are passed over', () => {
    const plain = decodeBucket(toBodyFile('0020 01 03 000002'))
    expect(decodeBucket(toBodyFile('0220 01 03 000002 0123456789abcdef'))).toEqual(plain)
    expect(decodeBucket(toBodyFile('fe20 01 03 000002 0123456789abcdef'))).toEqual(plain)
    const many = decodeBucket(toBodyFile(`0100 06 ${'0123456789abcdef'.repeat(6)}`))
    expect(many.ok && many.value.entries[0]?.pendingCodes).toEqual(Array(4).fill('0123456789abcdef'))
  })
  test('a look-alike on an unknown platform is left out', () => {
    const lookAlikes = [makeLookAlike('00', 'shopee:siti'), makeLookAlike('01', 'tiktok:siti')]
    const decoded = decodeBucket(encodeBucket(makeBucket({ lookAlikes })))
    expect(decoded.ok && decoded.value.lookAlikes.map(({ key }) => key)).toEqual(['tiktok:siti'])
  })
  test('every kind that there is has a number of its own', () => {
    const facts = factKindSchema.options.map(kind => makeFact({ kind, at: daysAgo(0) }))
    const decoded = decodeBucket(encodeBucket(makeBucket({ entries: [{ ...shopEntry, facts }] })))
    expect(decoded.ok && decoded.value.entries[0]?.facts).toEqual(facts)
  })
})
