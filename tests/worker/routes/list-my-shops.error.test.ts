import { expect, it } from 'vitest'
import { listMyShops } from '#shared/contract/claims'
import { makeCaller } from './claim-callers.ts'

it('lists nothing to whoever has nothing', async () => {
  const answer = await (await makeCaller()).get('/v1/shops/mine')
  expect(listMyShops.output.parse(await answer.json())).toEqual({ deskRoles: [], shops: [] })
})
