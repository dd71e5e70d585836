import { parseManifest, signedSnapshotSchema } from '#shared/domain/snapshot'
import { chooseBucketBits } from '#shared/rules/bucket-index'
import { encodeFull, toListDigest } from '#shared/rules/list-file'
import type { ListKind } from '#shared/rules/list-section'
import { signManifest } from '#shared/rules/manifest-signature'
import { toSha256 } from '#shared/rules/subject-hash'
import type { Bindings } from '../../../worker/env.ts'
import { getSettings } from '../../../worker/env.ts'
import { snapshotKey, toListKey } from '../../../worker/services/published-store.ts'

/**
 * Makes the snapshot of an empty database that of the rows which stand there now: with their lists and width of
 * buckets, but without the buckets and sellers' objects. A decision reads none of those that it does not rewrite, so
 * it costs what it would after everything was published, which locally takes an hour at 10⁵.
 */
export async function prepareSnapshot(env: Bindings, manifestSecret: string): Promise<number> {
  const signer = getSettings({ ...env, MANIFEST_KEYS: manifestSecret }).manifestKeys?.[0]
  const held = await env.PUBLISHED.get(snapshotKey)
  const snapshot = held && parseManifest(signedSnapshotSchema.parse(await held.json()).manifest)
  if (!signer || !snapshot) throw new Error('nothing was published yet')
  const version = snapshot.version + 1
  const prefixes = await readPrefixes(env.DB, 'hash')
  const bucketBits = chooseBucketBits(prefixes)
  const list = await writeList(env.PUBLISHED, 'profiles', version, prefixes)
  const skeletons = await writeList(
    env.PUBLISHED,
    'skeletons',
    version,
    await readPrefixes(env.DB, 'skeleton_hash'),
  )
  const next = { ...snapshot, version, bucketBits, list, skeletons }
  await env.PUBLISHED.put(snapshotKey, JSON.stringify(await signManifest(JSON.stringify(next), signer)), {
    customMetadata: {
      ...held.customMetadata,
      wantedBits: String(bucketBits),
      dividedAt: String(prefixes.length),
    },
  })
  return bucketBits
}

async function readPrefixes(
  db: D1Database,
  column: 'hash' | 'skeleton_hash',
): Promise<Uint32Array<ArrayBuffer>> {
  const found = new Set<number>()
  for (let after = ''; ; ) {
    const { results } = await db
      .prepare(
        `SELECT DISTINCT ${column} AS hash FROM profile WHERE ${column} > ?1 ORDER BY ${column} LIMIT 20000`,
      )
      .bind(after)
      .all<{ hash: string }>()
    for (const { hash } of results) found.add(Number.parseInt(hash.slice(0, 8), 16))
    const last = results.at(-1)?.hash
    if (last === undefined) return Uint32Array.from(found).sort()
    after = last
  }
}

async function writeList(bucket: R2Bucket, kind: ListKind, version: number, prefixes: Uint32Array) {
  const bytes = await encodeFull({ kind, version, prefixes })
  const sha256 = await toSha256(bytes)
  await bucket.put(toListKey(sha256), bytes, { customMetadata: { digest: sha256 } })
  return {
    version,
    publishedAt: new Date().toISOString(),
    keys: prefixes.length,
    sha256: await toListDigest(prefixes),
    full: { version, url: `/v1/lists/${sha256}`, bytes: bytes.byteLength },
    steps: [],
  }
}
