import * as z from 'zod/mini'
import type { BucketStore, HeldBucket } from '#shared/device/lookup/bucket-cache'
import { signedSnapshotSchema } from '#shared/domain/snapshot'
import type { SignedText } from '#shared/rules/manifest-signature'

/** What the page keeps of what was published. */
export interface DataStore extends BucketStore {
  readSigned(): Promise<SignedText | null>
  /** `reach`: how the addresses begin of all buckets that questions can still reach; others are dropped. */
  writeSigned(signed: SignedText, reach: string): Promise<void>
}

const cacheName = 'amanah-cek-data'
const snapshotAddress = '/cek/held/snapshot'
const bucketAddress = '/cek/held/bucket/'
const factsHeader = 'x-held'

const factsSchema = z.object({ etag: z.nullable(z.string()), version: z.number(), checkedAt: z.number() })

/**
 * Published data on this phone, for when there is no network: the last snapshot and the buckets that were asked for,
 * each of which many profiles share. What was asked stands nowhere. A browser that keeps nothing, as some do in private
 * windows, is asked again each time.
 */
export class CacheStore implements DataStore {
  #cache: Promise<Cache | null> | null = null

  async readSigned(): Promise<SignedText | null> {
    const held = await (await this.#open())?.match(snapshotAddress)
    const parsed = held ? z.safeParse(signedSnapshotSchema, await held.json().catch(() => null)) : null
    return parsed?.success ? parsed.data : null
  }

  async writeSigned(signed: SignedText, reach: string): Promise<void> {
    const cache = await this.#open()
    if (!cache) return
    const reachable = toBucketUrl(reach)
    const held = await cache.keys()
    const buckets = held.filter(({ url }) => new URL(url).pathname.startsWith(bucketAddress))
    const unreachable = buckets.filter(({ url }) => !new URL(url).pathname.startsWith(reachable))
    await Promise.all(unreachable.map(request => cache.delete(request)))
    await this.#put(cache, snapshotAddress, Response.json(signed))
  }

  async readBucket(address: string): Promise<HeldBucket | null> {
    const held = await (await this.#open())?.match(toBucketUrl(address))
    const facts = held ? z.safeParse(factsSchema, parseJson(held.headers.get(factsHeader))) : null
    if (!held || !facts?.success) return null
    return { ...facts.data, bytes: new Uint8Array(await held.arrayBuffer()) }
  }

  async writeBucket(address: string, { bytes, ...facts }: HeldBucket): Promise<void> {
    const cache = await this.#open()
    const headers = { [factsHeader]: JSON.stringify(facts) }
    if (cache) await this.#put(cache, toBucketUrl(address), new Response(bytes.slice(), { headers }))
  }

  async #put(cache: Cache, address: string, response: Response): Promise<void> {
    await cache.put(address, response).catch(error => {
      // No room left: without network it will be missing, now it is at hand.
      console.error('published data not kept', error)
    })
  }

  #open(): Promise<Cache | null> {
    this.#cache ??= openCache()
    return this.#cache
  }
}

async function openCache(): Promise<Cache | null> {
  try {
    return await caches.open(cacheName)
  } catch {
    return null
  }
}

function toBucketUrl(address: string): string {
  return `${bucketAddress}${encodeURIComponent(address)}`
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}
