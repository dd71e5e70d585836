import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { toClaimCodeHash } from '#shared/rules/claim-code'
import { toProfileParts } from '#shared/rules/subject-key'
import { verdictOf } from '#shared/rules/verdict-of'
import { findEntry, postSeed, publish, readSeller, readSnapshot } from '../harness.ts'
import {
  approve,
  type ClaimWorld,
  makeClaimWorld,
  makeDesk,
  makeShop,
  placeClaim,
  seeCode,
  siti,
  type TestShop,
} from './claim-world.ts'

it('lists a claimed profile for its witnesses, with nothing else to say of it', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  await publish()
  expect(await findEntry(siti)).toBeNull()
  const { id, code } = await placeClaim(world, shop)
  await publish()
  const entry = await findEntry(siti)
  expect(entry).toMatchObject({
    pendingCodes: [await toClaimCodeHash(siti, code)],
    sellerTag: null,
    claims: [],
  })
  expect(entry && verdictOf({ ...entry, boundTo: null }, Date.now()).verdict).toBe('none')
  expect((await readSnapshot()).list.keys).toBe(1)
  expect(await readSeller(siti)).toMatchObject({ name: null, slug: null })
  await world.claims.withdraw(shop.owner, id)
  await publish()
  expect(await findEntry(siti)).toBeNull()
  expect((await readSnapshot()).list.keys).toBe(0)
})

it('does not tell which shop has a profile on record of which nothing is public', async () => {
  await postSeed({ sellers: [{ name: 'Lama', slug: 'toko-lama', profiles: [{ key: siti }] }] })
  const world = makeClaimWorld()
  await placeClaim(world, await makeShop('toko-siti'))
  await publish()
  expect(await findEntry(siti)).toMatchObject({ sellerTag: null })
  expect(await readSeller(siti)).toMatchObject({ name: null, slug: null })
})

it('lists up to four codes of a profile, each until it runs out, and takes them back when decided', async () => {
  const world = makeClaimWorld()
  const shops = []
  for (let i = 0; i < 5; i++) shops.push(await makeShop(`toko-${i}x`))
  const claims = []
  for (const shop of shops) claims.push(await placeClaim(world, shop))
  await publish()
  expect((await findEntry(siti))?.pendingCodes).toHaveLength(4)
  const [first] = claims
  await env.DB.prepare('UPDATE claim SET code_expires_at = ?1 WHERE id <> ?2')
    .bind(new Date(Date.now() - 1).toISOString(), first?.id ?? '')
    .run()
  await world.claims.askForLook(shops[0]?.owner as never, first?.id ?? '')
  await env.DB.prepare(
    "INSERT OR REPLACE INTO unpublished (kind, ref) SELECT 'profile', hash FROM profile",
  ).run()
  await publish()
  expect((await findEntry(siti))?.pendingCodes).toEqual([await toClaimCodeHash(siti, first?.code ?? '')])
})

it('lists codes in place before others, and the newest first: idle claims shut nobody out', async () => {
  const world = makeClaimWorld()
  const idle = []
  for (let i = 0; i < 4; i++) {
    idle.push(await openClaim(world, await makeShop(`toko-${i}x`)))
    world.clock.at += 1000
  }
  world.clock.at += 1000
  const placed = await placeClaim(world, await makeShop('toko-siti'))
  world.clock.at += 1000
  const newest = await openClaim(world, await makeShop('toko-budi'))
  await publish()
  const wanted = [placed.code, newest, idle[3], idle[2]]
  const hashes = await Promise.all(wanted.map(code => toClaimCodeHash(siti, code ?? '')))
  const listed = (await findEntry(siti))?.pendingCodes ?? []
  expect(listed.toSorted()).toEqual(hashes.toSorted())
})

async function openClaim(world: ClaimWorld, shop: TestShop): Promise<string> {
  const opened = await world.claims.open(shop.owner, shop.slug, { ...toProfileParts(siti), key: siti })
  const claim = opened.ok ? await world.claims.find(shop.owner, opened.value.id) : null
  return claim?.code ?? ''
}

it('publishes a proven profile as an import would: claim, shop, and the id of its account', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  await seeCode(world, code, 3, { platformId: '17841400000000001' })
  await approve(world, id, [await makeDesk()])
  await publish()
  const entry = await findEntry(siti)
  expect(entry).toMatchObject({ pendingCodes: [], claims: [{ provenAt: expect.any(String) }] })
  expect(entry?.platformIdTag).toMatch(/^[0-9a-f]{8}$/)
  expect(entry && verdictOf({ ...entry, boundTo: entry.platformIdTag }, Date.now()).verdict).toBe('claimed')
  expect(await findEntry('instagram-id:17841400000000001')).toMatchObject({ sellerTag: entry?.sellerTag })
  expect(await readSeller(siti)).toMatchObject({ slug: 'toko-siti', profiles: [siti] })
})
