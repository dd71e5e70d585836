import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createLinkOpener } from '../../../worker/services/link-opener.ts'
import { openFakeInternet, toFakeLink } from '../fake-internet.ts'

const siti = 'https://www.tiktok.com/@toko.siti?_t=1'
let internet: ReturnType<typeof openFakeInternet>

beforeEach(() => {
  internet = openFakeInternet()
})

/** Opens it, and proves each time that nothing was logged, however it went. */
async function open(link: string, patienceMs = 3000) {
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const
  const logs = names.map(name => vi.spyOn(console, name))
  const opened = await createLinkOpener({ fetch: internet.fetch, patienceMs }).open(new URL(link))
  for (const log of logs) expect(log).not.toHaveBeenCalled()
  return opened
}

const readAddresses = async () => (await internet.readRequests()).map(({ address }) => address.split('?')[0])

describe('a link that leads to somebody', () => {
  it.each([
    [siti, 'tiktok:toko.siti'],
    ['https://www.tiktok.com/@toko.siti/video/7?is_from_webapp=1', 'tiktok:toko.siti'],
    ['https://www.facebook.com/toko.siti/?mibextid=x', 'facebook:tokositi'],
    ['https://id-id.facebook.com/profile.php?id=100012345678', 'facebook:100012345678'],
    ['https://www.instagram.com/toko.siti/reel/ABC/', 'instagram:toko.siti'],
    ['https://api.whatsapp.com/send?phone=6281234567890&text=halo', 'phone:6281234567890'],
    ['https://wa.me/c/6281234567890', 'phone:6281234567890'],
  ])('to %s', async (to, key) => {
    expect(await open(toFakeLink('go', { to }))).toEqual({ ok: true, value: key })
    // The address says it already, so the profile itself is not asked for.
    expect(await readAddresses()).toEqual(['vm.tiktok.com/go'])
  })

  it('by way of relative redirects', async () => {
    expect(await open(toFakeLink('go', { to: 'https://m.tiktok.com/go?to=/@toko.siti' }))).toMatchObject({
      ok: true,
    })
    expect(await readAddresses()).toEqual(['vm.tiktok.com/go', 'm.tiktok.com/go'])
    expect(await open(toFakeLink('go', { to: '//www.tiktok.com/@toko.siti' }))).toMatchObject({ ok: true })
  })

  it('behind the login that Facebook puts before strangers', async () => {
    const login = (next: string) =>
      toFakeLink('go', { to: `https://www.facebook.com/login/?next=${encodeURIComponent(next)}` })
    expect(await open(login('https://www.facebook.com/toko.siti'))).toEqual({
      ok: true,
      value: 'facebook:tokositi',
    })
    for (const next of [
      'https://www.instagram.com/toko.siti',
      'http://www.facebook.com/toko.siti',
      '/toko',
      '',
    ]) {
      expect(await open(login(next))).toMatchObject({ ok: false })
    }
  })
})

describe('what the other side learns', () => {
  it('is one GET a step: no cookie although it set one, no body, nothing of the person', async () => {
    const to = toFakeLink('go', { to: siti })
    await open(toFakeLink('cookie', { to }))
    const requests = await internet.readRequests()
    expect(requests.map(({ method, body }) => [method, body])).toEqual([
      ['GET', ''],
      ['GET', ''],
    ])
    for (const { headers } of requests) {
      // The platform adds the name of our own zone; there is nothing else.
      expect(Object.keys(headers).toSorted()).toEqual(['accept', 'cf-worker', 'host', 'user-agent'])
      expect(headers['user-agent']).toBe('Mozilla/5.0 (compatible; Amanah link opener)')
    }
  })
})

