import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { countRows, request } from '../harness.ts'
import { addMember, idOf, makeShop, makeShopWorld } from '../shop-world.ts'
import { formInit, signIn } from '../signed-in.ts'

const get = (path: string, cookie = '') => request(path, { headers: { Cookie: cookie }, redirect: 'manual' })
const read = async (path: string, cookie = '') => (await get(path, cookie)).text()

it('is the entrance for whoever is not signed in, in both languages', async () => {
  const page = await read('/toko')
  expect(page).toContain('href="/masuk?lanjut=%2Ftoko"')
  expect(page).toContain('lencana tidak dijual')
  expect(await read('/toko?lang=en')).toContain('href="/masuk?lanjut=%2Ftoko%3Flang%3Den&amp;lang=en"')
  for (const path of ['/toko/baru', '/toko/tim', '/toko/atur', '/akun/data', '/akun/data/hapus']) {
    expect((await get(path)).headers.get('Location')).toMatch(/^\/masuk\?lanjut=/)
  }
})

it('leads from a name to an address to a shop', async () => {
  const { cookie } = await signIn()
  expect((await get('/toko', cookie)).headers.get('Location')).toBe('/toko/baru')
  expect(await read('/toko/baru', cookie)).not.toContain('name="slug"')
  const post = (fields: Record<string, string>) => request('/toko/baru', formInit(fields, cookie))
  const proposed = await (await post({ name: 'Dapur Sekar' })).text()
  expect(proposed).toContain('value="dapur-sekar"')
  expect(await countRows('seller')).toBe(0)
  const made = await post({ name: 'Dapur Sekar', slug: 'dapur-sekar' })
  expect([made.status, made.headers.get('Location')]).toEqual([303, '/toko?toko=dapur-sekar&catatan=dibuat'])
  const desk = await get('/toko', cookie)
  expect(desk.headers.get('Cache-Control')).toBe('private, no-store')
  const text = await desk.text()
  for (const part of [
    'Dapur Sekar',
    'kamu pemilik',
    'Tidak ada yang menunggu',
    'Supaya terverifikasi',
    '1 dari 3',
  ]) {
    expect(text).toContain(part)
  }
  expect(await read('/toko?lang=en', cookie)).toContain('you are owner')
})

describe('a form that is refused', () => {
  it.each([
    ['nothing', { name: '' }, 'Nama toko 2 sampai 60 huruf'],
    ['a name that turns around', { name: 'Toko \u202eajaB' }, 'tanpa karakter tersembunyi'],
    ['a name of two lines', { name: 'Toko\nBaru' }, 'dalam satu baris'],
    ['a name without letters for an address', { name: '店頭' }, 'kami tidak bisa membuat alamat'],
    ['a wrong address', { name: 'Dapur Sekar', slug: 'Dapur Sekar!' }, 'Pakai huruf kecil'],
    ['letters of another alphabet', { name: 'Dapur Sekar', slug: 'dаpur-sekar' }, 'Pakai huruf kecil'],
    ['an official name', { name: 'Amanah' }, 'terdengar seperti Amanah'],
    ['an official address', { name: 'Dapur', slug: 'amanah' }, 'tidak bisa dipakai toko'],
  ])('says what is wrong with %s, at its field, and keeps what was typed', async (_, fields, sentence) => {
    const { cookie } = await signIn()
    const answer = await request('/toko/baru', formInit(fields as Record<string, string>, cookie))
    const page = await answer.text()
    expect(answer.status).toBe(400)
    expect(page).toContain(sentence)
    expect(page).toMatch(/aria-invalid="true"/)
    if (fields.name.length > 3 && !/[\u202e\n]/.test(fields.name))
      expect(page).toContain(`value="${fields.name}"`)
    expect(await countRows('seller')).toBe(0)
  })

  it('names a taken address before the shop is made', async () => {
    const { cookie } = await signIn()
    await makeShop({}, 'dapur-sekar')
    const answer = await request('/toko/baru', formInit({ name: 'Dapur Sekar' }, cookie))
    expect([answer.status, (await answer.text()).includes('sudah dipakai toko lain')]).toEqual([409, true])
  })

  it('keeps an invitation and a new name as typed', async () => {
    const owner = await signIn()
    const { slug } = await makeShop({ owner })
    const post = (path: string, fields: Record<string, string>) =>
      request(`${path}?toko=${slug}`, formInit(fields, owner.cookie))
    const invited = await (await post('/toko/tim/undang', { email: 'bukan alamat', role: 'admin' })).text()
    expect(invited).toContain('value="bukan alamat"')
    expect(invited).toMatch(/value="admin" checked/)
    expect(await (await post('/toko/atur/nama', { name: 'x' })).text()).toContain('value="x"')
    expect(await (await post('/toko/atur/hapus', { typed: 'salah' })).text()).toContain('value="salah"')
  })
})

it('shows hostile names as text, wherever they stand', async () => {
  const owner = await signIn()
  const admin = await signIn()
  const hostile = '"><script>alert(1)</script>'
  const shop = await makeShop({ owner, admin })
  await env.DB.prepare('UPDATE seller SET name = ?1').bind(hostile).run()
  const world = makeShopWorld()
  const invited = await signIn()
  await world.invitations.invite(idOf(owner), shop.slug, { contact: invited.contact, role: 'packer' }, 'id')
  const pages = [
    ...(await Promise.all(
      ['/toko', '/toko/tim', '/toko/atur', '/akun/data'].map(path => read(path, owner.cookie)),
    )),
    await read('/toko/baru', invited.cookie),
    await read(`/undangan/${world.readToken()}`, invited.cookie),
    await (await request('/akun/data/hapus', formInit({ typed: 'HAPUS' }, owner.cookie))).text(),
  ]
  for (const page of pages) {
    expect(page).toContain('&lt;script&gt;alert(1)')
    expect(page).not.toContain('<script')
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/i)
  }
})

