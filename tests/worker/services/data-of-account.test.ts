import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { toPseudonym } from '../../../worker/services/pseudonym.ts'
import { countRows, dumpDatabase, expectErrors, makeBindings, request } from '../harness.ts'
import { idOf, makeShop, makeShopWorld, readRole } from '../shop-world.ts'
import { formInit, signIn } from '../signed-in.ts'

const get = (path: string, cookie: string) =>
  request(path, { headers: { Cookie: cookie }, redirect: 'manual' })

async function makeHistory() {
  const world = makeShopWorld()
  const [owner, admin] = [await signIn(), await signIn()]
  const shop = await makeShop({ owner, admin })
  await world.shops.rename(idOf(admin), shop.slug, 'Toko Kenangan')
  const contact = { kind: 'email' as const, address: 'calon.kemas@contoh.id' }
  await world.invitations.invite(idOf(admin), shop.slug, { contact, role: 'packer' }, 'id')
  await world.ownership.offer(idOf(owner), shop.slug, idOf(admin))
  return { world, owner, admin, shop }
}

it('shows everything to its owner alone, addresses in full', async () => {
  const { owner, admin, shop } = await makeHistory()
  const page = await (await get('/akun/data', admin.cookie)).text()
  for (const text of [admin.contact.address, 'Toko Kenangan', 'Toko berganti nama', 'Toko ditawarkan']) {
    expect(page).toContain(text)
  }
  expect(page).not.toContain(owner.contact.address)
  expect((await get('/akun/data', '')).headers.get('Location')).toBe('/masuk?lanjut=%2Fakun%2Fdata')
  expect(shop.id).toBeTruthy()
})

it('gives all of it as JSON, and of others only that they did something', async () => {
  const { world, owner, admin, shop } = await makeHistory()
  const answer = await get('/akun/data/unduh', admin.cookie)
  expect(answer.headers.get('Content-Disposition')).toContain('attachment')
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
  const text = await answer.text()
  const data = JSON.parse(text) as Awaited<ReturnType<typeof world.data.read>>
  expect(data.contacts[0]?.address).toBe(admin.contact.address)
  expect(data.shops).toEqual([{ name: 'Toko Kenangan', slug: shop.slug, role: 'admin' }])
  expect(data.events.map(({ type, isMine }) => [type, isMine])).toEqual([
    ['ownership-offered', false],
    ['member-invited', true],
    ['shop-renamed', true],
  ])
  expect(data.events[0]?.details).toBeNull()
  expect(data.events[2]?.details).toMatchObject({ after: 'Toko Kenangan' })
  for (const secret of [owner.contact.address, idOf(owner)]) expect(text).not.toContain(secret)
})

it('corrects the language of messages and the names of one’s own passkeys', async () => {
  const [fitri, ratna] = [await signIn(), await signIn()]
  const insert = env.DB.prepare(
    `INSERT INTO passkey (id, account_id, name, public_key, credential_id, counter, device_type, backed_up)
     VALUES (?1, ?2, 'HP', 'k', ?1, 0, 'singleDevice', 0)`,
  )
  await env.DB.batch([insert.bind('kunci-fitri', idOf(fitri)), insert.bind('kunci-ratna', idOf(ratna))])
  const post = (path: string, fields: Record<string, string>) => request(path, formInit(fields, fitri.cookie))
  expect((await post('/akun/data/bahasa', { language: 'en' })).status).toBe(303)
  expect((await post('/akun/data/bahasa', { language: 'xx' })).status).toBe(400)
  expect((await post('/akun/data/kunci', { id: 'kunci-fitri', name: 'HP <b>baru</b>' })).status).toBe(303)
  expect((await post('/akun/data/kunci', { id: 'kunci-ratna', name: 'Dicuri' })).status).toBe(400)
  const names = await env.DB.prepare('SELECT name FROM passkey ORDER BY id').all<{ name: string }>()
  // What a person calls it is a person's: sealed.
  expect(names.results.map(({ name }) => name)).toEqual([expect.stringMatching(/^v1\.test\./), 'HP'])
  expect(await (await get('/akun', fitri.cookie)).text()).toContain('HP &lt;b&gt;baru&lt;/b&gt;')
  const languages = await env.DB.prepare('SELECT language FROM contact ORDER BY language').all()
  expect(languages.results).toEqual([{ language: 'en' }, { language: 'id' }])
  expect(await (await get('/akun/data', fitri.cookie)).text()).not.toContain('<b>')
})

