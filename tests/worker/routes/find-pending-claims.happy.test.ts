import { expect, it } from 'vitest'
import { findPendingClaims } from '#shared/contract/claims'
import { makeClaimWorld, makeShop, placeClaim, siti } from '../services/claim-world.ts'
import { makeCaller } from './claim-callers.ts'

it('tells the desk which codes to look for on these profiles', async () => {
  const world = makeClaimWorld()
  const { id, code } = await placeClaim(world, await makeShop('toko-siti'))
  const verifier = await makeCaller('verifier')
  const answer = await verifier.post('/v1/pending-claims', { keys: [siti, 'tiktok:tak.ada'] })
  expect(answer.headers.get('Cache-Control')).toContain('no-store')
  expect(findPendingClaims.output.parse(await answer.json()).claims).toMatchObject([
    { id, key: siti, code, slug: 'toko-siti', state: 'placed', witnesses: 0 },
  ])
})
