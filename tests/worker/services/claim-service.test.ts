import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { countRows, dumpDatabase } from '../harness.ts'
import {
  approve,
  findRow,
  join,
  makeClaimWorld,
  makeDesk,
  makePerson,
  makeShop,
  makeWitness,
  placeClaim,
  readEventTypes,
  seeCode,
  siti,
  yes,
} from './claim-world.ts'

const ref = { platform: 'instagram', handle: 'batik.siti', key: siti } as const

it('leads from a code over three witnesses and a yes to a proven profile', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  expect(code).toMatch(/^AMANAH-[2-9A-HJKMNP-Z]{8}$/)
  await seeCode(world, code, 3, { platformId: '17841400000000001' })
  expect((await world.claims.find(shop.owner, id))?.progress).toMatchObject({
    need: 'vote',
    approvals: 1,
    sighting: { seen: 3, platformId: '17841400000000001' },
  })
  expect(await world.decisions.vote(await makeDesk(), id, yes)).toEqual({
    ok: true,
    value: { isDecided: true },
  })
  expect(await findRow('profile', 'key', siti)).toMatchObject({
    seller_id: shop.id,
    account: 'instagram-id:17841400000000001',
    platform_id: '17841400000000001',
    control_proven_at: new Date(world.clock.at).toISOString(),
  })
  expect(await findRow('profile', 'key', 'instagram-id:17841400000000001')).toMatchObject({
    seller_id: shop.id,
  })
  expect(await findRow('claim', 'id', id)).toMatchObject({
    state: 'approved',
    sealed_code: null,
    code_hash: null,
  })
  expect(world.toldTo(shop.owner)).toEqual(['claim-approved'])
  expect(await readEventTypes()).toEqual([
    'claim-opened',
    'claim-placed',
    'claim-witnessed',
    'claim-witnessed',
    'claim-witnessed',
    'claim-decided',
  ])
  expect((await world.log.verify()).ok).toBe(true)
})

it('opens one claim at a time on a profile, and refuses what is theirs already', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  expect(await world.claims.open(shop.owner, shop.slug, ref)).toEqual({ ok: true, value: { id } })
  await seeCode(world, code, 3)
  await approve(world, id, [await makeDesk()])
  expect(await world.claims.open(shop.owner, shop.slug, ref)).toMatchObject({ problem: { code: 'conflict' } })
})

it('lets owner and admin claim, a packer only look, and tells nobody else that there is a claim', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const other = await makeShop('toko-lain')
  const [admin, packer, stranger] = [await makePerson(), await makePerson(), await makePerson()]
  await join(shop.id, admin, 'admin')
  await join(shop.id, packer, 'packer')
  const { id } = await placeClaim(world, shop)
  const { claims } = world
  expect((await claims.open(admin, shop.slug, ref)).ok).toBe(true)
  expect(await claims.open(packer, shop.slug, ref)).toMatchObject({ problem: { code: 'forbidden' } })
  expect(await claims.open(stranger, shop.slug, ref)).toMatchObject({ problem: { code: 'not_found' } })
  expect((await claims.find(packer, id))?.id).toBe(id)
  const unknown = crypto.randomUUID()
  for (const person of [stranger, other.owner]) {
    expect(await claims.find(person, id)).toBeNull()
    for (const work of [claims.place, claims.renewCode, claims.withdraw, claims.askForLook]) {
      const refused = await work(person, id)
      expect(refused).toMatchObject({ ok: false, problem: { code: 'not_found' } })
      expect(await work(person, unknown)).toEqual(refused)
    }
  }
  for (const work of [claims.place, claims.renewCode, claims.withdraw, claims.askForLook]) {
    expect(await work(packer, id)).toMatchObject({ problem: { code: 'forbidden' } })
  }
  expect((await claims.askForLook(admin, id)).ok).toBe(true)
  expect((await claims.withdraw(admin, id)).ok).toBe(true)
})

