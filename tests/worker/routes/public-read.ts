import { expect } from 'vitest'
import { request } from '../harness.ts'

/** What every public read promises: open to all origins, no credentials, no cookie, one preflight rule. */
export async function expectPublicRead(path: string): Promise<void> {
  const answer = await request(path, { headers: { Origin: 'https://evil.example', Cookie: 'session=1' } })
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  expect(answer.headers.get('Access-Control-Expose-Headers')).toContain('ETag')
  expect(answer.headers.get('Set-Cookie')).toBeNull()
  const preflight = await request(path, {
    method: 'OPTIONS',
    headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD,OPTIONS')
}

/** Params that must be refused without looking anything up. */
export const hostileSegments = [
  '..%2F..%2Fsnapshot.json',
  '%2e%2e%2fsnapshot.json',
  "'%20OR%201=1--",
  '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '%00',
  '-1',
  '1e3x',
  'NaN',
]
