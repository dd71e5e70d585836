import { createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DestinationRecord } from '#shared/domain/destination'
import type { ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import {
  decodeDestinationBucket,
  encodeDestinationBucket,
  openDestination,
  type SealedDestination,
  sealDestination,
  toDestinationIndex,
} from '#shared/rules/destination-bucket'
import { seal } from '#shared/rules/destination-seal'
import { toFile } from '../../fixtures/buckets.ts'
import { makeFinding } from '../../fixtures/builders.ts'
import {
  anyFindings,
  anyInstant,
  anyProfileKey,
  anySellerTag,
  toHeldFindings,
  toMinute,
} from './record-arbitraries.ts'

const output = Uint8Array.from({ length: 32 }, (_, i) => i)
const otherOutput = output.map(byte => byte ^ 1)
const empty: DestinationRecord = { owners: [], findings: [], appeals: [] }
const record: DestinationRecord = {
  owners: [
    {
      sellerTag: '0123456789ab' as SellerTag,
      profile: 'instagram:toko.siti' as ProfileKey,
      checkedAt: '2020-01-01T00:01:00.000Z',
    },
  ],
  findings: [makeFinding({ at: '2020-01-01T00:02:30.000Z', amount: 300 })],
  appeals: [],
}
const anyOutput = fc.uint8Array({ minLength: 32, maxLength: 32 })
const anyRecord: fc.Arbitrary<DestinationRecord> = fc
  .tuple(
    fc.array(fc.record({ sellerTag: anySellerTag, profile: anyProfileKey, checkedAt: anyInstant }), {
      maxLength: 4,
    }),
    anyFindings,
  )
  .map(([owners, heard]) => ({ owners, ...heard }))

/** The record after it went through a bucket. */
async function open(sealed: SealedDestination[], asked: Uint8Array, epoch = 3) {
  const decoded = decodeDestinationBucket(encodeDestinationBucket({ epoch, bits: 0, index: 0, sealed }))
  return decoded.ok ? openDestination(decoded.value, asked) : decoded
}

function deriveApart(use: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', output, '', `amanah/destination/v1/${use}`, length))
}

describe('layout', () => {
  test('of the file', async () => {
    const sealed = [
      { tag: 'ff00000000000001', bytes: new Uint8Array(92).fill(0xbb) },
      { tag: '0000000000000002', bytes: new Uint8Array(156).fill(0xaa) },
    ]
    const file = encodeDestinationBucket({ epoch: 258, bits: 4, index: 10, sealed })
    const records = `0000000000000002 9c01 ${'aa'.repeat(156)} ff00000000000001 5c ${'bb'.repeat(92)}`
    expect(file).toEqual(toFile(`414d4442 01 0102 04 0000000a 02 ${records}`))
  })
  test('of a seal, made again with another library', async () => {
    const { tag, bytes } = await sealDestination(output, 3, record)
    expect(tag).toBe(deriveApart('tag', 8).toString('hex'))
    const additionalData = Buffer.from('amanah/destination/v1/3')
    const decipher = createDecipheriv('aes-256-gcm', deriveApart('key', 32), bytes.slice(0, 12))
    decipher.setAAD(additionalData)
    decipher.setAuthTag(bytes.slice(-16))
    const text = Buffer.concat([decipher.update(bytes.slice(12, -16)), decipher.final()])
    const owner = `0123456789ab 13 ${Buffer.from('instagram:toko.siti').toString('hex')} 000001`
    expect(new Uint8Array(text)).toEqual(toFile(`27 01 ${owner} 01 90 01 000002 00 ac02`, 64))
    const message = Buffer.concat([additionalData, Buffer.from([0]), text])
    const nonce = createHmac('sha256', deriveApart('nonce', 32)).update(message).digest()
    expect(bytes.slice(0, 12)).toEqual(new Uint8Array(nonce.subarray(0, 12)))
  })
  test('the index is the first bits of the evaluation', () => {
    const evaluation = new Uint8Array(32).fill(0xff).fill(0xa5, 0, 1)
    expect([0, 1, 4, 8, 12, 20].map(bits => toDestinationIndex(evaluation, bits))).toEqual([
      0, 1, 0xa, 0xa5, 0xa5f, 0xa5fff,
    ])
  })
})

describe('round trip', () => {
  test('property: who has the evaluation reads everything but ids, to the minute', async () => {
    await fc.assert(
      fc.asyncProperty(anyOutput, anyRecord, async (evaluation, drawn) => {
        const sealed = await sealDestination(evaluation, 3, drawn)
        expect(await open([sealed], evaluation)).toEqual({
          ok: true,
          value: {
            owners: drawn.owners.map(owner => ({ ...owner, checkedAt: toMinute(owner.checkedAt) })),
            ...toHeldFindings(drawn),
          },
        })
      }),
    )
  })
  test('property: one evaluation opens its own record and no other', async () => {
    const anyOutputs = fc.uniqueArray(anyOutput, {
      minLength: 2,
      maxLength: 5,
      selector: bytes => bytes.join(),
    })
    await fc.assert(
      fc.asyncProperty(anyOutputs, async outputs => {
        const [absent = output, ...present] = outputs
        const records = present.map((_, i) => ({ ...empty, findings: [makeFinding({ amount: i })] }))
        const sealed = await Promise.all(
          present.map((evaluation, i) => sealDestination(evaluation, 3, records[i] ?? empty)),
        )
        for (const [i, evaluation] of present.entries()) {
          const opened = await open(sealed, evaluation)
          expect(opened.ok && opened.value?.findings[0]?.amount).toBe(i)
        }
        expect(await open(sealed, absent)).toEqual({ ok: true, value: null })
      }),
      { numRuns: 30 },
    )
  })
  test('property: the order of what is given does not matter', () => {
    const anySealed = fc.uniqueArray(
      fc.record({
        tag: fc.string({
          unit: fc.constantFrom(...'0123456789abcdef'),
          minLength: 16,
          maxLength: 16,
        }),
        bytes: fc.constantFrom(new Uint8Array(92), new Uint8Array(220)),
      }),
      { selector: ({ tag }) => tag },
    )
    fc.assert(
      fc.property(anySealed, sealed => {
        const address = { epoch: 1, bits: 0, index: 0 }
        const file = encodeDestinationBucket({ ...address, sealed })
        expect(encodeDestinationBucket({ ...address, sealed: sealed.toReversed() })).toEqual(file)
        const value = { ...address, sealed: sealed.toSorted((a, b) => (a.tag < b.tag ? -1 : 1)) }
        expect(decodeDestinationBucket(file)).toEqual({ ok: true, value })
      }),
    )
  })
  test('the same record is sealed to the same bytes; another one, or one of another epoch, never shares a nonce', async () => {
    const sealed = await sealDestination(output, 3, record)
    expect(await sealDestination(output, 3, record)).toEqual(sealed)
    const others = await Promise.all([
      sealDestination(output, 3, { ...record, owners: [] }),
      sealDestination(output, 4, record),
      sealDestination(otherOutput, 3, record),
    ])
    const nonces = [sealed, ...others].map(({ bytes }) => Buffer.from(bytes.slice(0, 12)).toString('hex'))
    expect(new Set(nonces).size).toBe(4)
  })
  test('records of about the same content have the same length', async () => {
    const lengthOf = async (of: DestinationRecord) => (await sealDestination(output, 3, of)).bytes.length
    expect(await lengthOf(empty)).toBe(28 + 64)
    expect(await lengthOf(record)).toBe(28 + 64)
    expect(await lengthOf({ ...record, findings: Array.from({ length: 6 }, () => makeFinding()) })).toBe(
      28 + 128,
    )
  })
})

describe('a record that is there and does not open', () => {
  test.each([
    ['with any byte changed', (bytes: Uint8Array, at: number) => bytes.with(at, (bytes[at] ?? 0) ^ 1)],
    ['cut to a block', (bytes: Uint8Array) => bytes.slice(0, 28 + 64)],
  ])('%s is no missing record', async (_, change) => {
    const long = { ...record, findings: Array.from({ length: 6 }, () => makeFinding()) }
    const { tag, bytes } = await sealDestination(output, 3, long)
    for (let at = 0; at < bytes.length; at++) {
      expect(await open([{ tag, bytes: change(bytes, at) }], output)).toEqual({
        ok: false,
        problem: 'not-opened',
      })
    }
  })
  test('nor is one of another epoch, or of another destination under its tag', async () => {
    const { tag, bytes } = await sealDestination(output, 3, record)
    expect(await open([{ tag, bytes }], output, 4)).toEqual({ ok: false, problem: 'not-opened' })
    const other = await sealDestination(otherOutput, 3, record)
    expect(await open([{ tag, bytes: other.bytes }], output)).toEqual({ ok: false, problem: 'not-opened' })
  })
  test.each([
    ['a record that is cut', '41', 64, 'cut'],
    ['more owners than bytes', '02 7f 00', 64, 'bad-count'],
    ['something behind it', '02 00 00 01', 64, 'left-over'],
    ['a block too many', '02 00 00', 128, 'left-over'],
  ])('%s is refused, whoever sealed it', async (_, hex, length, problem) => {
    const { tag } = await sealDestination(output, 3, empty)
    const bytes = await seal(output, 3, toFile(hex, length))
    expect(await open([{ tag, bytes }], output)).toEqual({ ok: false, problem })
  })
  test('a shop on an unknown platform is left out, and so is what a newer server adds', async () => {
    const { tag } = await sealDestination(output, 3, empty)
    const owner = `0123456789ab 0b ${Buffer.from('shopee:siti').toString('hex')} 000001`
    const bytes = await seal(output, 3, toFile(`1a 01 ${owner} 00 ffff`, 64))
    expect(await open([{ tag, bytes }], output)).toEqual({ ok: true, value: empty })
  })
})
