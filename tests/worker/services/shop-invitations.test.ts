import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Contact } from '#shared/domain/contact'
import { countRows, dumpDatabase, request } from '../harness.ts'
import { idOf, makeShop, makeShopWorld, readEventTypes, readRole } from '../shop-world.ts'
import { formInit, signIn } from '../signed-in.ts'
import { makeContact } from './account-world.ts'

async function makeInvited(role: 'admin' | 'packer' = 'packer', contact: Contact = makeContact()) {
  const world = makeShopWorld()
  const owner = await signIn()
  const shop = await makeShop({ owner })
  const invite = (to = contact, as = role) =>
    world.invitations.invite(idOf(owner), shop.slug, { contact: to, role: as }, 'id')
  expect((await invite()).ok).toBe(true)
  return { world, owner, shop, contact, invite, token: world.readToken() }
}

it('lets the invited in, once, with the role that was given', async () => {
  const { world, shop, contact, token } = await makeInvited('admin')
  const invited = await signIn(undefined, contact)
  expect(await world.invitations.accept(idOf(invited), token)).toEqual({
    ok: true,
    value: { slug: shop.slug },
  })
  expect(await readRole(shop.id, invited)).toBe('admin')
  expect(await world.invitations.accept(idOf(invited), token)).toMatchObject({
    problem: { code: 'not_found' },
  })
  expect(await readEventTypes()).toEqual(['member-invited', 'member-joined'])
  expect((await world.log.verify()).ok).toBe(true)
})

it('sends the link to the invited contact alone, and keeps neither link nor address', async () => {
  const { world, contact, token } = await makeInvited()
  expect(world.sent).toHaveLength(1)
  expect(world.sent[0]).toMatchObject({ to: { contact }, template: { name: 'shop-invitation' } })
  expect(token).toMatch(/^[\w-]{43}$/)
  const dump = await dumpDatabase()
  for (const secret of [token, contact.address, contact.address.slice(0, 12)])
    expect(dump).not.toContain(secret)
})

it('is of no use to anybody else, signed in or not, and names no shop to them', async () => {
  const { world, shop, token, contact } = await makeInvited()
  const thief = await signIn()
  expect(await world.invitations.accept(idOf(thief), token)).toMatchObject({ problem: { code: 'not_found' } })
  expect(await world.invitations.decline(idOf(thief), token)).toMatchObject({ ok: false })
  const page = await request(`/undangan/${token}`, { headers: { Cookie: thief.cookie } })
  expect(page.status).toBe(403)
  for (const text of [await page.text(), await (await request(`/undangan/${token}`)).text()]) {
    expect(text).not.toContain(shop.slug)
    expect(text).not.toContain(contact.address)
  }
  const posted = await request(`/undangan/${token}`, formInit({}, thief.cookie))
  expect(posted.status).toBe(403)
  expect(await readRole(shop.id, thief)).toBeNull()
  // The digest, as a thief of the database has it, opens no more.
  const digest = await env.DB.prepare('SELECT token_digest FROM shop_invitation').first<string>(
    'token_digest',
  )
  expect(await world.invitations.accept(idOf(thief), digest ?? '')).toMatchObject({ ok: false })
})

it('runs out after seven days, is revocable, and is answered alike then', async () => {
  const { world, owner, shop, contact, token, invite } = await makeInvited()
  const invited = await signIn(undefined, contact)
  const expires = await env.DB.prepare('SELECT expires_at FROM shop_invitation').first<string>('expires_at')
  expect(Math.round((Date.parse(expires ?? '') - Date.now()) / 3_600_000)).toBe(7 * 24)
  await env.DB.prepare('UPDATE shop_invitation SET expires_at = ?1').bind(new Date().toISOString()).run()
  expect(await world.invitations.accept(idOf(invited), token)).toMatchObject({
    problem: { code: 'not_found' },
  })
  expect((await request(`/undangan/${token}`, { headers: { Cookie: invited.cookie } })).status).toBe(404)
  await world.tick(new Date())
  expect(await countRows('shop_invitation')).toBe(0)
  await invite()
  const [open] = await world.invitations.list({ ...shop, role: 'owner' })
  expect((await world.invitations.revoke(idOf(owner), shop.slug, open?.id ?? '')).ok).toBe(true)
  expect(await world.invitations.accept(idOf(invited), world.readToken())).toMatchObject({ ok: false })
  expect((await request(`/undangan/${'x'.repeat(43)}`)).status).toBe(404)
})

