import { describe, expect, it } from 'vitest'
import { createApp } from '../../../worker/app.ts'
import { expectErrors, makeBindings, operatorInit, publish, readError, request } from '../harness.ts'

const filled: Record<string, string> = {
  epoch: '1',
  bits: '0',
  index: '0',
  sha256: 'a'.repeat(64),
  hash: 'b'.repeat(64),
}

/** Bodies that come as far as the database, of those that do not take the body of an import. */
const bodies: Record<string, object> = {
  '/v1/trials': { key: 'instagram:coba', verdict: 'noted' },
  '/v1/desk-roles': { email: 'a@contoh.id', role: 'lead', isGranted: true },
  '/v1/extension-sessions': { code: 'c'.repeat(43), verifier: 'v'.repeat(43) },
}

/** Every operation of the app itself: a route that is mounted without being listed here cannot exist. */
const operations = createApp()
  .openAPIRegistry.definitions.filter(definition => definition.type === 'route')
  .map(({ route }) => ({
    method: route.method.toUpperCase(),
    path: route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? ''),
  }))

const pages = [
  '/',
  '/lapor',
  '/ulas',
  '/toko',
  '/demo',
  '/kotak-surat',
  '/docs',
  '/openapi.json',
  '/style.css',
  '/favicon.svg',
]

function expectSecurityHeaders({ headers }: Response): void {
  const policy = headers.get('Content-Security-Policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/https?:|unsafe|\*/)
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.get('Set-Cookie')).toBeNull()
}

describe.each(operations)('$method $path', ({ method, path }) => {
  it('answers another method with 405, its methods and the one error body', async () => {
    const answer = await request(path, { method: method === 'DELETE' ? 'PATCH' : 'DELETE' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('Allow')).toContain(method)
    expect((await readError(answer)).code).toBe('method_not_allowed')
    expectSecurityHeaders(answer)
  })

  it('answers an unknown path below it with 404 and the one error body, to browsers too', async () => {
    const answer = await request(`${path}/more/of/it`, { headers: { Accept: 'text/html' } })
    expect([answer.status, (await readError(answer)).code]).toEqual([404, 'not_found'])
    expectSecurityHeaders(answer)
  })

  it('names the request in header and body alike', async () => {
    const answer = await request(`${path}x/y`)
    expect((await readError(answer)).requestId).toBe(answer.headers.get('X-Request-Id'))
  })

  it('tells nothing of our insides when something breaks', async () => {
    const logged = expectErrors()
    const broken = () => {
      throw new Error('secret inside')
    }
    const bindings = makeBindings({
      PUBLISHED: { get: broken, head: broken } as unknown as R2Bucket,
      DB: { prepare: broken, batch: broken } as unknown as D1Database,
      LINK_LIMIT: { limit: broken },
      EVALUATION_LIMIT: { limit: broken },
    })
    const { Authorization = '' } = operatorInit(method, '').headers as Record<string, string>
    const init = ['GET', 'DELETE'].includes(method)
      ? { method, headers: { Authorization } }
      : operatorInit(method, bodies[path] ?? { sellers: [], findings: [] })
    const answer = await request(path, init, bindings)
    const text = await answer.clone().text()
    expect([answer.status, (await readError(answer)).code]).toEqual([500, 'internal'])
    expect(text).not.toContain('secret inside')
    expect(logged).toHaveBeenCalledOnce()
    expectSecurityHeaders(answer)
  })
})

it.each(pages)('sets security headers on %s', async path => {
  await publish()
  const answer = await request(path)
  expect(answer.status).toBe(200)
  expectSecurityHeaders(answer)
  expect(answer.headers.get('Strict-Transport-Security')).toBeNull()
})

it('asks for https outside a local environment', async () => {
  const answer = await request('/', {}, makeBindings({ ENVIRONMENT: 'production' }))
  expect(answer.headers.get('Strict-Transport-Security')).toContain('max-age=')
})

it('answers unknown addresses as page to browsers, as error body to others', async () => {
  const page = await request('/nope', { headers: { Accept: 'text/html' } })
  expect([page.status, page.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=UTF-8'])
  expect((await readError(await request('/nope'))).code).toBe('not_found')
  expect((await readError(await request('/lapor', { method: 'POST' }))).code).toBe('method_not_allowed')
})
