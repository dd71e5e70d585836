import { expect, it } from 'vitest'
import { openLink } from '#shared/contract/links'
import { toFakeLink } from '../fake-internet.ts'
import { postLink, replaceInternet } from './post-link.ts'

it('answers the key behind a short link, and lets nobody keep it', async () => {
  replaceInternet()
  const answer = await postLink({ url: toFakeLink('go', { to: 'https://www.tiktok.com/@Toko.Siti?_t=1' }) })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(openLink.output.parse(await answer.json())).toEqual({ key: 'tiktok:toko.siti' })
})

it('takes a link as people paste it', async () => {
  const internet = replaceInternet()
  const link = toFakeLink('go', { to: 'https://wa.me/6281234567890' }).replace('https://', '  http://')
  expect(await (await postLink({ url: `${link} kak` })).json()).toEqual({ key: 'phone:6281234567890' })
  expect(await internet.readRequests()).toHaveLength(1)
})

it.each([
  ['page', {}, 'names-nobody'],
  ['go', { to: 'https://evil.example/' }, 'not-followed'],
  ['status', { code: 404 }, 'unreachable'],
  ['silent', {}, 'too-slow'],
])('says why it found nobody: %s %j', async (behaviour, query, reason) => {
  replaceInternet()
  const answer = await postLink({ url: toFakeLink(behaviour, query as Record<string, string>) })
  expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
  expect(await answer.json()).toEqual({ key: null, reason })
})

it('may give reasons that an older extension does not know', () => {
  const later = { key: null, reason: 'needs-consent', more: 1 }
  expect(openLink.output.parse(later)).toEqual({ key: null, reason: 'not-followed' })
})
