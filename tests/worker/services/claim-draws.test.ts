import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Session } from '../../../worker/auth/identity.ts'
import {
  addCredential,
  findRow,
  join,
  makeClaimWorld,
  makeDesk,
  makeShop,
  no,
  placeClaim,
  readEventTypes,
  revoke,
  seeCode,
  yes,
} from './claim-world.ts'

async function beginVoted({ cast = yes as typeof yes | typeof no, others = 0 } = {}) {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  await seeCode(world, code, 3)
  await addCredential(shop.id)
  const [first, ...rest] = [await makeDesk()] as [Session, ...Session[]]
  for (let i = 0; i < others; i++) rest.push(await makeDesk())
  await world.decisions.vote(first, id, cast)
  return { world, shop, id, first, rest }
}

const readDrawn = async (id: string) => (await findRow('claim', 'id', id))?.second_voter

it('carries a vote out that is enough by now, and tells the owner', async () => {
  const { world, shop, id } = await beginVoted()
  await world.upkeep.run()
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'placed' })
  await env.DB.prepare('DELETE FROM credential').run()
  await world.upkeep.run()
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'approved' })
  expect(world.toldTo(shop.owner)).toEqual(['claim-approved'])
  expect((await readEventTypes()).at(-1)).toBe('claim-decided')
  await world.upkeep.run()
  expect(world.toldTo(shop.owner)).toEqual(['claim-approved'])
})

it('tells the reason of the vote that refuses once nobody disputes the profile any more', async () => {
  const world = makeClaimWorld()
  const [shop, rival] = [await makeShop('toko-siti'), await makeShop('toko-budi')]
  const { id, code } = await placeClaim(world, shop)
  const other = await placeClaim(world, rival)
  await seeCode(world, code, 3)
  await world.decisions.vote(await makeDesk(), id, no)
  await world.claims.withdraw(rival.owner, other.id)
  world.sent.length = 0
  await world.upkeep.run()
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'refused' })
  expect(world.sent[0]?.template.params).toMatchObject({ reason: no.reason })
})

it('draws at once when who was drawn may not vote any more', async () => {
  const { world, shop, id, rest } = await beginVoted({ others: 3 })
  for (const lose of [revoke, (person: Session) => join(shop.id, person, 'packer')]) {
    const drawn = await readDrawn(id)
    await lose(rest.find(({ accountId }) => accountId === drawn) as Session)
    await world.upkeep.run()
    expect(await readDrawn(id)).not.toBe(drawn)
    expect(rest.map(({ accountId }) => accountId)).toContain(await readDrawn(id))
  }
})

it('begins anew when the only vote is of somebody whose role was taken back', async () => {
  const { world, id, first, rest } = await beginVoted({ others: 2 })
  await revoke(first)
  await world.upkeep.run()
  const [second, third] = rest as [Session, Session]
  expect(await world.decisions.vote(second, id, yes)).toEqual({ ok: true, value: { isDecided: false } })
  expect(await readDrawn(id)).toBe(third.accountId)
  expect(await world.decisions.vote(third, id, yes)).toEqual({ ok: true, value: { isDecided: true } })
})
