import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import { toFakeLink } from '../fake-internet.ts'
import { dumpDatabase, expectErrors, makeBindings, readError, request } from '../harness.ts'
import { postLink, replaceInternet } from './post-link.ts'

const mark = 'ZMsecretlink'

it.each([
  ['go', { to: 'https://www.tiktok.com/@toko.siti' }],
  ['go', { to: 'https://10.0.0.1/' }],
  ['hangup', {}],
  ['long-location', { length: 200_000 }],
])('logs and keeps nothing of the link: %s %j', async (behaviour, query) => {
  replaceInternet()
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const
  const logs = names.map(name => vi.spyOn(console, name))
  const before = await dumpDatabase()
  await postLink({ url: toFakeLink(behaviour, { ...(query as Record<string, string>), mark }) })
  await postLink({ url: `https://evil.example/${mark}` })
  for (const log of logs) expect(log).not.toHaveBeenCalled()
  expect(await dumpDatabase()).toBe(before)
  expect((await env.PUBLISHED.list()).objects).toEqual([])
})

it('does not repeat the link in an error', async () => {
  const answer = await postLink({ url: `https://evil.example/${mark}` })
  expect(await answer.text()).not.toContain(mark)
})

it('passes nothing of the caller on', async () => {
  const internet = replaceInternet()
  await postLink(
    { url: toFakeLink('page') },
    {
      address: '203.0.113.7',
      headers: {
        Cookie: 'session=1',
        Authorization: 'Bearer x',
        Referer: 'https://www.instagram.com/x',
        'User-Agent': 'Browser of one person',
        'Accept-Language': 'id',
        'X-Forwarded-For': '203.0.113.7',
      },
    },
  )
  const [asked, ...more] = await internet.readRequests()
  expect(more).toEqual([])
  expect(Object.keys(asked?.headers ?? {}).toSorted()).toEqual(['accept', 'cf-worker', 'host', 'user-agent'])
  expect(JSON.stringify(asked)).not.toMatch(/203\.0\.113\.7|one person|session/)
})

it('counts callers without keeping their addresses', async () => {
  replaceInternet()
  const limit = vi.fn<RateLimit['limit']>(async () => ({ success: true }))
  const keyOf = async (address: string) => {
    await postLink(
      { url: toFakeLink('page') },
      { address, bindings: makeBindings({ LINK_LIMIT: { limit } }) },
    )
    return limit.mock.lastCall?.[0].key
  }
  const key = await keyOf('203.0.113.7')
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(await keyOf('203.0.113.7')).toBe(key)
  expect(await keyOf('203.0.113.8')).not.toBe(key)
})

it('is not offered to other origins', async () => {
  replaceInternet()
  const headers = { Origin: 'https://evil.example' }
  const answer = await postLink({ url: toFakeLink('page') }, { headers })
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
  expect(answer.headers.get('Set-Cookie')).toBeNull()
  const preflight = await request('/v1/links/open', {
    method: 'OPTIONS',
    headers: { ...headers, 'Access-Control-Request-Method': 'POST' },
  })
  expect(preflight.headers.get('Access-Control-Allow-Origin')).toBeNull()
  // A form or a script without preflight cannot say that it sends JSON.
  const simple = await postLink({ url: toFakeLink('page') }, { headers: { 'Content-Type': 'text/plain' } })
  expect((await readError(simple)).code).toBe('unsupported_media_type')
})

it('takes the link from the body alone', async () => {
  const internet = replaceInternet()
  const address = `/v1/links/open?url=${encodeURIComponent(toFakeLink('page'))}`
  expect((await request(address)).status).toBe(405)
  expect((await request(address, { method: 'POST' })).status).not.toBe(200)
  expect(await internet.readRequests()).toEqual([])
})

it('tells nothing of our insides when the counter breaks', async () => {
  const logged = expectErrors()
  const limit = async () => {
    throw new Error('secret inside')
  }
  const bindings = makeBindings({ LINK_LIMIT: { limit } })
  const answer = await postLink({ url: toFakeLink('page', { mark }) }, { bindings })
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('secret inside')
  expect(JSON.stringify(logged.mock.calls)).not.toContain(mark)
})
