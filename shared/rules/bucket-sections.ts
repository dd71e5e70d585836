import { prefixBucket } from '#shared/rules/bucket-index'
import { type RecordFault, RecordReader, RecordWriter } from '#shared/rules/record-bytes'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { isPadded, toPadded } from '#shared/rules/size-class'

/**
 * A bucket as it is stored and downloaded. Numbers, lists, texts and frames are those of `record-bytes`.
 *
 * | Part        | Bytes                                                                                   |
 * |-------------|-----------------------------------------------------------------------------------------|
 * | header      | `AMBK`, format (1), bits (1), index (4)                                                 |
 * | entries     | list of: hashStart (16), frame with the fields of `entry-bytes`                         |
 * | look-alikes | list of: hashStart (16) of a skeleton's hash, text with the key of the verified profile |
 * | padding     | zeros up to the size class, a power of two from 1 KiB                                   |
 *
 * Both lists increase, so equal content has equal bytes and equal ETags. The file says which bucket it is: of two
 * that a server or a cache has confused neither passes for the other.
 *
 * `hashStart` is the first half of the SHA-256. That two of 2^30 listed profiles agree in it by chance happens once
 * in 10^20 times; and who wants a second handle to stand under the entry of a first one must search 2^64 handles
 * for such a pair. With 12 bytes it were 2^48, an afternoon of one graphics card.
 */
const magic = 0x414d424b
const format = 1
const hashStartBytes = 16
const widestBits = 20
/** A hash, a length and two bytes of flags. */
const fewestEntryBytes = hashStartBytes + 3
const fewestLookAlikeBytes = hashStartBytes + 1

/** How many hex digits of a hash a bucket carries. */
export const hashStartDigits = 2 * hashStartBytes

/** Largest file in bytes: room for 16,000 ordinary entries, where 600 are many. */
export const largestBucketBytes = 2 ** 20

/** Which of the 2^bits buckets. */
export interface BucketAddress {
  bits: number
  index: number
}

/** What a bucket has, its entries still in their bytes: so buckets are merged without being understood. */
export interface BucketSections extends BucketAddress {
  entries: readonly { hashStart: string; body: Uint8Array }[]
  lookAlikes: readonly { hashStart: string; key: string }[]
}

export type BucketFault =
  | RecordFault
  /** Not the first four bytes of such a file. */
  | 'not-a-bucket'
  /** A later format. */
  | 'unknown-format'
  /** Beyond the bytes that are allowed. */
  | 'too-large'
  /** Other than zeros behind the last record, or not as many as the size class asks for. */
  | 'left-over'
  /** Two neighbours that are equal or in the wrong order. */
  | 'not-sorted'
  /** No such bucket, or a hash that belongs into another one. */
  | 'misplaced'

export function writeSections(sections: BucketSections): Result<Uint8Array<ArrayBuffer>, BucketFault> {
  const entries = sections.entries.toSorted(byOrder)
  const lookAlikes = sections.lookAlikes.toSorted(byOrder)
  const fault = faultOfOrder({ ...sections, entries, lookAlikes })
  if (fault) return toProblem(fault)
  const writer = new RecordWriter()
  writer.putUint(magic, 4)
  writer.putUint(format, 1)
  writer.putUint(sections.bits, 1)
  writer.putUint(sections.index, 4)
  writer.putList(entries, (_, { hashStart, body }) => {
    writer.putHex(hashStart, hashStartBytes)
    writer.putFrame(body)
  })
  writer.putList(lookAlikes, (_, { hashStart, key }) => {
    writer.putHex(hashStart, hashStartBytes)
    writer.putText(key)
  })
  const content = writer.toBytes()
  return content.length > largestBucketBytes ? toProblem('too-large') : toOk(toPadded(content))
}

export function readSections(bytes: Uint8Array): Result<BucketSections, BucketFault> {
  if (bytes.length > largestBucketBytes) return toProblem('too-large')
  const reader = new RecordReader(bytes)
  if (reader.readUint(4) !== magic) return toProblem('not-a-bucket')
  if (reader.readUint(1) !== format) return toProblem(reader.fault ?? 'unknown-format')
  const sections = {
    bits: reader.readUint(1),
    index: reader.readUint(4),
    entries: reader.readList(fewestEntryBytes, () => ({
      hashStart: reader.readHex(hashStartBytes),
      body: reader.readFrame(frame => frame.readBytes(frame.left)),
    })),
    lookAlikes: reader.readList(fewestLookAlikeBytes, () => ({
      hashStart: reader.readHex(hashStartBytes),
      key: reader.readText(),
    })),
  }
  const fault = reader.fault ?? faultOfOrder(sections)
  if (fault) return toProblem(fault)
  return isPadded(bytes, bytes.length - reader.left) ? toOk(sections) : toProblem('left-over')
}

function faultOfOrder({ bits, index, entries, lookAlikes }: BucketSections): BucketFault | null {
  if (bits > widestBits || index >= 2 ** bits) return 'misplaced'
  const isHere = ({ hashStart }: { hashStart: string }) =>
    prefixBucket(Number.parseInt(hashStart.slice(0, 8), 16), bits) === index
  if (!entries.every(isHere) || !lookAlikes.every(isHere)) return 'misplaced'
  return isIncreasing(entries.map(toOrder)) && isIncreasing(lookAlikes.map(toOrder)) ? null : 'not-sorted'
}

/** A shop has one skeleton on each platform where it is verified. */
function toOrder({ hashStart, key = '' }: { hashStart: string; key?: string }): string {
  return hashStart + key
}

function byOrder<Item extends { hashStart: string; key?: string }>(one: Item, other: Item): number {
  return toOrder(one) < toOrder(other) ? -1 : 1
}

function isIncreasing(texts: readonly string[]): boolean {
  return texts.every((text, i) => i === 0 || text > (texts[i - 1] ?? ''))
}
