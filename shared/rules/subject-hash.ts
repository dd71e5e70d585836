import type { PlatformIdTag, ProfileKey, SubjectHash } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'

/** SHA-256 as lower-case hex. */
export async function toSha256(data: string | BufferSource): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** The hash under which a profile is listed: SHA-256 of `amanah/v1/` and its key. */
export async function toSubjectHash(key: ProfileKey): Promise<SubjectHash> {
  return (await toSha256(`amanah/v1/${key}`)) as SubjectHash
}

/**
 * Tells whether an account id is the one a record is bound to, without publishing the id: the first 32 bits
 * of a SHA-256 over key and id together, so that nobody who lacks the key can try ids.
 */
export async function toPlatformIdTag(key: ProfileKey, platformId: string): Promise<PlatformIdTag> {
  return (await toSha256(`amanah/platform-id/v1/${key}/${platformId}`)).slice(0, 8) as PlatformIdTag
}

/** Tells whether two records speak of the same shop: the first 48 bits of a SHA-256 over its id. */
export async function toSellerTag(sellerId: string): Promise<SellerTag> {
  return (await toSha256(`amanah/seller-tag/v1/${sellerId}`)).slice(0, 12) as SellerTag
}