it('lets only the owner let go of a proven profile', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const admin = await makePerson()
  await join(shop.id, admin, 'admin')
  const { id, code } = await placeClaim(world, shop)
  await seeCode(world, code, 3, { platformId: '7' })
  await approve(world, id, [await makeDesk()])
  expect(await world.claims.withdraw(admin, id)).toMatchObject({ problem: { code: 'forbidden' } })
  expect((await world.claims.withdraw(shop.owner, id)).ok).toBe(true)
  expect(await countRows('profile')).toBe(0)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'withdrawn' })
})

it('takes away the row that is there for a claim alone once it is given up, and keeps one with a finding', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id } = await placeClaim(world, shop)
  expect(await countRows('profile')).toBe(1)
  await world.claims.withdraw(shop.owner, id)
  expect(await countRows('profile')).toBe(0)
})

it('gives another code, for which who saw the first one does not count', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  await seeCode(world, code, 2)
  expect((await world.claims.renewCode(shop.owner, id)).ok).toBe(true)
  const renewed = await world.claims.find(shop.owner, id)
  expect(renewed).toMatchObject({ state: 'open', progress: { sighting: { seen: 0 } } })
  expect(renewed?.code).not.toBe(code)
  await seeCode(world, code, 1)
  expect((await world.claims.find(shop.owner, id))?.progress.sighting.seen).toBe(0)
  await seeCode(world, renewed?.code ?? '', 1)
  // Seen is in place, whether or not the seller says so.
  expect(await world.claims.find(shop.owner, id)).toMatchObject({
    state: 'placed',
    progress: { sighting: { seen: 1 } },
  })
})

it('ends a claim after 14 days, however often its code was renewed', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id } = await placeClaim(world, shop)
  const hourMs = 3_600_000
  const begun = world.clock.at
  for (let day = 1; day < 14; day++) {
    world.clock.at += 24 * hourMs
    await world.upkeep.run()
    expect((await world.claims.renewCode(shop.owner, id)).ok).toBe(true)
  }
  const last = await world.claims.find(shop.owner, id)
  expect(Date.parse(last?.codeExpiresAt ?? '')).toBeLessThanOrEqual(begun + 14 * 24 * hourMs)
  world.clock.at = begun + 14 * 24 * hourMs + 1000
  expect(await world.claims.renewCode(shop.owner, id)).toMatchObject({ problem: { code: 'conflict' } })
  await world.upkeep.run()
  expect(await world.claims.find(shop.owner, id)).toMatchObject({ state: 'expired', code: null })
})

it('has no more than ten claims in work, and twenty a day', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const openOne = (i: number) => {
    const key = `tiktok:toko${i}` as ProfileKey
    return world.claims.open(shop.owner, shop.slug, { platform: 'tiktok', handle: `toko${i}`, key })
  }
  for (let i = 0; i < 10; i++) expect((await openOne(i)).ok).toBe(true)
  for (let i = 10; i < 20; i++) expect(await openOne(i)).toMatchObject({ problem: { code: 'conflict' } })
  expect(await openOne(20)).toMatchObject({ problem: { code: 'rate_limited' } })
})

it('keeps no code, device, network or reason where a thief of the database finds it', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  const witness = makeWitness(world, code)
  await world.witnesses.see(await makePerson(), witness, '198.51.100.77')
  await world.decisions.vote(await makeDesk(), id, { vote: 'refuse', reason: 'Alasan yang tersegel' })
  const dump = await dumpDatabase()
  for (const secret of [code, code.slice(7), witness.installId, '198.51.100.77', 'Alasan yang tersegel']) {
    expect(dump).not.toContain(secret)
  }
})

it('tells whoever has or claims the profile once another shop has its code in place', async () => {
  const world = makeClaimWorld()
  const [siti1, budi] = [await makeShop('toko-siti'), await makeShop('toko-budi')]
  await placeClaim(world, siti1)
  expect(world.toldTo(siti1.owner)).toEqual([])
  await placeClaim(world, budi)
  expect(world.toldTo(siti1.owner)).toEqual(['claim-disputed'])
  expect(world.toldTo(budi.owner)).toEqual([])
})
