import * as z from 'zod/mini'
import { epochSchema, groupElementSchema } from '#shared/domain/destination'
import { instantSchema } from '#shared/domain/verdict'
import { listSpans, mostPastSteps } from '#shared/rules/list-day'
import { largestListBytes, mostListed } from '#shared/rules/list-section'

/** Lower-case hex of a SHA-256. */
export const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** Bits of a hash that pick a bucket. 0: one bucket for everybody. */
export const bucketBitsSchema = z.int().check(z.minimum(0), z.maximum(20))

/** A file of the local list, named by the SHA-256 of its bytes. */
const listFileSchema = z.object({
  url: z.string().check(z.regex(/^\/v1\/lists\/[0-9a-f]{64}$/)),
  bytes: z.int().check(z.minimum(1), z.maximum(largestListBytes)),
})

const listVersionSchema = z.int().check(z.minimum(1), z.maximum(2 ** 32 - 1))

/** The days that are over, and the three spans of the one that is not. */
const mostListSteps = mostPastSteps + listSpans.length - 1

export const listSchema = z.object({
  /** Version of the snapshot with which this list came into being; it may be older than the snapshot. */
  version: listVersionSchema,
  /** When that snapshot was published. */
  publishedAt: instantSchema,
  /** Number of 32-bit prefixes in it. */
  keys: z.int().check(z.minimum(0), z.maximum(mostListed)),
  /** Of the list itself, sorted, four bytes a prefix: whatever way it was come by. */
  sha256: sha256Schema,
  /** The whole list as it was when the day began: the steps after its version lead to this one. */
  full: z.extend(listFileSchema, { version: listVersionSchema }),
  /** End to end, the newest last; see `rules/list-day`. Formats: `rules/list-file`, `rules/list-step`. */
  steps: z
    .array(
      z.extend(listFileSchema, { span: z.enum(listSpans), from: listVersionSchema, to: listVersionSchema }),
    )
    .check(z.maxLength(mostListSteps)),
})
export type PublishedList = z.infer<typeof listSchema>

/** A signature of a manifest key: Ed25519, base64url. */
const signatureSchema = z.object({
  keyId: z.string().check(z.regex(/^[\w-]{1,20}$/)),
  signature: z.string().check(z.regex(/^[\w-]{86}$/)),
})

/** A key under which destinations are evaluated, and how their buckets are divided. */
export const destinationEpochSchema = z.object({
  epoch: epochSchema,
  publicKey: groupElementSchema,
  bits: bucketBitsSchema,
  /** By a manifest key over epoch and public key; see `rules/evaluation-key`. Null: a key that builds know. */
  endorsement: z.nullable(signatureSchema),
})
export type DestinationEpoch = z.infer<typeof destinationEpochSchema>

/** What the server published last. Written after every object that it names. */
export const snapshotSchema = z.object({
  version: z.int().check(z.minimum(1)),
  publishedAt: instantSchema,
  /** Past this nothing is shown green. */
  expires: instantSchema,
  bucketBits: bucketBitsSchema,
  list: listSchema,
  /** Skeletons of verified handles, by which look-alikes are found. */
  skeletons: listSchema,
  /** Keys for destinations, the one to ask under first; none where destinations cannot be checked. */
  destinations: z.array(destinationEpochSchema).check(z.maxLength(4)),
  /** Last event of the log that this snapshot contains. */
  head: z.object({ seq: z.int().check(z.minimum(0)), hash: sha256Schema }),
})
export type Snapshot = z.infer<typeof snapshotSchema>

/**
 * The snapshot as it travels: its text, signed. The text is parsed with `snapshotSchema` once the signature holds;
 * whoever cannot check it must not act on it.
 */
export const signedSnapshotSchema = z.extend(signatureSchema, {
  /** Signed are `amanah/manifest/v1`, a line feed and this text's UTF-8. */
  manifest: z.string().check(z.minLength(2), z.maxLength(100_000)),
})

/** What a manifest says, or null where its text is none. Says nothing about who wrote it. */
export function parseManifest(manifest: string): Snapshot | null {
  try {
    const parsed = snapshotSchema.safeParse(JSON.parse(manifest))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
