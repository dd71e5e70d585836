import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import {
  approve,
  makeClaimWorld,
  makeDesk,
  makeInstallId,
  makeShop,
  placeClaim,
  seeCode,
  siti,
} from '../services/claim-world.ts'
import { makeCaller } from './claim-callers.ts'

it('takes the mark that an extension saw', async () => {
  const world = makeClaimWorld()
  const { id, code } = await placeClaim(world, await makeShop('toko-siti'))
  await seeCode(world, code, 3)
  await approve(world, id, [await makeDesk()])
  const before = new Date(Date.now() - 10 * 86_400_000).toISOString()
  await env.DB.prepare('UPDATE profile SET control_seen_at = ?1 WHERE key = ?2').bind(before, siti).run()
  const caller = await makeCaller('verifier')
  const mark = {
    key: siti,
    slug: 'toko-siti',
    platformId: null,
    installId: makeInstallId(),
    at: new Date().toISOString(),
  }
  expect(await (await caller.post('/v1/mark-sightings', mark)).json()).toEqual({ isCounted: true })
  expect(await (await caller.post('/v1/mark-sightings', mark)).json()).toEqual({ isCounted: false })
})
