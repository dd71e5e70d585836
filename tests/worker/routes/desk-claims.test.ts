import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { deskRoles } from '#shared/rules/can-at-desk'
import { countRows, request } from '../harness.ts'
import {
  findRow,
  makeClaimWorld,
  makeDesk,
  makeNetwork,
  makeShop,
  makeWitness,
  placeClaim,
  seeCode,
  seeMark,
  siti,
} from '../services/claim-world.ts'
import { formInit } from '../signed-in.ts'
import { makeCaller, takePasskey } from './claim-callers.ts'

const path = '/meja/klaim'

const open = (cookie: string, query = '') =>
  request(path + query, { headers: { Cookie: cookie, Accept: 'text/html' }, redirect: 'manual' })
const send = (cookie: string, work: string, fields: Record<string, string>) =>
  request(`${path}/${work}`, { ...formInit(fields, cookie), redirect: 'manual' })

async function makeVerifier(role: (typeof deskRoles)[number] = 'verifier') {
  const verifier = await makeCaller(role)
  await takePasskey(verifier.session)
  return verifier
}

async function begin() {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  return { world, shop, ...(await placeClaim(world, shop)) }
}

it.each([...deskRoles, null])('is there for %s as the table of roles says, by passkey only', async role => {
  const { code } = await begin()
  const caller = await makeCaller(role)
  const may = role === 'verifier' || role === 'lead'
  const byCode = await open(caller.cookie)
  expect(byCode.status).toBe(may ? 403 : 404)
  expect(await byCode.text()).not.toContain(code)
  await takePasskey(caller.session)
  const answer = await open(caller.cookie)
  expect([answer.status, (await answer.text()).includes(code)]).toEqual(may ? [200, true] : [404, false])
})

it('shows a claim with its code, age, witnesses and profile, and takes a vote with its reason', async () => {
  const { world, id, code } = await begin()
  const { cookie } = await makeVerifier()
  const unseen = await (await open(cookie)).text()
  expect(unseen).toContain('https://www.instagram.com/batik.siti/')
  expect(unseen).toMatch(/value="approve"[^>]*disabled/)
  await seeCode(world, code, 3, { platformId: '111' })
  expect(await (await open(cookie)).text()).toContain('id 111')
  const voted = await send(cookie, 'suara', { klaim: id, suara: 'approve', alasan: 'Kodenya terlihat' })
  expect([voted.status, voted.headers.get('Location')]).toEqual([303, `${path}?catatan=putus`])
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'approved' })
})

it.each(['', 'ya', 'x'.repeat(501), 'baik\u202e', 'a\u0000bc'])(
  'asks for a reason in place of %j',
  async alasan => {
    const { id } = await begin()
    const { cookie } = await makeVerifier()
    const answer = await send(cookie, 'suara', { klaim: id, suara: 'refuse', alasan })
    expect(answer.status).toBe(400)
    expect(await countRows('claim_vote')).toBe(0)
  },
)

it('says that no eye of the desk saw a code, until one did', async () => {
  const { world, code } = await begin()
  const { cookie } = await makeVerifier()
  const read = async () => (await (await open(cookie)).text()).includes('hanya dilihat pengguna')
  expect(await read()).toBe(false)
  await seeCode(world, code, 3)
  expect(await read()).toBe(true)
  await world.witnesses.see(await makeDesk(), makeWitness(world, code), makeNetwork())
  expect(await read()).toBe(false)
})

it('shows a refused vote its sentence, with the reason that was typed and on the page that it came from', async () => {
  const { world, shop, id } = await begin()
  const position = `?sesudah=${new Date(world.clock.at - 86_400_000).toISOString()}~${id}`
  const { cookie, joinShop } = await makeVerifier()
  const page = await (await open(cookie, position)).text()
  const action = /action="\/meja\/klaim\/(suara\?sesudah=[^"]+)"/.exec(page)?.[1] ?? ''
  const fields = { klaim: id, suara: 'approve', alasan: 'Bionya <b>cocok</b>' }
  const unseen = await send(cookie, action, fields)
  const text = await unseen.text()
  expect(unseen.status).toBe(409)
  expect(text).toContain('Kodenya belum cukup dilihat')
  expect(text).toMatch(/<textarea[^>]*>Bionya &lt;b&gt;cocok&lt;\/b&gt;<\/textarea>/)
  expect(text).toContain(`action="/meja/klaim/${action}"`)
  const short = await (await send(cookie, action, { ...fields, alasan: 'x' })).text()
  expect(short).toMatch(/<textarea[^>]*>x<\/textarea>/)
  await joinShop(shop.id, 'packer')
  expect(await (await send(cookie, action, fields)).text()).toContain('sekarang atau dulu')
})

