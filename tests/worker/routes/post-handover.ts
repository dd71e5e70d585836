import { request } from '../harness.ts'

export const verifier = 'a'.repeat(43)
/** base64url(SHA-256(verifier)) by openssl. */
export const challenge = 'ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA'

export function postHandover(body: unknown): Promise<Response> {
  return request('/v1/extension-sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'CF-Connecting-IP': '203.0.113.7' },
    body: JSON.stringify(body),
  })
}
