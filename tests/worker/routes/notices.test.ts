import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { countRows, dumpDatabase, request } from '../harness.ts'
import { pageOrigin, signIn } from '../signed-in.ts'

const endpoint = 'https://fcm.googleapis.com/fcm/send/abc'
const subscription = { endpoint, keys: { p256dh: `B${'a'.repeat(86)}`, auth: 'b'.repeat(22) } }

function post(path: string, body: unknown, cookie = '', origin = pageOrigin) {
  const headers = { 'Content-Type': 'application/json', Cookie: cookie, Origin: origin }
  return request(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

it('turns notices on and off for a browser, and keeps its address sealed', async () => {
  const { cookie } = await signIn()
  expect((await post('/akun/kabar', subscription, cookie)).status).toBe(200)
  // Once more changes nothing: a page may be loaded again.
  await post('/akun/kabar', subscription, cookie)
  expect(await countRows('push_subscription')).toBe(1)
  expect(await dumpDatabase()).not.toContain('fcm.googleapis.com')
  expect((await post('/akun/kabar/hapus', { endpoint }, cookie)).status).toBe(200)
  expect(await countRows('push_subscription')).toBe(0)
})

it('turns off nobody else’s', async () => {
  const [fitri, ratna] = [await signIn(), await signIn()]
  await post('/akun/kabar', subscription, fitri.cookie)
  await post('/akun/kabar/hapus', { endpoint }, ratna.cookie)
  const owner = await env.DB.prepare('SELECT account_id FROM push_subscription').first('account_id')
  expect(owner).toBe(fitri.session.accountId)
})

it.each([
  ['http://fcm.googleapis.com/x'],
  ['https://169.254.169.254/latest'],
  ['https://fcm.googleapis.com.evil.example/x'],
  ['https://evil.example/#fcm.googleapis.com'],
  ['https://user:pass@fcm.googleapis.com/x'],
])('posts to no address such as %s', async address => {
  const { cookie } = await signIn()
  expect((await post('/akun/kabar', { ...subscription, endpoint: address }, cookie)).status).toBe(400)
  expect(await countRows('push_subscription')).toBe(0)
})

it('takes nothing from other sites, from nobody, or that is no subscription', async () => {
  const { cookie } = await signIn()
  for (const path of ['/akun/kabar', '/akun/kabar/hapus']) {
    expect((await post(path, subscription, cookie, 'https://evil.example')).status).toBe(403)
    expect((await post(path, subscription)).status).toBe(401)
    for (const body of [null, [], 'x', {}, { endpoint: 1 }]) {
      expect([path, body, (await post(path, body, cookie)).status]).toEqual([path, body, 400])
    }
  }
})
