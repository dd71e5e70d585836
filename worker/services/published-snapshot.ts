import * as z from 'zod/mini'
import { listSchema, type Snapshot, signedSnapshotSchema, snapshotSchema } from '#shared/domain/snapshot'
import { signManifest } from '#shared/rules/manifest-signature'
import type { ManifestKey } from '../env.ts'
import { snapshotKey } from './published-store.ts'

/** As little as is needed of the last snapshot: it may have been written by older code. */
const heldSchema = z.extend(z.pick(snapshotSchema, { version: true, publishedAt: true, head: true }), {
  // Without lists that this code can read there is no step from them, and no more.
  list: z.catch(z.nullable(listSchema), null),
  skeletons: z.catch(z.nullable(listSchema), null),
})

const storedSchema = z.union([signedSnapshotSchema, heldSchema])

/** The snapshot that lies in the bucket. */
export interface StoredSnapshot {
  /** Null when nobody can read it: the next one takes its place all the same. */
  snapshot: z.infer<typeof heldSchema> | null
  /** Who signed it; null for one that was stored unsigned. */
  keyId: string | null
  etag: string
}

export async function findSnapshot(bucket: R2Bucket): Promise<StoredSnapshot | null> {
  const object = await bucket.get(snapshotKey)
  if (!object) return null
  const { etag } = object
  try {
    const stored = storedSchema.parse(await object.json())
    if (!('manifest' in stored)) return { snapshot: stored, keyId: null, etag }
    return { snapshot: heldSchema.parse(JSON.parse(stored.manifest)), keyId: stored.keyId, etag }
  } catch (problem) {
    console.error('the stored snapshot cannot be read and is replaced', problem)
    return { snapshot: null, keyId: null, etag }
  }
}

/** Signs and stores a snapshot; null when another publisher wrote one since `last` was read. */
export async function putSnapshot(
  bucket: R2Bucket,
  snapshot: Snapshot,
  signer: ManifestKey,
  last: StoredSnapshot | null,
): Promise<{ etag: string } | null> {
  const signed = await signManifest(JSON.stringify(snapshot), signer)
  return bucket.put(snapshotKey, JSON.stringify(signed), {
    onlyIf: last ? { etagMatches: last.etag } : { etagDoesNotMatch: '*' },
    httpMetadata: { contentType: 'application/json' },
  })
}

/** Whether a snapshot that was just written is still the last one. */
export async function isLast(bucket: R2Bucket, { etag }: { etag: string }): Promise<boolean> {
  return (await bucket.head(snapshotKey))?.etag === etag
}
