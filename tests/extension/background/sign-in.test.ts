import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { toBase64Url } from '#shared/rules/manifest-signature'
import { pendingSignInItem } from '../../../extension/platform/account-items.ts'
import { AccountWorld, tabId, token } from './account-world.ts'

const handed = 'c'.repeat(43)
const finish = `http://localhost:8787/masuk/ekstensi/selesai#kode=${handed}`

let world: AccountWorld

beforeEach(() => {
  world = new AccountWorld()
})

async function start() {
  const parts = world.wake()
  await parts.signIn.start(world.apiUrl, 3)
  return parts
}

test('the page is opened with the challenge of a verifier that stays here, and returns to where it was opened', async () => {
  await start()
  const pending = await pendingSignInItem.getValue()
  const url = new URL(world.opened[0]?.url ?? '')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pending?.verifier))
  expect(url.origin + url.pathname).toBe('http://localhost:8787/masuk/ekstensi')
  expect(url.searchParams.get('challenge')).toBe(toBase64Url(new Uint8Array(digest)))
  expect(url.searchParams.get('device')).toBe('Ekstensi Amanah, Windows')
  expect(url.href).not.toContain(pending?.verifier)
  expect(pending?.verifier).toMatch(/^[\w-]{43}$/)
  expect(world.opened[0]?.openerTabId).toBe(3)
  expect(world.sent).toEqual([])
})

test('the code of that tab is exchanged with the verifier, without a token, and the tab closed', async () => {
  const { signIn, account } = await start()
  const pending = await pendingSignInItem.getValue()
  await signIn.see(tabId, finish)
  expect(world.sent[0]).toMatchObject({
    origin: 'http://localhost:8787',
    call: 'POST /v1/extension-sessions',
    body: { code: handed, verifier: pending?.verifier },
    authorization: null,
  })
  expect(world.removed).toEqual([tabId])
  expect(await account.read()).toMatchObject({
    isSignedIn: true,
    isSigningIn: false,
    contacts: ['s***@contoh.id'],
    trouble: null,
    isWitness: false,
  })
})

test('a worker that died while somebody typed goes on where it was', async () => {
  await start()
  const { signIn, account } = world.wake()
  await signIn.see(tabId, `${finish.replace('#', '?lang=en#')}`)
  expect((await account.read()).isSignedIn).toBe(true)
})

describe('nothing is exchanged', () => {
  test.each([
    ['another tab', tabId + 1, finish],
    ['another host', tabId, finish.replace('localhost:8787', 'localhost.contoh')],
    ['another port', tabId, finish.replace('8787', '8788')],
    ['https for http', tabId, finish.replace('http:', 'https:')],
    ['a host with our address as its user', tabId, finish.replace('localhost', 'localhost:8787@contoh.id')],
    ['a page below', tabId, finish.replace('#', '/x#')],
    ['the page before', tabId, finish.replace('/selesai', '')],
    ['a code in the query', tabId, finish.replace('#', '?')],
    ['a code that is too long', tabId, `${finish}c`],
    ['more than a code', tabId, `${finish}&kode=${handed}`],
    ['no code', tabId, 'http://localhost:8787/masuk/ekstensi/selesai'],
    ['no address', tabId, 'about:blank'],
    ['nonsense', tabId, 'http://[#kode'],
  ])('for %s, and the right one still counts', async (_, id, address) => {
    const { signIn, account } = await start()
    await signIn.see(id, address)
    expect(world.sent).toEqual([])
    expect(world.removed).toEqual([])
    await signIn.see(tabId, finish)
    expect((await account.read()).isSignedIn).toBe(true)
  })

  test('where nobody began: a page alone cannot sign anybody in', async () => {
    const { signIn } = world.wake()
    await signIn.see(tabId, finish)
    expect(world.sent).toEqual([])
  })

  test('twice: neither for two events of one address, nor for a code once more', async () => {
    const { signIn } = await start()
    await Promise.all([signIn.see(tabId, finish), signIn.see(tabId, finish)])
    await signIn.see(tabId, finish)
    await world.wake().signIn.see(tabId, finish)
    expect(world.calls()).toEqual(['POST /v1/extension-sessions'])
  })

  test('after the tab was closed', async () => {
    const { signIn, account } = await start()
    await signIn.forgetTab(tabId + 1)
    expect((await account.read()).isSigningIn).toBe(true)
    await signIn.forgetTab(tabId)
    expect((await account.read()).isSigningIn).toBe(false)
    await signIn.see(tabId, finish)
    expect(world.sent).toEqual([])
  })

  test('after hours', async () => {
    const { signIn, account } = await start()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 60_000 })
    await signIn.see(tabId, finish)
    vi.useRealTimers()
    expect(world.sent).toEqual([])
    expect((await account.read()).trouble).toBe('sign-in-failed')
  })
})

