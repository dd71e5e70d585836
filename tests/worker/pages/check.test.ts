import { expect, it } from 'vitest'
import { makeBindings, request } from '../harness.ts'

const code = {
  script: '/cek/code/main-abc.js',
  styles: ['/cek/code/main-abc.css'],
  preload: ['/cek/code/part-abc.js'],
  shell: ['/cek/code/main-abc.js'],
}

/** The Worker with a build of the page beside it. */
function withBuild(changes = {}) {
  return withAssets({ fetch: async () => Response.json(code) }, changes)
}

function withAssets(assets: unknown, changes = {}) {
  return Object.assign(makeBindings(changes), { ASSETS: assets })
}

const open = (path: string, init: RequestInit = {}, bindings = withBuild()) => request(path, init, bindings)

it('says what is missing where nothing was built', async () => {
  const answer = await open('/cek', {}, withAssets(undefined))
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('npm run build:pages')
})

it('names its script and style, and carries the keys that data are believed by', async () => {
  const page = await (await open('/cek')).text()
  expect(page).toMatch(/^<!doctype html><html lang="id">/)
  expect(page).toContain('<script type="module" src="/cek/code/main-abc.js"></script>')
  expect(page).toContain('<link rel="stylesheet" href="/cek/code/main-abc.css"')
  expect(page).toContain('<link rel="modulepreload" href="/cek/code/part-abc.js"')
  // Public halves: 32 bytes in base64url each, never the 48 bytes of a private key.
  expect(/data-keys="([^"]+)"/.exec(page)?.[1]).toMatch(/^[\w-]{1,20}:[\w-]{43}(?:,[\w-]{1,20}:[\w-]{43})*$/)
  expect(page).not.toMatch(/[A-Za-z0-9+/]{64}/)
  const english = await (await open('/cek?lang=en')).text()
  expect(english).toContain('Check before you pay')
  expect(english).toContain('/cek/app.webmanifest?lang=en')
})

it('runs its own script and nothing else', async () => {
  const answer = await open('/cek')
  const policy = answer.headers.get('Content-Security-Policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(policy).toContain("connect-src 'self'")
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
  expect(await answer.text()).not.toMatch(
    /<style|\sstyle=|\son\w+=|javascript:|<script(?! type="module" src=")/i,
  )
  // Other pages stay without script.
  expect((await request('/')).headers.get('Content-Security-Policy')).not.toContain('script-src')
})

it('says without script why it cannot check, and where one can', async () => {
  const page = await (await open('/cek')).text()
  const [, without = ''] = /<noscript>(.*)<\/noscript>/s.exec(page) ?? []
  expect(without).toContain('Tanpa JavaScript nomornya akan sampai ke kami')
  expect(without).toContain('href="https://cekrekening.id"')
  expect(without).toContain('Tautan profil pun begitu')
  // No form of ours could carry a number to us.
  expect(page).not.toContain('<form')
})

it('can be installed and shared to, without what is shared standing in an address', async () => {
  const answer = await request('/cek/app.webmanifest')
  expect(answer.headers.get('Content-Type')).toBe('application/manifest+json')
  const manifest = (await answer.json()) as Record<string, never>
  expect(manifest).toMatchObject({ start_url: '/cek', scope: '/cek', display: 'standalone', lang: 'id' })
  expect(manifest.share_target).toMatchObject({
    action: '/cek/bagikan',
    method: 'POST',
    enctype: 'multipart/form-data',
  })
  const english = await (await request('/cek/app.webmanifest?lang=en')).json()
  expect(english).toMatchObject({ start_url: '/cek?lang=en', lang: 'en' })
})

it('sends on what is shared before the page was ever open, unread', async () => {
  const body = new FormData()
  body.set('text', 'BCA 1234567890')
  const answer = await request('/cek/bagikan', { method: 'POST', body })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe('/cek')
  expect(await answer.text()).toBe('')
  const english = await request('/cek/bagikan?lang=en', { method: 'POST', body })
  expect(english.headers.get('Location')).toBe('/cek?lang=en')
  expect((await request('/cek/bagikan')).status).toBe(405)
})