it('shows what extensions saw of another account, and ends the proof by hand', async () => {
  const { world, id, code } = await begin()
  await seeCode(world, code, 3, { platformId: '111' })
  const { cookie } = await makeVerifier()
  await send(cookie, 'suara', { klaim: id, suara: 'approve', alasan: 'Kodenya terlihat' })
  world.clock.at = Date.now()
  await seeMark(world, await makeDesk(), { platformId: '222' })
  const text = await (await open(cookie)).text()
  expect(text).toContain('Ekstensi melihat id akun lain')
  expect(text).toContain('id 222')
  const answer = await send(cookie, 'periksa', { klaim: id, hasil: 'lain' })
  expect(answer.headers.get('Location')).toBe(`${path}?catatan=periksa`)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'lapsed' })
})

it('writes reasons, shops and handles as text, never as markup', async () => {
  const { world, shop, id } = await begin()
  await placeClaim(world, await makeShop('toko-budi'))
  const { cookie } = await makeVerifier()
  const reason = `'); DROP TABLE claim; --<img src=x onerror=alert(1)>`
  await send(cookie, 'suara', { klaim: id, suara: 'refuse', alasan: reason })
  expect(await countRows('claim_vote')).toBe(1)
  expect(await countRows('claim')).toBe(2)
  expect(await (await open(cookie)).text()).not.toContain('<img')
  expect(shop.slug).toBe('toko-siti')
})

it('shows both histories of a disputed profile, and nothing of the people', async () => {
  const { world, shop, code } = await begin()
  await seeCode(world, code, 1)
  const budi = await makeShop('toko-budi')
  await placeClaim(world, budi, 'tiktok:budi' as ProfileKey)
  await placeClaim(world, budi)
  const { cookie } = await makeVerifier()
  const text = await (await open(cookie)).text()
  expect(text).toContain('Toko lain juga mengklaim')
  expect(text).toMatch(/Riwayat.*toko-siti/s)
  expect(text).toMatch(/Riwayat.*toko-budi/s)
  for (const { accountId } of [shop.owner, budi.owner]) expect(text).not.toContain(accountId)
})

it('names nobody while it waits for the second person', async () => {
  const { world, id, code } = await begin()
  await placeClaim(world, await makeShop('toko-budi'))
  await seeCode(world, code, 3)
  const [first, second] = [await makeVerifier(), await makeVerifier('lead')]
  await send(first.cookie, 'suara', { klaim: id, suara: 'approve', alasan: 'Kodenya terlihat' })
  const text = await (await open(first.cookie)).text()
  expect(text).toContain('Menunggu orang kedua')
  expect(text).not.toContain(second.session.accountId)
})

it('warns of a handle that looks like one that is proven', async () => {
  const { world, shop } = await begin()
  const { id, code } = await placeClaim(world, shop, 'instagram:kue.ratna' as ProfileKey)
  await seeCode(world, code, 3, { key: 'instagram:kue.ratna' as ProfileKey })
  const { cookie } = await makeVerifier()
  await send(cookie, 'suara', { klaim: id, suara: 'approve', alasan: 'Kodenya terlihat' })
  await placeClaim(world, await makeShop('toko-budi'), 'instagram:kue.r4tna' as ProfileKey)
  expect(await (await open(cookie)).text()).toContain('instagram:kue.ratna.')
})

it('has pages of twenty, the oldest first', async () => {
  const world = makeClaimWorld()
  for (let i = 0; i < 3; i++) {
    const shop = await makeShop(`toko-${i}x`)
    for (let j = 0; j < 7; j++) {
      await placeClaim(world, shop, `tiktok:toko${i}_${j}` as ProfileKey)
      world.clock.at += 1000
    }
  }
  const { cookie } = await makeVerifier()
  const first = await (await open(cookie)).text()
  expect(first).toContain('(21)')
  expect([first.includes('tiktok:toko0_0'), first.includes('tiktok:toko2_6')]).toEqual([true, false])
  const next = /href="\/meja\/klaim(\?sesudah=[^"]+)"/.exec(first)?.[1] ?? ''
  const second = await (await open(cookie, next)).text()
  expect([second.includes('tiktok:toko0_0'), second.includes('tiktok:toko2_6')]).toEqual([false, true])
  expect((await open(cookie, "?sesudah=' OR 1=1 --")).status).toBe(200)
})

it('takes forms of its own pages only', async () => {
  const { id } = await begin()
  const { cookie } = await makeVerifier()
  const init = formInit({ klaim: id, suara: 'refuse', alasan: 'tidak ada' }, cookie, 'https://evil.example')
  expect((await request(`${path}/suara`, init)).status).toBe(403)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'placed' })
  expect(await findRow('profile', 'key', siti)).not.toBeNull()
})
