/** Names under which caches hold what is read, so that a publisher can purge just what it rewrote. */

/** On every answer that is held. */
export const everythingTag = 'amanah'

export const snapshotTag = 'snapshot'

export function toBucketTag(bits: number, index: number): string {
  return `bucket-${bits}-${index}`
}

/** The beginning of a hash is enough: whoever shares it is fetched once more. */
export function toSellerTag(hash: string): string {
  return `seller-${hash.slice(0, 16)}`
}

export function toDestinationTag(epoch: number, bits: number, index: number): string {
  return `destinations-${epoch}-${bits}-${index}`
}
