import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import type { Session } from '../../../worker/auth/identity.ts'
import { countRows } from '../harness.ts'
import { makeShopWorld } from '../shop-world.ts'
import {
  approve,
  type ClaimWorld,
  findRow,
  makeClaimWorld,
  makeDesk,
  makeNetwork,
  makeShop,
  makeWitness,
  placeClaim,
  revoke,
  siti,
  type TestShop,
} from './claim-world.ts'

const renamed = 'instagram:batik.baru' as ProfileKey
const idRow = 'instagram-id:111'

/** A profile of the shop, proven by people who saw this account, and by whoever is drawn. */
async function prove(world: ClaimWorld, shop: TestShop, key: ProfileKey, platformId: string) {
  const { id, code } = await placeClaim(world, shop, key)
  const people = [await makeDesk(), await makeDesk()]
  await world.witnesses.see(
    people[0] as Session,
    makeWitness(world, code, { key, platformId }),
    makeNetwork(),
  )
  await approve(world, id, [people[0] as Session])
  if (people[1]?.accountId === (await findRow('claim', 'id', id))?.second_voter) {
    await approve(world, id, [people[1] as Session])
  }
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'approved' })
  for (const person of people) await revoke(person)
  world.clock.at += 1000
  return id
}

function remove({ owner, slug }: TestShop) {
  return makeShopWorld().shops.delete(owner.accountId, slug, slug)
}

it('lets go of an old handle and keeps the account under its new one', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const old = await prove(world, shop, siti, '111')
  const current = await prove(world, shop, renamed, '111')
  expect((await world.claims.withdraw(shop.owner, old)).ok).toBe(true)
  expect(await findRow('profile', 'key', siti)).toBeNull()
  expect(await findRow('profile', 'key', renamed)).toMatchObject({
    seller_id: shop.id,
    control_proven_at: expect.any(String),
  })
  expect(await findRow('profile', 'key', idRow)).toMatchObject({ seller_id: shop.id })
  expect(await findRow('claim', 'id', current)).toMatchObject({ state: 'approved' })
  expect(await remove(shop)).toMatchObject({ problem: { code: 'conflict' } })
  expect((await world.claims.withdraw(shop.owner, current)).ok).toBe(true)
  expect(await countRows('profile')).toBe(0)
  expect((await remove(shop)).ok).toBe(true)
})

it('leaves nothing of an account with a shop whose handle became another shop’s other account', async () => {
  const world = makeClaimWorld()
  const [shop, budi] = [await makeShop('toko-siti'), await makeShop('toko-budi')]
  const lost = await prove(world, shop, siti, '111')
  await prove(world, budi, siti, '222')
  expect(await findRow('claim', 'id', lost)).toMatchObject({ state: 'lapsed' })
  expect(await findRow('profile', 'key', idRow)).toMatchObject({ seller_id: null })
  expect(await findRow('profile', 'key', 'instagram-id:222')).toMatchObject({ seller_id: budi.id })
  expect((await remove(shop)).ok).toBe(true)
})

it('keeps the id with a shop that has another handle of the account', async () => {
  const world = makeClaimWorld()
  const [shop, budi] = [await makeShop('toko-siti'), await makeShop('toko-budi')]
  await prove(world, shop, siti, '111')
  await prove(world, shop, renamed, '111')
  await prove(world, budi, siti, '222')
  expect(await findRow('profile', 'key', idRow)).toMatchObject({ seller_id: shop.id })
  expect(await findRow('profile', 'key', renamed)).toMatchObject({ seller_id: shop.id })
})
