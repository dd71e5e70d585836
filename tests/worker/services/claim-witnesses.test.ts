import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { countRows } from '../harness.ts'
import {
  approve,
  type ClaimWorld,
  findRow,
  join,
  makeClaimWorld,
  makeDesk,
  makeInstallId,
  makeNetwork,
  makePerson,
  makeShop,
  makeWitness,
  placeClaim,
  seeCode,
  siti,
} from './claim-world.ts'

const ignored = { ok: true, value: { isCounted: false } }
const counted = { ok: true, value: { isCounted: true } }

async function begin(key: ProfileKey = siti) {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  return { world, shop, ...(await placeClaim(world, shop, key)) }
}

async function readSeen(world: ClaimWorld, { owner }: Awaited<ReturnType<typeof makeShop>>, id: string) {
  return (await world.claims.find(owner, id))?.progress.sighting
}

it('counts three independent people, and one of the desk at once', async () => {
  const { world, shop, id, code } = await begin()
  await seeCode(world, code, 2)
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 2, isEnough: false })
  const desk = await makeDesk('moderator')
  expect(await world.witnesses.see(desk, makeWitness(world, code), makeNetwork())).toEqual(counted)
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 3, isEnough: true })
})

it.each(['triage', 'auditor'] as const)('counts a %s as anybody', async role => {
  const { world, shop, id, code } = await begin()
  await world.witnesses.see(await makeDesk(role), makeWitness(world, code), makeNetwork())
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 1, isEnough: false })
})

it('answers a wrong code, an unknown profile, and a code of another profile alike, and writes nothing', async () => {
  const { world, shop, code } = await begin()
  const other = await placeClaim(world, shop, 'instagram:kue.siti' as ProfileKey)
  const events = await countRows('event')
  for (const message of [
    makeWitness(world, 'AMANAH-22222222'),
    makeWitness(world, code, { key: 'tiktok:tak.ada' as ProfileKey }),
    makeWitness(world, other.code),
    makeWitness(world, code, { key: 'tiktok:batik.siti' as ProfileKey }),
  ]) {
    expect(await world.witnesses.see(await makePerson(), message, makeNetwork())).toEqual(ignored)
  }
  expect([await countRows('witness'), await countRows('event')]).toEqual([0, events])
})

it('counts a message once, whoever sends it again', async () => {
  const { world, shop, id, code } = await begin()
  const person = await makePerson()
  const message = makeWitness(world, code)
  expect(await world.witnesses.see(person, message, '198.51.100.1')).toEqual(counted)
  expect(await world.witnesses.see(person, message, '198.51.100.1')).toEqual(ignored)
  expect(await world.witnesses.see(await makePerson(), message, '198.51.100.2')).toEqual(ignored)
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 1 })
})

it('counts one account once, from whatever devices and networks', async () => {
  const { world, shop, id, code } = await begin()
  const person = await makePerson()
  for (let i = 0; i < 3; i++) await world.witnesses.see(person, makeWitness(world, code), makeNetwork())
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 1 })
})

it('counts three accounts on one device as one, and three in one network as one', async () => {
  const { world, shop, id, code } = await begin()
  const installId = makeInstallId()
  for (let i = 0; i < 3; i++) {
    await world.witnesses.see(await makePerson(), makeWitness(world, code, { installId }), makeNetwork())
  }
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 1 })
  for (let i = 0; i < 3; i++) {
    await world.witnesses.see(await makePerson(), makeWitness(world, code), '192.0.2.8')
  }
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 2 })
})

it('counts no member of the shop, be they of the desk, and none who becomes a member later', async () => {
  const { world, shop, id, code } = await begin()
  const [packer, verifier, later] = [await makePerson(), await makeDesk(), await makePerson()]
  await join(shop.id, packer, 'packer')
  await join(shop.id, verifier, 'admin')
  for (const member of [shop.owner, packer, verifier]) {
    expect(await world.witnesses.see(member, makeWitness(world, code), makeNetwork())).toEqual(ignored)
  }
  await world.witnesses.see(later, makeWitness(world, code), makeNetwork())
  await join(shop.id, later, 'packer')
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 0 })
})

