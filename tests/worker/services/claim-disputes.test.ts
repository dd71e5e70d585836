import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { toProfileParts } from '#shared/rules/subject-key'
import {
  approve,
  makeClaimWorld,
  makeDesk,
  makeNetwork,
  makePerson,
  makeShop,
  makeWitness,
  placeClaim,
  seeCode,
  siti,
  type TestShop,
} from './claim-world.ts'

const kue = 'instagram:kue.ratna' as ProfileKey

async function begin() {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const claim = await placeClaim(world, shop)
  const progress = async () => (await world.claims.find(shop.owner, claim.id))?.progress
  const open = (rival: TestShop) =>
    world.claims.open(rival.owner, rival.slug, { ...toProfileParts(siti), key: siti })
  return { world, shop, progress, open, ...claim }
}

it('is made by a code in place, not by a claim alone', async () => {
  const { world, progress, open, code } = await begin()
  const budi = await makeShop('toko-budi')
  await seeCode(world, code, 3)
  expect((await open(budi)).ok).toBe(true)
  expect(await progress()).toMatchObject({ approvals: 1 })
  await placeClaim(world, budi)
  expect(await progress()).toMatchObject({ approvals: 2 })
})

it('draws no third shop in by what one witness says of its account', async () => {
  const { world, progress, code } = await begin()
  const ratna = await makeShop('toko-ratna')
  const theirs = await placeClaim(world, ratna, kue)
  await seeCode(world, theirs.code, 3, { key: kue, platformId: '777' })
  await approve(world, theirs.id, [await makeDesk()])
  const liar = makeWitness(world, code, { platformId: '777' })
  await world.witnesses.see(await makePerson(), liar, makeNetwork())
  expect(await progress()).toMatchObject({ approvals: 1 })
  await seeCode(world, code, 3, { platformId: '111' })
  expect(await progress()).toMatchObject({ approvals: 1, sighting: { isEnough: true, platformId: '111' } })
})

it('tells a rival once in a month, however often the code is placed and whoever sees it', async () => {
  const { world, shop, open } = await begin()
  const budi = await makeShop('toko-budi')
  const opened = await open(budi)
  const id = opened.ok ? opened.value.id : ''
  for (let i = 0; i < 3; i++) {
    await world.claims.place(budi.owner, id)
    await world.claims.renewCode(budi.owner, id)
  }
  const code = (await world.claims.find(budi.owner, id))?.code ?? ''
  await seeCode(world, code, 1)
  await world.claims.withdraw(budi.owner, id)
  await placeClaim(world, budi)
  expect(world.toldTo(shop.owner)).toEqual(['claim-disputed'])
  const eka = await makeShop('toko-eka')
  await placeClaim(world, eka)
  expect(world.toldTo(shop.owner)).toEqual(['claim-disputed', 'claim-disputed'])
  expect(world.toldTo(budi.owner)).toEqual(['claim-disputed'])
})
