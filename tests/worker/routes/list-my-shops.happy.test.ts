import { expect, it } from 'vitest'
import { listMyShops } from '#shared/contract/claims'
import { makeClaimWorld, makeShop, placeClaim, siti } from '../services/claim-world.ts'
import { makeCaller } from './claim-callers.ts'

it('lists shops with roles, and of each profile where its last claim stands', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const caller = await makeCaller('lead')
  await caller.joinShop(shop.id, 'admin')
  const first = await placeClaim(world, shop)
  await world.claims.withdraw(shop.owner, first.id)
  world.clock.at += 1000
  await placeClaim(world, shop)
  const answer = await caller.get('/v1/shops/mine')
  expect(answer.headers.get('Cache-Control')).toContain('no-store')
  expect(listMyShops.output.parse(await answer.json())).toEqual({
    deskRoles: ['lead'],
    shops: [
      {
        slug: 'toko-siti',
        name: 'Toko toko-siti',
        role: 'admin',
        profiles: [{ key: siti, state: 'placed' }],
      },
    ],
  })
})