it('switches between shops, and says in which role one is there', async () => {
  const [fitri, ratna] = [await signIn(), await signIn()]
  const mine = await makeShop({ owner: fitri })
  const theirs = await makeShop({ owner: ratna })
  await addMember(theirs.id, fitri, 'packer')
  const desk = await read(`/toko?toko=${theirs.slug}`, fitri.cookie)
  expect(desk).toContain('kamu bagian kemas')
  expect(desk).toContain(`href="/toko?toko=${mine.slug}"`)
  // A packer sees no way to what is not theirs.
  expect(desk).not.toContain('/toko/atur')
  expect(desk).not.toContain('/toko/klaim')
  const team = await read(`/toko/tim?toko=${theirs.slug}`, fitri.cookie)
  expect(team).not.toContain('/toko/tim/undang')
  expect(team).not.toContain('/toko/tim/keluarkan')
  expect((await get(`/toko/atur?toko=${theirs.slug}`, fitri.cookie)).status).toBe(403)
  expect((await get('/toko?toko=tidak-ada', fitri.cookie)).status).toBe(404)
  expect((await get('/toko?toko=%00%27--', fitri.cookie)).status).toBe(404)
})

it('counts what is done towards being verified', async () => {
  const owner = await signIn()
  const shop = await makeShop({ owner })
  await env.DB.prepare(
    `INSERT INTO profile (id, seller_id, key, hash, platform, handle, account, control_proven_at, control_seen_at)
     VALUES ('p', ?1, 'instagram:dapur.sekar', 'h', 'instagram', 'dapur.sekar', 'instagram:dapur.sekar', ?2, ?2)`,
  )
    .bind(shop.id, '2026-11-20T00:00:00.000Z')
    .run()
  const desk = await read('/toko', owner.cookie)
  expect(desk).toContain('2 dari 3')
  expect(desk).toContain('Instagram @dapur.sekar, 20\u00a0Nov\u00a02026')
})

it('says which code still has to be put in place, and until when', async () => {
  const [owner, packer] = [await signIn(), await signIn()]
  const shop = await makeShop({ owner, packer })
  const until = new Date(Date.now() + 3_600_000).toISOString()
  const insert = env.DB.prepare(
    `INSERT INTO claim (id, seller_id, claimed_by, key, hash, platform, handle, state, code_expires_at, created_at)
     VALUES (?1, ?2, ?3, ?1, ?1, 'instagram', ?1, ?4, ?5, ?5)`,
  )
  await env.DB.batch([
    insert.bind('dapur.sekar', shop.id, idOf(owner), 'open', until),
    insert.bind('dapur.dua', shop.id, idOf(owner), 'placed', until),
    insert.bind('dapur.tiga', shop.id, idOf(owner), 'open', '2026-01-01T00:00:00.000Z'),
  ])
  const { tasks } = makeShopWorld()
  expect(await tasks.listFor(idOf(owner), { ...shop, role: 'owner' })).toMatchObject([
    {
      title: { id: 'Pasang kode di @dapur.sekar (Instagram)' },
      href: '/toko/klaim/dapur.sekar',
      deadline: until,
    },
  ])
  expect(await tasks.listFor(idOf(packer), { ...shop, role: 'packer' })).toEqual([])
})

it('leads from a link that names a profile over a new shop to its claim, and the desk says how that goes', async () => {
  const { cookie } = await signIn()
  const link = 'instagram.com/dapur.sekar/'
  const next = await get(`/toko/klaim?akun=${link}`, cookie)
  const toNew = new URL(next.headers.get('Location') ?? '', 'http://localhost')
  expect([toNew.pathname, toNew.searchParams.get('akun')]).toEqual(['/toko/baru', link])
  const made = await request(
    `${toNew.pathname}${toNew.search}`,
    formInit({ name: 'Dapur Sekar', slug: 'dapur-sekar' }, cookie),
  )
  const toClaim = made.headers.get('Location') ?? ''
  const asked = new URL(toClaim, 'http://localhost')
  expect([asked.pathname, asked.searchParams.get('toko'), asked.searchParams.get('akun')]).toEqual([
    '/toko/klaim',
    'dapur-sekar',
    link,
  ])
  expect(await read(toClaim, cookie)).toContain(`value="${link}"`)
  // Whoever has a shop comes there at once.
  expect((await get(`/toko/klaim?akun=${link}`, cookie)).headers.get('Location')).toBe(toClaim)
  const opened = await request(toClaim, formInit({ akun: link }, cookie))
  const claim = opened.headers.get('Location') ?? ''
  expect(await read('/toko', cookie)).toMatch(
    new RegExp(`href="${claim}">Instagram @dapur\\.sekar: menunggu kodenya dipasang`),
  )
  await request(`${claim}/terpasang`, formInit({}, cookie))
  expect(await read('/toko', cookie)).toContain('kodenya terpasang, menunggu saksi atau petugas')
})
