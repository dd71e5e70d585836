import { toSha256 } from '#shared/rules/subject-hash'
import type { EdgeCache } from './edge-cache.ts'
import type { WorkMeter } from './work-meter.ts'

/** An object as it lies in storage. The digest lies beside the body, so the two cannot disagree. */
export interface HeldObject {
  etag: string
  digest: string
}

/**
 * Writes objects only when their content changed, and never over what somebody else has written since it was read:
 * whoever computed from older rows would put back what is out of date.
 */
export interface PublishedWriter {
  /** The object under `key`, without its body. */
  find(key: string): Promise<HeldObject | null>
  /** All objects under `prefix` with keys after `from` and before `to`. */
  findAll(prefix: string, from: string, to: string): Promise<Map<string, HeldObject>>
  /**
   * Writes the object where `held` has other content; true when it did. Throws `Overtaken` when another publisher
   * wrote something else there meanwhile.
   */
  write(object: PendingObject, held: HeldObject | null): Promise<boolean>
  /** The bytes of an object, or null when it is not there. */
  read(key: string): Promise<Uint8Array<ArrayBuffer> | null>
  remove(keys: readonly string[]): Promise<void>
  /** Keys under `prefix`, with the time of their last writing. */
  readKeys(prefix: string): Promise<{ key: string; uploaded: Date }[]>
}

export interface PendingObject {
  key: string
  body: string | Uint8Array<ArrayBuffer>
  contentType: string
  /** Under what caches hold it; absent for what never changes. */
  tag?: string
  /** What the digest covers, when the body carries more than its content. */
  content?: string
}

/** Another publisher was faster. What it wrote stays; this one starts over from newer rows. */
export class Overtaken extends Error {}

/** R2 deletes so many keys at once. */
const deleteBatch = 1000

export function createPublishedWriter(
  bucket: R2Bucket,
  meter: WorkMeter,
  cache: Pick<EdgeCache, 'note'>,
): PublishedWriter {
  const find = async (key: string) => {
    meter.count()
    const object = await bucket.head(key)
    return object && toHeld(object)
  }
  return {
    find,
    async findAll(prefix, from, to) {
      const found = new Map<string, HeldObject>()
      for (let startAfter = from; ; ) {
        meter.count()
        const page = await bucket.list({ prefix, startAfter, include: ['customMetadata'] })
        for (const object of page.objects) if (object.key < to) found.set(object.key, toHeld(object))
        const last = page.objects.at(-1)?.key
        if (!page.truncated || last === undefined || last >= to) return found
        startAfter = last
      }
    },
    async write({ key, body, contentType, content, tag }, held) {
      const digest = await toSha256(content ?? body)
      if (held?.digest === digest) return false
      meter.count()
      // What was not there was held nowhere.
      const note = async () => (held && tag ? cache.note([tag]) : undefined)
      await note()
      const written = await bucket.put(key, body, {
        httpMetadata: { contentType },
        customMetadata: { digest },
        onlyIf: held ? { etagMatches: held.etag } : { etagDoesNotMatch: '*' },
      })
      await note()
      if (written || (await find(key))?.digest === digest) return true
      throw new Overtaken(`another publisher wrote ${key}`)
    },
    async read(key) {
      meter.count()
      const object = await bucket.get(key)
      return object && new Uint8Array(await object.arrayBuffer())
    },
    async remove(keys) {
      for (let start = 0; start < keys.length; start += deleteBatch) {
        meter.count()
        await bucket.delete(keys.slice(start, start + deleteBatch))
      }
    },
    async readKeys(prefix) {
      const keys: { key: string; uploaded: Date }[] = []
      for (let cursor: string | undefined; ; ) {
        meter.count()
        const page = await bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
        keys.push(...page.objects.map(({ key, uploaded }) => ({ key, uploaded })))
        if (!page.truncated) return keys
        cursor = page.cursor
      }
    },
  }
}

function toHeld({ etag, customMetadata }: R2Object): HeldObject {
  return { etag, digest: customMetadata?.digest ?? '' }
}

/** Runs the work on every item, a few at a time: a Worker holds six connections open. */
export async function inParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  width = 6,
): Promise<void> {
  const queue = items.values()
  const lane = async () => {
    for (const item of queue) {
      await work(item)
      // Locally storage runs in the same process, which looks at no new request while it is busy: measured,
      // a page waited 18 s behind 8,000 writes. A timer lets it look.
      await new Promise(done => setTimeout(done, 0))
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
}
