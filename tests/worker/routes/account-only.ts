import { expect, it } from 'vitest'
import { expectErrors, makeBindings, readError, request } from '../harness.ts'
import { makeBearer, signIn } from '../signed-in.ts'

/** Proves on an endpoint for signed-in people that nobody else passes, and that a cookie is no way in. */
export function describeAccountOnly(method: string, path: string, body?: unknown): void {
  const init = (headers: Record<string, string>): RequestInit => ({
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

  it('lets nobody pass without a token that is ours and alive', async () => {
    const fitri = await signIn()
    const bearer = await makeBearer(fitri)
    const wrong = [
      '',
      'Bearer',
      'Bearer x',
      'Bearer x.y',
      `Basic ${bearer}`,
      `Bearer ${bearer.split('.')[0]}`,
      `Bearer ${bearer}x`,
    ]
    for (const Authorization of wrong) {
      const answer = await request(path, init({ Authorization }))
      expect([Authorization, answer.status]).toEqual([Authorization, 401])
      expect((await readError(answer)).code).toBe('unauthorized')
    }
    await fitri.world.devices.signOutEverywhere(fitri.session)
    expect((await request(path, init({ Authorization: `Bearer ${bearer}` }))).status).toBe(401)
  })

  it('takes no cookie: another page could make a browser send it', async () => {
    const { cookie } = await signIn()
    expect((await request(path, init({ Cookie: cookie }))).status).toBe(401)
  })

  it('refuses while a secret is missing or malformed', async () => {
    expectErrors()
    const bearer = await makeBearer(await signIn())
    for (const changes of [
      { AUTH_SECRET: 'short' },
      { DATA_KEYS: '' },
      { INDEX_KEYS: '' },
      { PUBLIC_URL: 'ftp://x' },
    ]) {
      const answer = await request(path, init({ Authorization: `Bearer ${bearer}` }), makeBindings(changes))
      expect([answer.status, (await readError(answer)).code]).toEqual([503, 'unavailable'])
    }
  })

  it('is not offered to other origins', async () => {
    const bearer = await makeBearer(await signIn())
    const answer = await request(
      path,
      init({ Authorization: `Bearer ${bearer}`, Origin: 'https://evil.example' }),
    )
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
  })
}
