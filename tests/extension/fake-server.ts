import { vi } from 'vitest'
import type { DestinationEpoch, PublishedList } from '#shared/domain/snapshot'
import type { ProfileKey, SubjectHash } from '#shared/domain/subject'
import type { BucketEntry, LookAlike, VerdictInputs } from '#shared/domain/verdict'
import { encodeBucket } from '#shared/rules/bucket-file'
import { toBucketIndex, toPrefix } from '#shared/rules/bucket-index'
import { toSkeletonHash } from '#shared/rules/handle-skeleton'
import { signManifest } from '#shared/rules/manifest-signature'
import { toPlatformIdTag, toSha256, toSubjectHash } from '#shared/rules/subject-hash'
import { makeEntry } from '../fixtures/builders.ts'
import { testManifestKeys, toSigningKey } from '../fixtures/manifest-keys.ts'
import { FakeLists } from './fake-lists.ts'

export interface Listed {
  key: string
  inputs?: Partial<VerdictInputs>
  /** Account that a handle's entry is bound to. */
  platformId?: string
  /** The shop that claimed it. */
  shop?: Pick<BucketEntry, 'sellerTag' | 'destinations'>
}

type Answer = Response | Promise<Response> | Error | 'never'

/** A server in the place of `fetch`: publishes what it is given, and misbehaves where it is told to. */
export class FakeServer {
  readonly requests: string[] = []
  version = 1
  bits = 0
  /** What the server's clock says, in its snapshot's header. */
  date: string | null = null
  /** The private key that signs. */
  signer: string = testManifestKeys[0]
  publishedAt = '2026-11-24T02:00:00.000Z'
  expires = '2026-12-01T02:00:00.000Z'
  /** Overrides the answer to any path that begins so. */
  readonly overrides = new Map<string, () => Answer>()
  /** What the snapshot says of destinations, and who answers what is asked of them. */
  destinations: DestinationEpoch[] = []
  answerDestinations: ((url: URL, init?: RequestInit) => Promise<Response>) | null = null
  readonly lists = new FakeLists('profiles')
  readonly skeletonLists = new FakeLists('skeletons')
  #lookAlikes: LookAlike[] = []
  #entries: BucketEntry[] = []

  async publish(listed: readonly Listed[]): Promise<void> {
    this.#entries = await Promise.all(
      listed.map(async ({ key, inputs, platformId, shop }) =>
        makeEntry(await toSubjectHash(key as ProfileKey), {
          ...inputs,
          ...shop,
          platformIdTag: platformId ? await toPlatformIdTag(key as ProfileKey, platformId) : null,
        }),
      ),
    )
  }

  /** Verified handles that others may imitate. */
  async protect(keys: readonly string[]): Promise<void> {
    this.#lookAlikes = await Promise.all(
      keys.map(async key => ({
        hash: await toSkeletonHash(key.slice(key.indexOf(':') + 1)),
        key: key as ProfileKey,
      })),
    )
  }

  get entries(): readonly BucketEntry[] {
    return this.#entries
  }

  install(): void {
    vi.stubGlobal('fetch', (input: string | URL, init?: RequestInit) =>
      this.#answer(new URL(String(input)), init),
    )
  }

  count(prefix: string): number {
    return this.requests.filter(path => path.startsWith(prefix)).length
  }

  async #answer(url: URL, init?: RequestInit): Promise<Response> {
    const { pathname } = url
    this.requests.push(pathname)
    const override = [...this.overrides].find(([prefix]) => pathname.startsWith(prefix))?.[1]()
    if (override === 'never')
      return new Promise((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      )
    if (override instanceof Error) throw override
    if (override) return override
    if (this.answerDestinations && pathname.startsWith('/v1/destination'))
      return this.answerDestinations(url, init)
    if (pathname === '/v1/snapshot') {
      const headers = this.date === null ? {} : { date: this.date }
      return Response.json(await this.signedSnapshot(), { headers })
    }
    const file = this.lists.files.get(pathname) ?? this.skeletonLists.files.get(pathname)
    if (file) return new Response(file)
    const seller = this.#entries.find(({ hash }) => pathname === `/v1/sellers/${hash}`)
    if (seller) return Response.json(this.#sellerOf(seller))
    const bucket = /^\/v1\/buckets\/(\d+)\/(\d+)$/.exec(pathname)
    if (!bucket) return Response.json({ error: { code: 'not_found' } }, { status: 404 })
    const bytes = this.bucketFile(Number(bucket[1]), Number(bucket[2]))
    const etag = `"${await toSha256(bytes)}"`
    const sent = new Headers(init?.headers).get('if-none-match')
    return sent === etag ? new Response(null, { status: 304 }) : new Response(bytes, { headers: { etag } })
  }

  /** What is published, as the file of one bucket. */
  bucketFile(bits: number, index: number): Uint8Array<ArrayBuffer> {
    const isHere = ({ hash }: { hash: SubjectHash }) => toBucketIndex(hash, bits) === index
    const entries = this.#entries.filter(isHere)
    return encodeBucket({ bits, index, entries, lookAlikes: this.#lookAlikes.filter(isHere) })
  }

  #sellerOf(entry: BucketEntry) {
    const { hash } = entry
    const texts = { facts: [], findings: [], reviews: [], profiles: [] }
    return { hash, version: this.version, name: 'Toko Contoh', slug: null, kind: 'shop', entry, ...texts }
  }

  /** What `/v1/snapshot` answers. */
  async signedSnapshot() {
    const prefixes = this.#entries.map(({ hash }) => toPrefix(hash))
    // Each version a moment after the one before.
    const publishedAt = new Date(Date.parse(this.publishedAt) + (this.version - 1) * 1000).toISOString()
    const list = await this.lists.publish(prefixes, this.version, publishedAt)
    const skeletons = await this.skeletonLists.publish(
      this.#lookAlikes.map(({ hash }) => toPrefix(hash)),
      this.version,
      publishedAt,
    )
    const snapshot = { ...this.#snapshot(list, publishedAt), skeletons }
    return signManifest(JSON.stringify(snapshot), toSigningKey(this.signer))
  }

  #snapshot(list: PublishedList, publishedAt: string) {
    return {
      version: this.version,
      publishedAt,
      expires: this.expires,
      bucketBits: this.bits,
      list,
      destinations: this.destinations,
      head: { seq: this.version, hash: '0'.repeat(64) },
    }
  }
}
