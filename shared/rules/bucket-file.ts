import type { ProfileKey, SubjectHash } from '#shared/domain/subject'
import type { BucketEntry, LookAlike } from '#shared/domain/verdict'
import {
  type BucketAddress,
  type BucketFault,
  hashStartDigits,
  readSections,
  writeSections,
} from '#shared/rules/bucket-sections'
import { type EntryBody, encodeEntryBody, readEntryBody } from '#shared/rules/entry-bytes'
import { isProfileKey } from '#shared/rules/profile-key'
import { RecordReader } from '#shared/rules/record-bytes'
import { type Result, toOk, toProblem } from '#shared/rules/result'

/** An entry as a device holds it: of the hash it knows the beginning. */
export interface HeldEntry extends EntryBody {
  hashStart: string
}

/** A look-alike as a device holds it. */
export interface HeldLookAlike {
  hashStart: string
  key: ProfileKey
}

/** A bucket as a device holds it. Ids of findings and incidents tell them apart within one entry, and no further. */
export interface Bucket extends BucketAddress {
  entries: HeldEntry[]
  lookAlikes: HeldLookAlike[]
}

/** What a bucket is made of. */
export interface PublicBucket extends BucketAddress {
  entries: readonly BucketEntry[]
  lookAlikes: readonly LookAlike[]
}

/** The file of a bucket, see `bucket-sections`. Throws for one that no device would take. */
export function encodeBucket({ bits, index, entries, lookAlikes }: PublicBucket): Uint8Array<ArrayBuffer> {
  const written = writeSections({
    bits,
    index,
    entries: entries.map(entry => ({ hashStart: toHashStart(entry.hash), body: encodeEntryBody(entry) })),
    lookAlikes: lookAlikes.map(({ hash, key }) => ({ hashStart: toHashStart(hash), key })),
  })
  if (!written.ok) throw new RangeError(`bucket ${index} of 2^${bits}: ${written.problem}`)
  return written.value
}

/** What a file says, or why it is refused. Whatever a newer server may add is left out, never a reason to refuse. */
export function decodeBucket(bytes: Uint8Array): Result<Bucket, BucketFault> {
  const read = readSections(bytes)
  if (!read.ok) return read
  const { bits, index } = read.value
  const entries: HeldEntry[] = []
  for (const { hashStart, body } of read.value.entries) {
    const reader = new RecordReader(body)
    const entry = readEntryBody(reader)
    if (reader.fault) return toProblem(reader.fault)
    entries.push({ hashStart, ...entry })
  }
  const lookAlikes = read.value.lookAlikes.flatMap(({ hashStart, key }) =>
    isProfileKey(key) ? [{ hashStart, key }] : [],
  )
  return toOk({ bits, index, entries, lookAlikes })
}

/**
 * The bucket of fewer bits, out of the files of all narrower ones that it covers. Entries move as they are, with
 * what only a newer program understands.
 */
export function mergeBuckets(
  files: readonly Uint8Array[],
  { bits, index }: BucketAddress,
): Result<Uint8Array<ArrayBuffer>, BucketFault> {
  const parts = []
  for (const file of files) {
    const read = readSections(file)
    if (!read.ok) return read
    if (!coversBucket({ bits, index }, read.value)) return toProblem('misplaced')
    parts.push(read.value)
  }
  const entries = parts.flatMap(part => part.entries)
  const lookAlikes = parts.flatMap(part => part.lookAlikes)
  return writeSections({ bits, index, entries, lookAlikes })
}

/** Whether everything of the bucket that was asked for is in the other one: it is that one or a wider one. */
export function coversBucket(bucket: BucketAddress, asked: BucketAddress): boolean {
  const { bits, index } = bucket
  return bits <= asked.bits && index === Math.floor(asked.index / 2 ** (asked.bits - bits))
}

/** The entry under a hash, or null when the bucket has none. */
export function findEntry({ entries }: Pick<Bucket, 'entries'>, hash: SubjectHash): HeldEntry | null {
  const wanted = toHashStart(hash)
  return entries.find(({ hashStart }) => hashStart === wanted) ?? null
}

/** Verified profiles whose handle has the skeleton of this hash. */
export function findLookAlikes({ lookAlikes }: Pick<Bucket, 'lookAlikes'>, hash: SubjectHash): ProfileKey[] {
  const wanted = toHashStart(hash)
  return lookAlikes.filter(({ hashStart }) => hashStart === wanted).map(({ key }) => key)
}

function toHashStart(hash: SubjectHash): string {
  return hash.slice(0, hashStartDigits)
}
