import { expect, it } from 'vitest'
import { canAtDesk, deskRoles } from '#shared/rules/can-at-desk'
import { readError } from '../harness.ts'
import { makeClaimWorld, makeShop, placeClaim, siti } from '../services/claim-world.ts'
import { describeAccountOnly } from './account-only.ts'
import { makeCaller } from './claim-callers.ts'

describeAccountOnly('POST', '/v1/pending-claims', { keys: [siti] })

it.each([...deskRoles, null])('shows codes to %s as the table of roles says', async role => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { code } = await placeClaim(world, shop)
  const caller = await makeCaller(role)
  await caller.joinShop(shop.id, 'admin')
  const answer = await caller.post('/v1/pending-claims', { keys: [siti] })
  const text = await answer.clone().text()
  const may = role !== null && canAtDesk([role], 'see-pending-codes')
  expect(may).toBe(role === 'verifier' || role === 'lead')
  expect([answer.status, text.includes(code)]).toEqual([may ? 200 : 403, may])
  if (!may) expect((await readError(answer)).code).toBe('forbidden')
})
