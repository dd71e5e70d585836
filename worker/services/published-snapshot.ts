import * as z from 'zod/mini'
import {
  bucketBitsSchema,
  listSchema,
  type Snapshot,
  signedSnapshotSchema,
  snapshotSchema,
} from '#shared/domain/snapshot'
import { signManifest } from '#shared/rules/manifest-signature'
import type { ManifestKey } from '../env.ts'
import { snapshotKey } from './published-store.ts'

/** As little as is needed of the last snapshot: it may have been written by older code. */
const heldSchema = z.extend(z.pick(snapshotSchema, { version: true, publishedAt: true, head: true }), {
  // Without these everything is written anew, and no more.
  bucketBits: z.catch(z.nullable(bucketBitsSchema), null),
  list: z.catch(z.nullable(listSchema), null),
  skeletons: z.catch(z.nullable(listSchema), null),
  destinations: z.catch(z.nullable(snapshotSchema.shape.destinations), null),
})

const storedSchema = z.union([signedSnapshotSchema, heldSchema])

/** The snapshot that lies in the bucket. */
export interface StoredSnapshot {
  /** Null when nobody can read it: the next one takes its place all the same. */
  snapshot: z.infer<typeof heldSchema> | null
  /** Who signed it; null for one that was stored unsigned. */
  keyId: string | null
  etag: string
  /** What the publisher noted beside it; null where it did not. */
  notes: PublicationNotes | null
}

/** What a publisher has to know of the last snapshot, and nobody else. */
const notesSchema = z.object({
  /** Every change up to this stamp is in it, */
  stamp: z.coerce.number(),
  /** and those after this one */
  lateFrom: z.coerce.number(),
  /** up to this one: what was urgent went ahead of a run over everything. */
  lateTo: z.coerce.number(),
  /** When everything was last looked at, in milliseconds since the epoch. */
  sweptAt: z.coerce.number(),
  /** Width that the buckets should have by now. */
  wantedBits: z.coerce.number(),
  /** How much was listed when they were last divided. */
  dividedAt: z.coerce.number(),
})
export type PublicationNotes = z.infer<typeof notesSchema>

export async function findSnapshot(bucket: R2Bucket): Promise<StoredSnapshot | null> {
  const object = await bucket.get(snapshotKey)
  if (!object) return null
  const noted = notesSchema.safeParse(object.customMetadata)
  const notes = noted.success ? noted.data : null
  const found = { etag: object.etag, notes }
  try {
    const stored = storedSchema.parse(await object.json())
    if (!('manifest' in stored)) return { ...found, snapshot: stored, keyId: null }
    return { ...found, snapshot: heldSchema.parse(JSON.parse(stored.manifest)), keyId: stored.keyId }
  } catch (problem) {
    console.error('the stored snapshot cannot be read and is replaced', problem)
    return { ...found, snapshot: null, keyId: null }
  }
}

/** Signs and stores a snapshot; null when another publisher wrote one since `last` was read. */
export async function putSnapshot(
  bucket: R2Bucket,
  snapshot: Snapshot,
  notes: PublicationNotes,
  signer: ManifestKey,
  last: StoredSnapshot | null,
): Promise<{ etag: string } | null> {
  const signed = await signManifest(JSON.stringify(snapshot), signer)
  return bucket.put(snapshotKey, JSON.stringify(signed), {
    onlyIf: last ? { etagMatches: last.etag } : { etagDoesNotMatch: '*' },
    httpMetadata: { contentType: 'application/json' },
    customMetadata: Object.fromEntries(Object.entries(notes).map(([name, value]) => [name, String(value)])),
  })
}

/** Whether a snapshot that was just written is still the last one. */
export async function isLast(bucket: R2Bucket, { etag }: { etag: string }): Promise<boolean> {
  return (await bucket.head(snapshotKey))?.etag === etag
}
