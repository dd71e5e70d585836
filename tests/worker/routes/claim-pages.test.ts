import { expect, it } from 'vitest'
import { request } from '../harness.ts'
import {
  approve,
  makeClaimWorld,
  makeDesk,
  makeShop,
  placeClaim,
  seeCode,
  siti,
  type TestShop,
} from '../services/claim-world.ts'
import { formInit } from '../signed-in.ts'
import { makeCaller } from './claim-callers.ts'

async function begin() {
  const shop = await makeShop('toko-siti')
  const seller = await makeCaller()
  await seller.joinShop(shop.id, 'admin')
  const { cookie } = seller
  const open = (path: string, as = cookie) =>
    request(path, { headers: { Cookie: as, Accept: 'text/html' }, redirect: 'manual' })
  const send = (path: string, fields: Record<string, string> = {}, as = cookie) =>
    request(path, { ...formInit(fields, as), redirect: 'manual' })
  return { shop, seller, open, send, world: makeClaimWorld() }
}

/** Claims as the form does, and answers where it leads. */
async function claim(
  send: Awaited<ReturnType<typeof begin>>['send'],
  shop: TestShop,
  akun = 'instagram.com/batik.siti',
) {
  const answer = await send(`/toko/klaim?toko=${shop.slug}`, { akun })
  expect(answer.status).toBe(303)
  return answer.headers.get('Location') ?? ''
}

it('leads from a link to the code, its place, and the wait, without script', async () => {
  const { shop, open, send } = await begin()
  const start = await (await open(`/toko/klaim?toko=${shop.slug}&akun=${siti}`)).text()
  expect(start).toContain('Akun mana milikmu?')
  const path = await claim(send, shop)
  const page = await (await open(path)).text()
  expect(page).toMatch(/<output>AMANAH-[2-9A-Z]{8}<\/output>/)
  expect(page).toContain('Taruh kode ini di bio')
  expect(page).toContain('role="img"')
  expect(page).toContain('Kami tidak pernah meminta kata sandi atau kode OTP akunmu.')
  const facebook = await (await open(`${path}?tempat=facebook`)).text()
  expect(facebook).toContain('deskripsi iklanmu')
  expect((await send(`${path}/terpasang`)).headers.get('Location')).toBe(path)
  const waiting = await (await open(path)).text()
  expect(waiting).toContain('Menunggu 3 saksi lagi')
  expect(waiting).toContain('Target kami 24')
  expect((await send(`${path}/minta`)).status).toBe(303)
  expect(await (await open(path)).text()).toContain('Moderator sudah diminta')
  expect((await send(`${path}/kode-baru`)).status).toBe(303)
  expect(await (await open(path)).text()).toContain('Taruh kode ini di bio')
  expect((await send(`${path}/batal`)).status).toBe(303)
  expect(await (await open(path)).text()).toContain('Klaim dibatalkan')
})

it('speaks English too, and keeps to it', async () => {
  const { shop, open, send } = await begin()
  expect(await (await open(`/toko/klaim?toko=${shop.slug}&lang=en`)).text()).toContain(
    'Which profile is yours?',
  )
  const path = (
    await send(`/toko/klaim?toko=${shop.slug}&lang=en`, { akun: 'tiktok.com/@siti' })
  ).headers.get('Location')
  expect(path).toContain('lang=en')
  expect(await (await open(path ?? '')).text()).toContain('Put this code into the bio')
})

it('shows what was proven, with the mark that stays', async () => {
  const { shop, open, world } = await begin()
  const { id, code } = await placeClaim(world, shop)
  await seeCode(world, code, 3)
  await approve(world, id, [await makeDesk()])
  const page = await (await open(`/toko/klaim/${id}`)).text()
  expect(page).toContain('Akun terbukti')
  expect(page).toContain('amanah:toko-siti')
  expect(page).not.toContain(code)
})

it.each([
  ['https://vt.tiktok.com/ZSabc123/', 'Tautan pendek ini tidak menyebut akun'],
  ['batik.siti', 'Pilih dulu akun ini'],
  ['https://www.facebook.com/batik.siti', 'profil Marketplace-mu'],
  ['b\u0430tik.siti', 'tidak menemukan akun'],
])('explains what is wrong with %s', async (akun, sentence) => {
  const { shop, send } = await begin()
  const answer = await send(`/toko/klaim?toko=${shop.slug}`, { akun })
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(sentence)])
})

it('writes what was typed as text, never as markup', async () => {
  const { shop, send } = await begin()
  const akun = '"><script>alert(1)</script>'
  const text = await (await send(`/toko/klaim?toko=${shop.slug}`, { akun })).text()
  expect(text).not.toContain('<script>alert')
  expect(text).toContain('&lt;script&gt;')
})

it('leads to signing in, and back', async () => {
  const { shop, open } = await begin()
  const answer = await open(`/toko/klaim?toko=${shop.slug}`, '')
  expect([answer.status, answer.headers.get('Location')]).toEqual([
    303,
    `/masuk?lanjut=${encodeURIComponent(`/toko/klaim?toko=${shop.slug}`)}`,
  ])
})

it('shows nobody another shop’s claims, and says of them what it says of none', async () => {
  const { shop, open, send } = await begin()
  const path = await claim(send, shop)
  const stranger = await makeCaller('verifier')
  for (const address of [
    path,
    `/toko/klaim/${crypto.randomUUID()}`,
    '/toko/klaim/x',
    `/toko/klaim?toko=${shop.slug}`,
  ]) {
    expect([address, (await open(address, stranger.cookie)).status]).toEqual([address, 404])
  }
  for (const work of ['terpasang', 'kode-baru', 'batal', 'minta']) {
    expect((await send(`${path}/${work}`, {}, stranger.cookie)).status).toBe(404)
  }
  expect(await (await open(path)).text()).toContain('Taruh kode ini di bio')
})

it('takes forms of its own pages only', async () => {
  const { shop, seller } = await begin()
  for (const origin of ['https://evil.example', null]) {
    const init = formInit({ akun: 'instagram.com/batik.siti' }, seller.cookie, origin)
    expect((await request(`/toko/klaim?toko=${shop.slug}`, init)).status).toBe(403)
  }
})

it('is kept by nobody on the way', async () => {
  const { shop, open, send } = await begin()
  const { headers } = await open(await claim(send, shop))
  expect(headers.get('Cache-Control')).toBe('private, no-store')
  expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})

it('says what stands against a change, be it of no field', async () => {
  const { shop, seller, send, world } = await begin()
  const { id } = await placeClaim(world, shop)
  for (let i = 0; i < 60; i++) await world.claims.place(seller.session, id)
  const answer = await send(`/toko/klaim/${id}/minta`)
  expect(answer.status).toBe(429)
  expect(await answer.text()).toMatch(/<p class="notice bad" role="alert">[^<]{10}/)
})
