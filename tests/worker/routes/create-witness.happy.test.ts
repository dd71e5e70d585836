import { expect, it } from 'vitest'
import { makeClaimWorld, makeShop, makeWitness, placeClaim } from '../services/claim-world.ts'
import { makeCaller } from './claim-callers.ts'

it('takes what an extension saw, and counts it once', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  const caller = await makeCaller()
  const message = makeWitness(world, code, { platformId: '111' })
  expect(await (await caller.post('/v1/witnesses', message)).json()).toEqual({ isCounted: true })
  expect(await (await caller.post('/v1/witnesses', message)).json()).toEqual({ isCounted: false })
  expect((await world.claims.find(shop.owner, id))?.progress.sighting).toMatchObject({ seen: 1 })
})