it('deletes at once, shows what is gone, and the chain still verifies', async () => {
  const { world, owner, admin, shop } = await makeHistory()
  await env.DB.prepare(
    `INSERT INTO claim (id, seller_id, claimed_by, key, hash, platform, handle, state, created_at)
     VALUES ('k1', ?1, ?2, 'instagram:kenangan', 'h', 'instagram', 'kenangan', 'placed', '2026-01-01T00:00:00.000Z')`,
  )
    .bind(shop.id, idOf(admin))
    .run()
  const payloads = await countRows('event_payload')
  const answer = await request('/akun/data/hapus', formInit({ typed: 'hapus' }, admin.cookie))
  expect([answer.status, answer.headers.get('Clear-Site-Data')]).toEqual([200, '"cookies"'])
  expect(await answer.text()).toContain('Akunmu sudah dihapus')
  expect(await admin.find()).toBeNull()
  expect(await readRole(shop.id, admin)).toBeNull()
  expect(await dumpDatabase()).not.toContain(idOf(admin))
  // Rename, invitation, offer: done by them, or naming them.
  expect(await countRows('event_payload')).toBe(payloads - 3)
  expect(await countRows('event')).toBe(4)
  expect((await world.log.verify()).ok).toBe(true)
  // What is the shop's stays the shop's.
  const claimedBy = await env.DB.prepare("SELECT claimed_by FROM claim WHERE id = 'k1'").first<string>(
    'claimed_by',
  )
  expect(claimedBy).toBe(idOf(owner))
  expect(await countRows('ownership_transfer')).toBe(0)
  expect(await countRows('shop_invitation')).toBe(0)
  // The contact is free again, and nothing is known of it.
  const again = await signIn(undefined, admin.contact)
  expect(idOf(again)).not.toBe(idOf(admin))
  expect(await world.shops.listOf(idOf(again))).toEqual([])
})

it('deletes nothing without the word, nor while one owns a shop or has a role at the desk', async () => {
  const { world, owner, admin } = await makeHistory()
  const post = (typed: string, cookie: string) => request('/akun/data/hapus', formInit({ typed }, cookie))
  expect((await post('ya', admin.cookie)).status).toBe(400)
  const refused = await post('HAPUS', owner.cookie)
  expect([refused.status, (await refused.text()).includes('masih pemilik Toko Kenangan')]).toEqual([
    409,
    true,
  ])
  await env.DB.prepare('INSERT INTO desk_role VALUES (?1, ?2, ?3)')
    .bind(idOf(admin), 'verifier', '2026-01-01T00:00:00.000Z')
    .run()
  expect(await world.data.delete(idOf(admin))).toMatchObject({ ok: false, problem: { code: 'conflict' } })
  expect([await owner.find(), await admin.find()]).not.toContain(null)
})

it('keeps what the desk decided, whoever did it', async () => {
  const world = makeShopWorld()
  const verifier = await signIn()
  const actor = await toPseudonym(world.sealing, idOf(verifier))
  const event = { type: 'claim-voted' as const, caseRef: null, actor, payload: { who: actor, why: 'bio' } }
  await world.log.append(async () => ({
    ok: true,
    value: { events: [event], statements: [], touched: {}, value: null },
  }))
  expect((await world.data.delete(idOf(verifier))).ok).toBe(true)
  expect(await countRows('event_payload')).toBe(1)
})

it('lets the invitation of others to one’s contact go as well', async () => {
  const world = makeShopWorld()
  const [owner, invited] = [await signIn(), await signIn()]
  const shop = await makeShop({ owner })
  await world.invitations.invite(idOf(owner), shop.slug, { contact: invited.contact, role: 'packer' }, 'id')
  await world.data.delete(idOf(invited))
  expect(await countRows('shop_invitation')).toBe(0)
  expect(world.sent.at(-1)).toMatchObject({
    to: { contact: invited.contact },
    template: { name: 'data-deleted' },
  })
})

it('is refused where accounts are not set up', async () => {
  expectErrors()
  const answer = await request('/undangan/x', {}, makeBindings({ AUTH_SECRET: '' }))
  expect(answer.status).toBe(503)
})
