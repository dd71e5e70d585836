import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { countRows } from '../harness.ts'
import { makeClaimWorld, makeInstallId, makeShop, makeWitness, placeClaim } from '../services/claim-world.ts'
import { describeAccountOnly } from './account-only.ts'
import { makeCaller } from './claim-callers.ts'

const message = {
  key: 'instagram:batik.siti',
  code: 'AMANAH-22222222',
  platformId: null,
  installId: makeInstallId(),
  at: new Date().toISOString(),
}
describeAccountOnly('POST', '/v1/witnesses', message)

it('answers whatever counts for nothing byte by byte alike', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { code } = await placeClaim(world, shop)
  const decided = await placeClaim(world, shop, 'tiktok:batik.siti' as ProfileKey)
  await world.claims.withdraw(shop.owner, decided.id)
  const member = await makeCaller()
  await member.joinShop(shop.id, 'packer')
  const stranger = await makeCaller()
  const answers = [
    await stranger.post('/v1/witnesses', makeWitness(world, 'AMANAH-22222222')),
    await stranger.post('/v1/witnesses', makeWitness(world, code, { key: 'tiktok:tak.ada' as ProfileKey })),
    await stranger.post(
      '/v1/witnesses',
      makeWitness(world, decided.code, { key: 'tiktok:batik.siti' as ProfileKey }),
    ),
    await member.post('/v1/witnesses', makeWitness(world, code)),
  ]
  const texts = await Promise.all(answers.map(answer => answer.text()))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(new Set(texts)).toEqual(new Set(['{"isCounted":false}']))
  expect(await countRows('witness')).toBe(0)
})

it.each([
  ['2001:db8:1:1::7', '2001:db8:1:2::7', '2001:db8:1:ffff::7'],
  ['203.0.113.7', '203.0.113.8', '203.0.113.250'],
])('counts one of those who come from %s, %s and %s: one server has them all', async (...addresses) => {
  const world = makeClaimWorld()
  const { code } = await placeClaim(world, await makeShop('toko-siti'))
  const answers = []
  for (const address of addresses) {
    const caller = await makeCaller(null, address)
    answers.push(await (await caller.post('/v1/witnesses', makeWitness(world, code))).json())
  }
  expect(answers).toEqual([{ isCounted: true }, { isCounted: false }, { isCounted: false }])
})
