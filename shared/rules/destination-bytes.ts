import type { DestinationOwner, DestinationRecord } from '#shared/domain/destination'
import type { SellerTag } from '#shared/domain/verdict'
import { sellerTagBytes } from '#shared/rules/entry-bytes'
import { putFindings, readFindings } from '#shared/rules/finding-bytes'
import { isProfileKey } from '#shared/rules/profile-key'
import { type RecordFault, RecordReader, RecordWriter } from '#shared/rules/record-bytes'
import { type Result, toOk, toProblem } from '#shared/rules/result'

const blockBytes = 64
const instantBytes = 3
const fewestOwnerBytes = sellerTagBytes + 1 + instantBytes

/**
 * What is sealed of a destination, as `record-bytes` has it, with zeros up to a multiple of 64 bytes, so that its
 * length tells next to nothing of what is on record:
 *
 *     frame of  owners    list of: sellerTag (6), profile key (text), checkedAt (instant)
 *               findings  see `finding-bytes`
 */
export function encodeDestination({ owners, findings, appeals }: DestinationRecord): Uint8Array<ArrayBuffer> {
  const record = new RecordWriter()
  record.putList(owners, putOwner)
  putFindings(record, { findings, appeals })
  const writer = new RecordWriter()
  writer.putFrame(record.toBytes())
  const content = writer.toBytes()
  const padded = new Uint8Array(toPaddedLength(content.length))
  padded.set(content)
  return padded
}

export function decodeDestination(bytes: Uint8Array): Result<DestinationRecord, RecordFault | 'left-over'> {
  const reader = new RecordReader(bytes)
  const record = reader.readFrame(frame => ({
    owners: frame.readList(fewestOwnerBytes, readOwner).filter(owner => owner !== null),
    ...readFindings(frame),
  }))
  if (reader.fault) return toProblem(reader.fault)
  const length = bytes.length - reader.left
  const isPadded = bytes.length === toPaddedLength(length) && bytes.subarray(length).every(byte => byte === 0)
  return isPadded ? toOk(record) : toProblem('left-over')
}

/** Whether a record may be so long. */
export function isDestinationLength(length: number): boolean {
  return length > 0 && length % blockBytes === 0
}

function toPaddedLength(length: number): number {
  return Math.ceil(length / blockBytes) * blockBytes
}

function putOwner(writer: RecordWriter, { sellerTag, profile, checkedAt }: DestinationOwner): void {
  writer.putHex(sellerTag, sellerTagBytes)
  writer.putText(profile)
  writer.putInstant(checkedAt)
}

/** Null for a shop on a platform that is not known here: there is nothing to show of it. */
function readOwner(reader: RecordReader): DestinationOwner | null {
  const sellerTag = reader.readHex(sellerTagBytes) as SellerTag
  const profile = reader.readText()
  const checkedAt = reader.readInstant()
  return isProfileKey(profile) ? { sellerTag, profile, checkedAt } : null
}