it('counts no more once whoever sent it may not invite any more', async () => {
  const world = makeShopWorld()
  const [owner, admin] = [await signIn(), await signIn()]
  const shop = await makeShop({ owner, admin })
  const contact = makeContact()
  await world.invitations.invite(idOf(admin), shop.slug, { contact, role: 'packer' }, 'id')
  const token = world.readToken()
  const invited = await signIn(undefined, contact)
  await world.team.remove(idOf(owner), shop.slug, idOf(admin))
  expect(await world.invitations.accept(idOf(invited), token)).toMatchObject({ ok: false })
  expect(await readRole(shop.id, invited)).toBeNull()
})

it('has one open invitation for a contact, which an admin cannot lower', async () => {
  const { world, owner, shop, contact, invite, token } = await makeInvited('admin')
  await invite()
  expect(await countRows('shop_invitation')).toBe(1)
  const invited = await signIn(undefined, contact)
  expect(await world.invitations.accept(idOf(invited), token)).toMatchObject({ ok: false })
  const admin = await signIn()
  await env.DB.prepare('INSERT INTO shop_admin VALUES (?1, ?2, ?3, ?4)')
    .bind(shop.id, idOf(admin), 'admin', '2026-01-01T00:00:00.000Z')
    .run()
  const lowered = await world.invitations.invite(idOf(admin), shop.slug, { contact, role: 'packer' }, 'id')
  expect(lowered).toMatchObject({ problem: { code: 'forbidden' } })
  expect((await world.invitations.accept(idOf(invited), world.readToken())).ok).toBe(true)
  // Whoever is in cannot be invited again.
  expect(
    await world.invitations.invite(idOf(owner), shop.slug, { contact, role: 'packer' }, 'id'),
  ).toMatchObject({
    problem: { code: 'conflict', problems: [{ path: 'email' }] },
  })
})

it('keeps ten open at most, and pesters nobody', async () => {
  const { world, owner, shop, invite } = await makeInvited()
  for (let i = 0; i < 9; i++) expect((await invite(makeContact())).ok).toBe(true)
  expect(await invite(makeContact())).toMatchObject({ problem: { code: 'conflict' } })
  const other = await makeShop({ owner })
  const victim = makeContact()
  const pester = () =>
    world.invitations.invite(idOf(owner), other.slug, { contact: victim, role: 'packer' }, 'id')
  for (let i = 0; i < 5; i++) expect((await pester()).ok).toBe(true)
  expect(await pester()).toMatchObject({ problem: { code: 'rate_limited' } })
  expect(shop.id).not.toBe(other.id)
})

it('waits on the desk of the invited, who may decline', async () => {
  const { world, shop, contact } = await makeInvited()
  const invited = await signIn(undefined, contact)
  const [task] = await world.tasks.listFor(idOf(invited), null)
  expect(task?.title.id).toContain(shop.name)
  expect(await world.tasks.listFor(idOf(await signIn()), null)).toEqual([])
  const page = await request(task?.href ?? '', { headers: { Cookie: invited.cookie } })
  expect([page.status, (await page.text()).includes(shop.name)]).toEqual([200, true])
  const declined = await request(`${task?.href}/tolak`, formInit({}, invited.cookie))
  expect(declined.headers.get('Location')).toBe('/toko?catatan=ditolak')
  expect(await countRows('shop_invitation')).toBe(0)
  expect(await readRole(shop.id, invited)).toBeNull()
})
