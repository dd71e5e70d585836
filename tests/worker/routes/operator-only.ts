import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { expectErrors, makeBindings, operatorInit, readError, request } from '../harness.ts'

/** Proves on an operator's endpoint that nobody else passes, and what is refused before the body is read. */
export function describeOperatorOnly(method: string, path: string, body: unknown): void {
  const send = (headers: Record<string, string>) => request(path, operatorInit(method, body, headers))

  it('lets nobody pass without the exact token', async () => {
    const wrong = ['', 'Bearer', 'Bearer x', `Basic ${env.OPERATOR_TOKEN}`, `Bearer ${env.OPERATOR_TOKEN}x`]
    for (const Authorization of wrong) {
      const answer = await send({ Authorization })
      expect([answer.status, (await readError(answer)).code]).toEqual([401, 'unauthorized'])
      expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer')
    }
  })

  it('asks for the token before it reads the body', async () => {
    const answer = await request(path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: 'not json',
    })
    expect(answer.status).toBe(401)
  })

  it('refuses other content types, broken JSON and huge bodies', async () => {
    expect((await readError(await send({ 'Content-Type': 'text/plain' }))).code).toBe(
      'unsupported_media_type',
    )
    expect((await readError(await send({ 'Content-Type': 'application/jsonp' }))).code).toBe(
      'unsupported_media_type',
    )
    expect((await readError(await request(path, operatorInit(method, '{"a":')))).code).toBe('invalid_input')
    const huge = JSON.stringify('x'.repeat(9 * 1024 * 1024))
    expect((await readError(await request(path, operatorInit(method, huge)))).code).toBe('payload_too_large')
  })

  it('refuses while a secret is missing or malformed', async () => {
    expectErrors()
    for (const changes of [{ DATA_KEYS: '' }, { DATA_KEYS: 'a:short' }, { OPERATOR_TOKEN: 'short' }]) {
      const answer = await request(path, operatorInit(method, body), makeBindings(changes))
      expect([answer.status, (await readError(answer)).code]).toEqual([503, 'unavailable'])
    }
  })

  it('is not offered to other origins', async () => {
    const answer = await send({ Origin: 'https://evil.example' })
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
  })
}
