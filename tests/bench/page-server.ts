import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ProfileKey } from '#shared/domain/subject'
import type { BucketEntry } from '#shared/domain/verdict'
import { encodeBucket } from '#shared/rules/bucket-file'
import { chooseBucketBits, toBucketIndex, toPrefix } from '#shared/rules/bucket-index'
import { encodeFull, toListDigest } from '#shared/rules/list-file'
import type { ListKind } from '#shared/rules/list-section'
import { signManifest } from '#shared/rules/manifest-signature'
import { toSha256, toSubjectHash } from '#shared/rules/subject-hash'
import { makeClaim, makeEntry, makeFinding } from '../fixtures/builders.ts'
import { testManifestKeys, toSigningKey } from '../fixtures/manifest-keys.ts'
import { makeBucket } from './made-entries.ts'
import { makePrefixes } from './made-list.ts'

export interface PageServer {
  port: number
  /** Paths asked for, with the bodies that were sent, in order. */
  requests: string[]
  close(): Promise<void>
}

interface Published {
  snapshot: string
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  readBucket(bits: number, index: number): Uint8Array<ArrayBuffer>
}

/** An API with these sellers and so many others on its list, without database: what the extension asks for, at once. */
export async function startPageServer(
  listed: readonly ProfileKey[],
  others: number,
  port = 0,
): Promise<PageServer> {
  const published = await publish(listed, others)
  const requests: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.push(path)
    const bucket = /^\/v1\/buckets\/(\d+)\/(\d+)$/.exec(path)
    const body =
      path === '/v1/snapshot'
        ? published.snapshot
        : bucket
          ? published.readBucket(Number(bucket[1]), Number(bucket[2]))
          : published.files.get(path)
    response.writeHead(body === undefined ? 404 : 200, { 'access-control-allow-origin': '*' })
    response.end(body)
  })
  await new Promise<void>(done => server.listen(port, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    },
  }
}

async function publish(listed: readonly ProfileKey[], others: number): Promise<Published> {
  const own = await Promise.all(listed.map(async (key, i) => toEntry(key, i)))
  const strangers = makePrefixes(others, 1)
  const prefixes = Uint32Array.from(new Set([...strangers, ...own.map(({ hash }) => toPrefix(hash))])).sort()
  const bits = chooseBucketBits(prefixes)
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const now = Date.now()
  const identity = { version: 1, publishedAt: new Date(now - 60_000).toISOString() }
  const keep = async (kind: ListKind, list: Uint32Array) => {
    const bytes = await encodeFull({ kind, version: 1, prefixes: list })
    const url = `/v1/lists/${await toSha256(bytes)}`
    files.set(url, bytes)
    const full = { version: 1, url, bytes: bytes.byteLength }
    return { ...identity, keys: list.length, sha256: await toListDigest(list), full, steps: [] }
  }
  const manifest = {
    ...identity,
    expires: new Date(now + 7 * 86_400_000).toISOString(),
    bucketBits: bits,
    list: await keep('profiles', prefixes),
    skeletons: await keep('skeletons', new Uint32Array()),
    destinations: [],
    head: { seq: 1, hash: '0'.repeat(64) },
  }
  const made = new Map<number, Uint8Array<ArrayBuffer>>()
  const readBucket = (width: number, index: number) => {
    const known = made.get(index)
    if (known) return known
    const bucket = makeBucket(strangers, width, index)
    const ours = own.filter(({ hash }) => toBucketIndex(hash, width) === index)
    const bytes = encodeBucket({ ...bucket, entries: [...bucket.entries, ...ours] })
    made.set(index, bytes)
    return bytes
  }
  const signed = await signManifest(JSON.stringify(manifest), toSigningKey(testManifestKeys[0]))
  return { snapshot: JSON.stringify(signed), files, readBucket }
}

/** Every other one claimed, every other one with a finding. */
async function toEntry(key: ProfileKey, i: number): Promise<BucketEntry> {
  const hash = await toSubjectHash(key)
  const today = new Date().toISOString()
  return i % 2 === 0
    ? makeEntry(hash, { claims: [makeClaim({ provenAt: today, seenAt: today })] })
    : makeEntry(hash, {
        findings: [makeFinding({ at: new Date(Date.now() - 30 * 86_400_000).toISOString() })],
      })
}