test.each([
  ['refuses the code', () => Response.json({}, { status: 400 })],
  ['cannot be reached', () => Promise.reject(new TypeError('failed to fetch'))],
  ['answers another shape', () => Response.json({ token: '<script>' })],
])('a server that %s: nobody is signed in, and it is said', async (_, answer) => {
  const { signIn, account } = await start()
  world.answers.set('POST /v1/extension-sessions', answer)
  await signIn.see(tabId, finish)
  expect(await account.read()).toMatchObject({ isSignedIn: false, trouble: 'sign-in-failed' })
  expect(world.removed).toEqual([tabId])
})

describe('the token', () => {
  test('is where no content script reads: in neither storage area', async () => {
    const { signIn } = await start()
    await signIn.see(tabId, finish)
    const stored = [await browser.storage.local.get(null), await browser.storage.session.get(null)]
    expect(JSON.stringify(stored)).not.toContain(token)
  })

  test('goes to the server that gave it and to no other', async () => {
    const { account } = world.wake()
    await account.enter(world.apiUrl, token)
    world.apiUrl = 'https://amanah.contoh'
    expect(await account.read()).toMatchObject({ isSignedIn: false })
    expect(world.sent).toEqual([])
    world.apiUrl = 'http://localhost:8787'
    await account.read()
    expect(world.sent).toMatchObject([{ origin: 'http://localhost:8787', authorization: `Bearer ${token}` }])
  })

  test('follows no redirect and has no cookie beside it', async () => {
    const { account } = world.wake()
    await account.enter(world.apiUrl, token)
    await account.read()
    expect(world.sent[0]?.init).toMatchObject({
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    })
  })
})

describe('signing out', () => {
  test('ends the session there and forgets it here', async () => {
    const { account } = await world.wakeAsWitness()
    await account.signOut()
    expect(world.sent).toMatchObject([
      { call: 'DELETE /v1/extension-sessions/current', authorization: `Bearer ${token}` },
    ])
    expect(await world.wake().account.read()).toMatchObject({
      isSignedIn: false,
      isWitness: false,
      trouble: null,
    })
  })

  test('offline forgets it here all the same, and says so', async () => {
    const { account } = await world.wakeAsWitness()
    world.answers.set('DELETE /v1/extension-sessions/current', () => Promise.reject(new TypeError('offline')))
    await account.signOut()
    expect(await account.read()).toMatchObject({ isSignedIn: false, trouble: 'offline' })
  })

  test('while a sign-in is open ends that too', async () => {
    const { signIn, account } = await start()
    await account.signOut()
    await signIn.see(tabId, finish)
    expect(world.sent).toEqual([])
  })
})

describe('a session that the server knows no more', () => {
  test('is forgotten at the first call, and said', async () => {
    const { account } = await world.wakeAsWitness()
    world.answer('GET /v1/account', {}, 401)
    expect(await account.read()).toMatchObject({ isSignedIn: false, trouble: 'ended', isWitness: false })
    await account.read()
    expect(world.sent).toHaveLength(1)
  })

  test('is not taken for the one that was begun meanwhile', async () => {
    const { account } = await world.wakeAsWitness()
    world.answers.set('GET /v1/account', async () => {
      await account.enter(world.apiUrl, `${token}2`)
      return Response.json({}, { status: 401 })
    })
    expect((await account.read()).isSignedIn).toBe(true)
  })

  test.each([403, 404, 429, 500, 503])('a %i is none: the session stays', async status => {
    const { account } = await world.wakeAsWitness()
    world.answer('GET /v1/account', {}, status)
    expect(await account.read()).toMatchObject({ isSignedIn: true, contacts: null, trouble: null })
  })
})
