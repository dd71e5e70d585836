import type { DestinationRecord } from '#shared/domain/destination'
import { prefixBucket } from '#shared/rules/bucket-index'
import type { BucketAddress, BucketFault } from '#shared/rules/bucket-sections'
import { decodeDestination, encodeDestination, isDestinationLength } from '#shared/rules/destination-bytes'
import { seal, sealBytes, tagDigits, toTag, unseal } from '#shared/rules/destination-seal'
import { type RecordFault, RecordReader, RecordWriter } from '#shared/rules/record-bytes'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { isPadded, toPadded } from '#shared/rules/size-class'

/**
 * Sealed records of destinations whose evaluations under one key start with the same bits. Numbers and lists are
 * those of `record-bytes`, sealed is by `destination-seal` what `destination-bytes` makes of a record.
 *
 * | Part    | Bytes                                                                 |
 * |---------|-----------------------------------------------------------------------|
 * | header  | `AMDB`, format (1), epoch (2), bits (1), index (4)                    |
 * | records | list of: tag (8), sealed record (frame); the tags increase            |
 * | padding | zeros up to the size class, a power of two from 1 KiB                 |
 *
 * A tag needs to be the only one in its bucket: that two of some 150 agree happens in 10^9 buckets with a chance of
 * 10^-6, and nobody can look for such a pair, since every evaluation is a question to the server.
 */
const magic = 0x414d4442
const format = 1
const widestBits = 20
const tagBytes = tagDigits / 2
const fewestSealedBytes = tagBytes + 1 + sealBytes

/** Largest file in bytes: room for 6,000 ordinary records, where 300 are many. */
export const largestDestinationBucketBytes = 2 ** 20

/** A record that only opens for whoever has the evaluation of its destination. */
export interface SealedDestination {
  /** 16 hex digits. */
  tag: string
  bytes: Uint8Array
}

/** Which of the 2^bits buckets, and of which key. */
export interface DestinationBucket extends BucketAddress {
  epoch: number
  sealed: SealedDestination[]
}

/** Why a record that is there says nothing. */
export type OpenFault =
  | RecordFault
  /** Sealed for another epoch or evaluation, or changed since. */
  | 'not-opened'
  /** Other than zeros behind the record. */
  | 'left-over'

/** The same record is sealed to the same bytes. `output`: the 32 bytes of the destination's evaluation. */
export async function sealDestination(
  output: Uint8Array,
  epoch: number,
  record: DestinationRecord,
): Promise<SealedDestination> {
  return { tag: await toTag(output), bytes: await seal(output, epoch, encodeDestination(record)) }
}

/** What a bucket has of the destination with this evaluation: null when it has nothing. */
export async function openDestination(
  { epoch, sealed }: Pick<DestinationBucket, 'epoch' | 'sealed'>,
  output: Uint8Array,
): Promise<Result<DestinationRecord | null, OpenFault>> {
  const tag = await toTag(output)
  const found = sealed.find(each => each.tag === tag)
  if (!found) return toOk(null)
  // Who holds the right key and cannot open it looks at damage or forgery: to be told apart from *nothing on record*.
  const text = await unseal(output, epoch, found.bytes)
  return text ? decodeDestination(text) : toProblem('not-opened')
}

/** Which of the 2^bits buckets an evaluation falls into: its first bits as a number. */
export function toDestinationIndex(output: Uint8Array, bits: number): number {
  const [first = 0, second = 0, third = 0, fourth = 0] = output
  return prefixBucket(((first << 24) | (second << 16) | (third << 8) | fourth) >>> 0, bits)
}

/** Throws for what no device would take. */
export function encodeDestinationBucket({
  epoch,
  bits,
  index,
  sealed,
}: BucketAddress & { epoch: number; sealed: readonly SealedDestination[] }): Uint8Array<ArrayBuffer> {
  const sorted = sealed.toSorted((one, other) => (one.tag < other.tag ? -1 : 1))
  const writer = new RecordWriter()
  writer.putUint(magic, 4)
  writer.putUint(format, 1)
  writer.putUint(epoch, 2)
  writer.putUint(bits, 1)
  writer.putUint(index, 4)
  writer.putList(sorted, (_, { tag, bytes }) => {
    writer.putHex(tag, tagBytes)
    writer.putFrame(bytes)
  })
  const content = writer.toBytes()
  const isTooLarge = content.length > largestDestinationBucketBytes
  const fault = isTooLarge ? 'too-large' : faultOf({ epoch, bits, index, sealed: sorted })
  if (fault) throw new RangeError(`destination bucket ${index} of 2^${bits}: ${fault}`)
  return toPadded(content)
}

export function decodeDestinationBucket(bytes: Uint8Array): Result<DestinationBucket, BucketFault> {
  if (bytes.length > largestDestinationBucketBytes) return toProblem('too-large')
  const reader = new RecordReader(bytes)
  if (reader.readUint(4) !== magic) return toProblem('not-a-bucket')
  if (reader.readUint(1) !== format) return toProblem(reader.fault ?? 'unknown-format')
  const bucket = {
    epoch: reader.readUint(2),
    bits: reader.readUint(1),
    index: reader.readUint(4),
    sealed: reader.readList(fewestSealedBytes, () => ({
      tag: reader.readHex(tagBytes),
      bytes: reader.readFrame(frame => frame.readBytes(frame.left)),
    })),
  }
  const fault = reader.fault ?? faultOf(bucket)
  if (fault) return toProblem(fault)
  return isPadded(bytes, bytes.length - reader.left) ? toOk(bucket) : toProblem('left-over')
}

function faultOf({ epoch, bits, index, sealed }: DestinationBucket): BucketFault | null {
  if (epoch === 0 || bits > widestBits || index >= 2 ** bits) return 'misplaced'
  const isRecord = ({ bytes }: SealedDestination) => isDestinationLength(bytes.length - sealBytes)
  if (!sealed.every(isRecord)) return 'out-of-range'
  const isIncreasing = sealed.every(({ tag }, i) => i === 0 || tag > (sealed[i - 1]?.tag ?? ''))
  return isIncreasing ? null : 'not-sorted'
}
