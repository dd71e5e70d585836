import { everythingTag } from '../services/cache-tags.ts'
import type { StoredObject } from '../services/published-store.ts'

/** Browsers ask again each time; the answer is usually 304. */
const revalidate = 'public, max-age=0, must-revalidate'
/** Content-addressed: never changes under its name. */
const immutable = 'public, max-age=31536000, immutable'
/** The platform's own cache holds what it answers for a day, unless the publisher purges it by its tags. */
const edge = 'public, max-age=86400'

interface Caching {
  /** Names by which the publisher purges it; null for what never changes. */
  tags: readonly string[] | null
}

/** An object of R2 as an answer: its body, or 304 when the caller holds it already. */
export function toStoredResponse(object: StoredObject, contentType: string, { tags }: Caching): Response {
  const headers = {
    ETag: object.etag,
    'Cache-Control': tags ? revalidate : immutable,
    ...(tags
      ? { 'Cloudflare-CDN-Cache-Control': edge, 'Cache-Tag': [everythingTag, ...tags].join(',') }
      : {}),
  }
  if (object.body === null) return new Response(null, { status: 304, headers })
  return new Response(object.body, { headers: { ...headers, 'Content-Type': contentType } })
}
