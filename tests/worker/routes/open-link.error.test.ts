import { expect, it } from 'vitest'
import { toFakeLink } from '../fake-internet.ts'
import { expectErrors, makeBindings, readError } from '../harness.ts'
import { postLink, replaceInternet } from './post-link.ts'

it.each([
  'https://www.tiktok.com/@toko.siti',
  'https://evil.example/',
  'https://10.0.0.1/',
  'https://vm.tiktok.com:8443/ZMabc',
  'halo',
])('refuses what is no short link, naming the field in both languages: %s', async url => {
  const internet = replaceInternet()
  const answer = await postLink({ url })
  const error = await readError(answer)
  expect([answer.status, error.code, error.field]).toEqual([400, 'invalid_input', 'url'])
  expect(error.problems?.[0]?.message).toEqual({
    id: 'tautan pendek yang tidak menyebut siapa pun',
    en: 'a short link that names nobody',
  })
  expect(await internet.readRequests()).toEqual([])
})

it.each([
  {},
  { url: 7 },
  { url: '' },
  { url: null },
  { url: `https://vm.tiktok.com/${'x'.repeat(500)}` },
  { url: 'https://vm.tiktok.com/ZMabc', follow: 'everything' },
  [],
  'not json',
])('refuses %j', async body => {
  expect((await readError(await postLink(body))).code).toBe('invalid_input')
})

it('counts each caller, and refuses one who asks too often', async () => {
  const internet = replaceInternet()
  const ask = async (address: string) => (await postLink({ url: toFakeLink('page') }, { address })).status
  const statuses: number[] = []
  // Twice the limit and one more: the count may begin anew once, at a full minute.
  for (let i = 0; i < 41; i += 1) statuses.push(await ask('2001:db8:1:2::1'))
  expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200))
  expect(statuses).toContain(429)
  expect(await internet.readRequests()).toHaveLength(statuses.filter(status => status === 200).length)
  expect(await ask('2001:db8:1:3::1')).toBe(200)
})

it('refuses the caller before it looks at the body', async () => {
  const refusing = makeBindings({ LINK_LIMIT: { limit: async () => ({ success: false }) } })
  const answer = await postLink('not json', { bindings: refusing })
  expect([answer.status, (await readError(answer)).code]).toEqual([429, 'rate_limited'])
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
})

it('opens nothing where callers cannot be counted, and says so in the log', async () => {
  const logged = expectErrors()
  const internet = replaceInternet()
  const { LINK_LIMIT: _, ...unlimited } = makeBindings()
  for (const bindings of [unlimited, makeBindings({ DATA_KEYS: '' })]) {
    const answer = await postLink({ url: toFakeLink('page') }, { bindings })
    expect([answer.status, (await readError(answer)).code]).toEqual([503, 'unavailable'])
  }
  expect(logged.mock.calls.flat().join('\n')).toContain('LINK_LIMIT is missing')
  expect(logged.mock.calls.flat().join('\n')).toContain('DATA_KEYS')
  expect(await internet.readRequests()).toEqual([])
})
