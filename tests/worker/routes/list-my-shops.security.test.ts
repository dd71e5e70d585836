import { expect, it } from 'vitest'
import { makeClaimWorld, makeShop, placeClaim } from '../services/claim-world.ts'
import { describeAccountOnly } from './account-only.ts'
import { makeCaller } from './claim-callers.ts'

describeAccountOnly('GET', '/v1/shops/mine')

it('tells nobody of the shops of others', async () => {
  await placeClaim(makeClaimWorld(), await makeShop('toko-siti'))
  const text = await (await (await makeCaller('verifier')).get('/v1/shops/mine')).text()
  expect(text).not.toContain('siti')
})