it.each([-6, 6, -60 * 24, 60 * 24 * 365])(
  'refuses a message from %i minutes away, and says that it is the clock',
  async minutes => {
    const { world, code } = await begin()
    const at = new Date(world.clock.at + minutes * 60_000).toISOString()
    expect(
      await world.witnesses.see(await makePerson(), makeWitness(world, code, { at }), makeNetwork()),
    ).toMatchObject({ problem: { code: 'invalid_input', problems: [{ path: 'at' }] } })
    expect(await countRows('witness')).toBe(0)
  },
)

it('counts nothing after 48 hours, and nothing after the decision', async () => {
  const { world, shop, id, code } = await begin()
  await seeCode(world, code, 3)
  await approve(world, id, [await makeDesk()])
  expect(await world.witnesses.see(await makePerson(), makeWitness(world, code), makeNetwork())).toEqual(
    ignored,
  )
  const late = await placeClaim(world, shop, 'instagram:kue.siti' as ProfileKey)
  world.clock.at += 48 * 3_600_000
  const message = makeWitness(world, late.code, { key: 'instagram:kue.siti' as ProfileKey })
  expect(await world.witnesses.see(await makePerson(), message, makeNetwork())).toEqual(ignored)
})

it('believes no other id of a Facebook profile than the one in its key', async () => {
  const key = 'facebook:100012345678901' as ProfileKey
  const { world, code } = await begin(key)
  const see = async (platformId: string | null) =>
    world.witnesses.see(await makePerson(), makeWitness(world, code, { key, platformId }), makeNetwork())
  expect(await see('999')).toEqual(ignored)
  expect(await see('100012345678901')).toEqual(counted)
  expect(await see(null)).toEqual(counted)
})

it('does not add up people who saw different accounts', async () => {
  const { world, shop, id, code } = await begin()
  await seeCode(world, code, 1, { platformId: '1' })
  await seeCode(world, code, 2, { platformId: '2' })
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 2, isEnough: false, platformId: '2' })
  await seeCode(world, code, 1)
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 3, isEnough: true, platformId: '2' })
})

it('takes sixty an hour of an account', async () => {
  const { world, code } = await begin()
  const person = await makePerson()
  const wrong = () => makeWitness(world, code.replace(/.$/, '2'), { key: 'tiktok:tak.ada' as ProfileKey })
  for (let i = 0; i < 60; i++) expect((await world.witnesses.see(person, wrong(), 'x')).ok).toBe(true)
  expect(await world.witnesses.see(person, wrong(), 'x')).toMatchObject({ problem: { code: 'rate_limited' } })
})

it('lets two who come at once count as two, and one who comes twice at once as one', async () => {
  const { world, shop, id, code } = await begin()
  const twice = await makePerson()
  const message = makeWitness(world, code)
  const answers = await Promise.all([
    world.witnesses.see(await makePerson(), makeWitness(world, code), makeNetwork()),
    world.witnesses.see(twice, message, '198.51.100.9'),
    world.witnesses.see(twice, message, '198.51.100.9'),
  ])
  expect(answers.filter(answer => answer.ok && answer.value.isCounted)).toHaveLength(2)
  expect(await readSeen(world, shop, id)).toMatchObject({ seen: 2 })
})

it('asks the desk to look when its extension sees another account under a proven handle, and takes nothing', async () => {
  const { world, shop, id, code } = await begin()
  await seeCode(world, code, 3, { platformId: '111' })
  await approve(world, id, [await makeDesk()])
  const budi = await makeShop('toko-budi')
  const rival = await placeClaim(world, budi)
  world.clock.at += 1000
  await seeCode(world, rival.code, 3, { platformId: '222' })
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'approved', recheck_asked_at: null })
  expect(await readSeen(world, budi, rival.id)).toMatchObject({ isIdChanged: true, isEnough: false })
  const desk = await makeDesk()
  await world.witnesses.see(desk, makeWitness(world, rival.code, { platformId: '222' }), makeNetwork())
  expect(await findRow('claim', 'id', id)).toMatchObject({
    state: 'approved',
    recheck_asked_at: expect.any(String),
  })
  expect(await findRow('profile', 'key', siti)).toMatchObject({ seller_id: shop.id })
  expect((await world.queue.list(desk, null)).rechecks).toMatchObject([
    { canLapse: true, others: [{ isDesk: true, platformId: '222' }] },
  ])
})