describe('redirects', () => {
  it('are followed three times', async () => {
    expect(await open(toFakeLink('steps', { left: 3, to: siti }))).toMatchObject({ ok: true })
    expect(await readAddresses()).toHaveLength(3)
  })

  it('are followed no more than three times', async () => {
    expect(await open(toFakeLink('steps', { left: 4, to: siti }))).toEqual({
      ok: false,
      problem: 'not-followed',
    })
    expect(await readAddresses()).toHaveLength(4)
  })

  it('end when they go in circles', async () => {
    expect(await open(toFakeLink('loop'))).toEqual({ ok: false, problem: 'not-followed' })
    expect(await readAddresses()).toHaveLength(4)
  })

  it.each([
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://127.0.0.1/go',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
    'https://localhost:8787/v1/snapshot',
    'https://metadata.google.internal/',
    'file:///etc/passwd',
    'http://www.tiktok.com/@toko.siti',
    'http://vm.tiktok.com/go',
    'data:text/html,https://www.tiktok.com/@toko.siti',
    'javascript:alert(1)',
    'intent://www.tiktok.com/@toko.siti#Intent;scheme=https;end',
    'whatsapp://send?phone=6281234567890',
    'https://evil.example/@toko.siti',
    'https://www.tiktok.com.evil.example/@toko.siti',
    'https://evil-tiktok.com/@toko.siti',
    'https://www.tiktok.com./@toko.siti',
    'https://vm.tiktok.com./go',
    'https://www.tiktok.com:8443/@toko.siti',
    'https://user:word@www.tiktok.com/@toko.siti',
    'https://:word@www.tiktok.com/@toko.siti',
    'https://www.tiktok.com@evil.example/@toko.siti',
    'https://l.facebook.com/l.php?u=https://evil.example',
    'https://',
    'https://[/',
  ])('to %s are not followed', async to => {
    expect(await open(toFakeLink('go', { to }))).toEqual({ ok: false, problem: 'not-followed' })
    expect(await readAddresses()).toEqual(['vm.tiktok.com/go'])
  })

  it('that lead through a short link to such a place are not followed there', async () => {
    const to = toFakeLink('go', { to: 'https://10.0.0.1/go' })
    expect(await open(toFakeLink('go', { to }))).toEqual({ ok: false, problem: 'not-followed' })
    expect(await readAddresses()).toEqual(['vm.tiktok.com/go', 'vm.tiktok.com/go'])
  })
})

describe('a link that leads to nobody', () => {
  it('because it ends on a page, which is not read', async () => {
    const html = '<link rel="canonical" href="https://www.tiktok.com/@toko.siti">'
    expect(await open(toFakeLink('page', { html }))).toEqual({ ok: false, problem: 'names-nobody' })
  })

  it.each([400, 404, 429, 500, 503, 304])('because it answers %i', async code => {
    expect(await open(toFakeLink('status', { code }))).toEqual({ ok: false, problem: 'unreachable' })
  })

  it.each(['hangup', 'garbage'])('because its host answers nothing that can be read: %s', async behaviour => {
    expect(await open(toFakeLink(behaviour))).toEqual({ ok: false, problem: 'unreachable' })
  })

  it('because its host never answers: within the patience for the whole way', async () => {
    const startedAt = Date.now()
    const to = toFakeLink('silent')
    expect(await open(toFakeLink('go', { to }), 300)).toEqual({ ok: false, problem: 'too-slow' })
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(250)
    expect(Date.now() - startedAt).toBeLessThan(2000)
  })

  it('gives three seconds when not told otherwise', async () => {
    const startedAt = Date.now()
    const opener = createLinkOpener({ fetch: internet.fetch })
    expect(await opener.open(new URL(toFakeLink('silent')))).toEqual({ ok: false, problem: 'too-slow' })
    expect(Math.round((Date.now() - startedAt) / 1000)).toBe(3)
  })
})

describe('a host that sends too much', () => {
  it('takes an address of up to 2,000 characters', async () => {
    const around = 'https://www.tiktok.com/@toko.siti?'.length
    expect(await open(toFakeLink('long-location', { length: 2000 - around }))).toMatchObject({ ok: true })
    expect(await open(toFakeLink('long-location', { length: 2001 - around }))).toEqual({
      ok: false,
      problem: 'not-followed',
    })
  })

  it.each([
    [200_000, 'not-followed'],
    // The platform itself hangs up.
    [2_000_000, 'unreachable'],
  ])('gets a reason for an address of %i characters', async (length, problem) => {
    expect(await open(toFakeLink('long-location', { length }))).toEqual({ ok: false, problem })
  })

  it.each([
    [1000, { ok: true, value: 'tiktok:toko.siti' }],
    [50_000, { ok: false, problem: 'unreachable' }],
  ])('gets an answer for %i headers', async (count, opened) => {
    expect(await open(toFakeLink('many-headers', { count, to: siti }))).toEqual(opened)
  })

  it.each([
    [200, 'names-nobody'],
    [500, 'unreachable'],
  ])('is not listened to: an endless body with status %i', async (code, problem) => {
    expect(await open(toFakeLink('endless', { code }))).toEqual({ ok: false, problem })
    await expectHungUp()
  })

  it('is not listened to: an endless body with a redirect', async () => {
    expect(await open(toFakeLink('endless', { code: 302, to: siti }))).toMatchObject({ ok: true })
    await expectHungUp()
  })

  async function expectHungUp() {
    await vi.waitFor(async () => expect((await internet.readRequests())[0]?.isOver).toBe(true))
    // What the buffers on the way hold.
    expect((await internet.readRequests())[0]?.sent).toBeLessThan(10_000_000)
  }
})
