import type { StoredObject } from '../services/published-store.ts'

/** Browsers ask again each time; the answer is usually 304. */
export const revalidate = 'public, max-age=0, must-revalidate'
/** Content-addressed: never changes under its name. */
export const immutable = 'public, max-age=31536000, immutable'

/** An object of R2 as an answer: its body, or 304 when the caller holds it already. */
export function toStoredResponse(object: StoredObject, contentType: string, cacheControl: string): Response {
  const headers = { ETag: object.etag, 'Cache-Control': cacheControl }
  if (object.body === null) return new Response(null, { status: 304, headers })
  return new Response(object.body, { headers: { ...headers, 'Content-Type': contentType } })
}
