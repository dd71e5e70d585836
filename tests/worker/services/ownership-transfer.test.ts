import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { countRows } from '../harness.ts'
import { addMember, idOf, makeShop, makeShopWorld, readEventTypes, readRole } from '../shop-world.ts'
import { signIn } from '../signed-in.ts'

const hour = 3_600_000

async function makeTransfer() {
  const world = makeShopWorld()
  const [owner, admin, third, packer] = [await signIn(), await signIn(), await signIn(), await signIn()]
  const shop = await makeShop({ owner, admin, packer })
  await addMember(shop.id, third, 'admin')
  const offer = () => world.ownership.offer(idOf(owner), shop.slug, idOf(admin))
  const accept = () => world.ownership.accept(idOf(admin), shop.slug)
  const roles = async () => [await readRole(shop.id, owner), await readRole(shop.id, admin)]
  const toldSince = (from: number) =>
    world.sent.slice(from).map(({ to, template }) => ['accountId' in to ? to.accountId : '', template.name])
  return { world, owner, admin, third, packer, shop, offer, accept, roles, toldSince }
}

it('moves 72 hours after the yes, not before, and tells owner and admins at each step', async () => {
  const { world, owner, admin, third, shop, offer, accept, roles, toldSince } = await makeTransfer()
  expect((await offer()).ok).toBe(true)
  const everybody = [owner, admin, third].map(idOf)
  expect(toldSince(0).toSorted()).toEqual(
    [
      [idOf(admin), 'ownership-offered'],
      [idOf(owner), 'ownership-news'],
      [idOf(third), 'ownership-news'],
    ].toSorted(),
  )
  // Without a yes nothing moves, however long it takes.
  expect(await world.ownership.moveDue(new Date(Date.now() + 100 * hour))).toBe(0)
  expect((await accept()).ok).toBe(true)
  expect(toldSince(3).toSorted()).toEqual(everybody.map(id => [id, 'ownership-moves']).toSorted())
  expect(await world.ownership.moveDue(new Date(Date.now() + 71.9 * hour))).toBe(0)
  expect(await roles()).toEqual(['owner', 'admin'])
  expect(await world.ownership.moveDue(new Date(Date.now() + 72.1 * hour))).toBe(1)
  expect(await roles()).toEqual(['admin', 'owner'])
  expect(toldSince(6).toSorted()).toEqual(everybody.map(id => [id, 'ownership-news']).toSorted())
  expect(await world.ownership.moveDue(new Date(Date.now() + 73 * hour))).toBe(0)
  expect(await readEventTypes()).toEqual(['ownership-offered', 'ownership-accepted', 'ownership-moved'])
  expect((await world.log.verify()).ok).toBe(true)
  expect(await world.ownership.find({ ...shop, role: 'owner' })).toBeNull()
})

it.each(['owner', 'admin', 'third'] as const)('is stopped by %s, before and after the yes', async who => {
  const scene = await makeTransfer()
  const { world, shop, offer, accept, roles } = scene
  for (const isAccepted of [false, true]) {
    await offer()
    if (isAccepted) await accept()
    expect((await world.ownership.stop(idOf(scene[who]), shop.slug)).ok).toBe(true)
    expect(await world.ownership.moveDue(new Date(Date.now() + 100 * hour))).toBe(0)
    expect(await roles()).toEqual(['owner', 'admin'])
  }
})

it('is neither accepted nor stopped by those it is no business of', async () => {
  const { world, owner, third, packer, shop, offer } = await makeTransfer()
  await offer()
  const stranger = await signIn()
  for (const person of [owner, third, packer, stranger]) {
    expect((await world.ownership.accept(idOf(person), shop.slug)).ok).toBe(false)
  }
  for (const person of [packer, stranger]) {
    expect((await world.ownership.stop(idOf(person), shop.slug)).ok).toBe(false)
  }
  expect(await countRows('ownership_transfer')).toBe(1)
})

it('keeps all who may stop it in the team to the end', async () => {
  const { world, owner, third, packer, shop, offer, accept } = await makeTransfer()
  await offer()
  await accept()
  expect(await world.team.remove(idOf(owner), shop.slug, idOf(third))).toMatchObject({
    ok: false,
    problem: { code: 'conflict', problems: [{ message: { id: expect.stringContaining('diserahkan') } }] },
  })
  expect((await world.team.remove(idOf(owner), shop.slug, idOf(packer))).ok).toBe(true)
  await world.ownership.stop(idOf(third), shop.slug)
  expect((await world.team.remove(idOf(owner), shop.slug, idOf(third))).ok).toBe(true)
  expect(world.sent.at(-1)).toMatchObject({
    to: { accountId: idOf(third) },
    template: { name: 'team-left', params: { shop: shop.name } },
  })
})

it('gives nobody more shops than one person can own', async () => {
  const { admin, offer, accept } = await makeTransfer()
  for (let i = 0; i < 5; i++) await makeShop({ owner: admin })
  await offer()
  expect(await accept()).toMatchObject({ ok: false, problem: { code: 'conflict' } })
})

it('goes to admins only, one at a time', async () => {
  const { world, owner, admin, third, packer, shop, offer } = await makeTransfer()
  const to = (memberId: string) => world.ownership.offer(idOf(owner), shop.slug, memberId)
  for (const id of [idOf(owner), idOf(packer), idOf(await signIn()), '']) {
    expect(await to(id)).toMatchObject({ problem: { code: 'conflict' } })
  }
  await offer()
  expect(await to(idOf(third))).toMatchObject({ problem: { code: 'conflict' } })
  expect(await world.ownership.find({ ...shop, role: 'owner' })).toMatchObject({ to: idOf(admin) })
})

it('ends with the admin who leaves or is removed', async () => {
  const { world, owner, admin, shop, offer, accept } = await makeTransfer()
  await offer()
  await accept()
  expect((await world.team.remove(idOf(owner), shop.slug, idOf(admin))).ok).toBe(true)
  expect(await world.ownership.moveDue(new Date(Date.now() + 100 * hour))).toBe(0)
  expect(await readRole(shop.id, owner)).toBe('owner')
  expect(await countRows('ownership_transfer')).toBe(0)
})

it('does not move to somebody whose role has gone by another way', async () => {
  const { world, admin, shop, offer, accept, roles } = await makeTransfer()
  await offer()
  await accept()
  await env.DB.prepare("UPDATE shop_admin SET role = 'packer' WHERE account_id = ?1").bind(idOf(admin)).run()
  expect(await world.ownership.moveDue(new Date(Date.now() + 100 * hour))).toBe(0)
  expect(await roles()).toEqual(['owner', 'packer'])
  expect((await readEventTypes()).at(-1)).toBe('ownership-stopped')
  expect(await world.ownership.find({ ...shop, role: 'owner' })).toBeNull()
})

it('lapses when nobody answers for seven days', async () => {
  const { world, shop, offer, accept } = await makeTransfer()
  await offer()
  const past = new Date(Date.now() - 8 * 24 * hour).toISOString()
  await env.DB.prepare('UPDATE ownership_transfer SET offered_at = ?1').bind(past).run()
  expect(await world.ownership.find({ ...shop, role: 'owner' })).toBeNull()
  expect(await accept()).toMatchObject({ ok: false })
  expect((await offer()).ok).toBe(true)
  await env.DB.prepare('UPDATE ownership_transfer SET offered_at = ?1').bind(past).run()
  await world.tick(new Date())
  expect(await countRows('ownership_transfer')).toBe(0)
})
