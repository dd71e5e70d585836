/** What is published, as it lies in R2. Every read route is one read of one object. */
export interface StoredObject {
  etag: string
  /** Null when the caller's copy is the same. */
  body: ReadableStream | null
}

export interface PublishedStore {
  /** The object under `key`, or null when there is none. `held` is the caller's `If-None-Match`. */
  find(key: string, held?: string | undefined): Promise<StoredObject | null>
  has(key: string): Promise<boolean>
}

export const snapshotKey = 'snapshot.json'

export function toListKey(sha256: string): string {
  return `lists/${sha256}`
}

/** Where the file of such an address lies. */
export function toListFileKey({ url }: { url: string }): string {
  return toListKey(url.slice(url.lastIndexOf('/') + 1))
}

export function toBucketKey(bits: number, index: number): string {
  return `buckets/${bits}/${index}`
}

export function toDestinationBucketKey(epoch: number, bits: number, index: number): string {
  return `destination-buckets/${epoch}/${bits}/${index}`
}

export function toSellerKey(hash: string): string {
  return `sellers/${hash}.json`
}

export function createPublishedStore(bucket: R2Bucket): PublishedStore {
  return {
    async find(key, held) {
      const tag = toEntityTag(held)
      const object = await bucket.get(key, tag === null ? {} : { onlyIf: { etagDoesNotMatch: tag } })
      return object && { etag: object.httpEtag, body: 'body' in object ? object.body : null }
    },
    async has(key) {
      return (await bucket.head(key)) !== null
    },
  }
}

/**
 * The one tag of an `If-None-Match` header. It compares weakly, so the mark of weakness is dropped; several tags
 * or malformed ones mean that the whole object is sent, which is always right.
 */
function toEntityTag(header: string | undefined): string | null {
  return /^(?:W\/)?"([\w-]{1,100})"$/.exec(header?.trim() ?? '')?.[1] ?? null
}
