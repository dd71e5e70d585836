import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { verdictOf } from '#shared/rules/verdict-of'
import type { Session } from '../../../worker/auth/identity.ts'
import { countRows, findEntry, publish } from '../harness.ts'
import {
  addCredential,
  approve,
  findRow,
  join,
  makeClaimWorld,
  makeDesk,
  makeInstallId,
  makePerson,
  makeShop,
  placeClaim,
  seeCode,
  seeMark,
  siti,
} from './claim-world.ts'

const counted = { ok: true, value: { isCounted: true } }
const ignored = { ok: true, value: { isCounted: false } }
const dayMs = 86_400_000

async function beginProven({ isVerified = false } = {}) {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  await seeCode(world, code, 3, { platformId: '111' })
  const people = [await makeDesk(), await makeDesk()] as [Session, Session]
  await approve(world, id, [people[0]])
  if (isVerified) await addCredential(shop.id)
  world.sent.length = 0
  return { world, shop, id, people }
}

const see = seeMark

async function readSeenAt(): Promise<unknown> {
  return (await findRow('profile', 'key', siti))?.control_seen_at
}

it('renews what two independent people saw, and what one of the desk saw; weekly', async () => {
  const { world, people } = await beginProven()
  expect(await see(world, await makePerson())).toEqual(ignored)
  world.clock.at += 8 * dayMs
  const before = await readSeenAt()
  const first = await makePerson()
  expect(await see(world, first)).toEqual(counted)
  expect(await see(world, first)).toEqual(ignored)
  expect(await readSeenAt()).toBe(before)
  expect(await see(world, await makePerson())).toEqual(counted)
  expect(await readSeenAt()).toBe(new Date(world.clock.at).toISOString())
  world.clock.at += 8 * dayMs
  expect(await see(world, people[0])).toEqual(counted)
  expect(await readSeenAt()).toBe(new Date(world.clock.at).toISOString())
})

it('renews nothing for two accounts on one device, two in one network, members, or another shop’s mark', async () => {
  const { world, shop } = await beginProven()
  world.clock.at += 8 * dayMs
  const before = await readSeenAt()
  const installId = makeInstallId()
  for (let i = 0; i < 2; i++) await see(world, await makePerson(), { installId })
  for (let i = 0; i < 2; i++) await see(world, await makePerson(), { installId }, '192.0.2.1')
  const member = await makeDesk()
  await join(shop.id, member, 'admin')
  expect(await see(world, member)).toEqual(ignored)
  expect(await see(world, shop.owner)).toEqual(ignored)
  for (let i = 0; i < 3; i++) {
    expect(await see(world, await makePerson(), { slug: 'toko-lain' })).toEqual(ignored)
    expect(await see(world, await makePerson(), { key: 'tiktok:tak.ada' as ProfileKey })).toEqual(ignored)
  }
  expect(await readSeenAt()).toBe(before)
})

it('refuses sightings of another time', async () => {
  const { world } = await beginProven()
  const at = new Date(world.clock.at - 6 * 60_000).toISOString()
  expect(await see(world, await makePerson(), { at })).toMatchObject({ problem: { code: 'invalid_input' } })
})

it('reminds once after 60 days, tells once after 90, and the badge steps down by itself', async () => {
  const { world, shop } = await beginProven({ isVerified: true })
  await publish()
  const entry = await findEntry(siti)
  const verdictIn = (days: number) =>
    entry && verdictOf({ ...entry, boundTo: entry.platformIdTag }, Date.now() + days * dayMs).verdict
  expect([verdictIn(1), verdictIn(91)]).toEqual(['verified', 'claimed'])
  world.clock.at += 59 * dayMs
  await world.upkeep.run()
  expect(world.toldTo(shop.owner)).toEqual([])
  world.clock.at += 2 * dayMs
  await world.upkeep.run()
  await world.upkeep.run()
  expect(world.toldTo(shop.owner)).toEqual(['claim-reminder'])
  expect(world.sent.at(-1)?.template.params).toMatchObject({ days: 61 })
  world.clock.at += 30 * dayMs
  await world.upkeep.run()
  await world.upkeep.run()
  expect(world.toldTo(shop.owner)).toEqual(['claim-reminder', 'claim-lapsed'])
})

it('queues a recheck that one of the desk answers, and tells the owner when the mark is not there', async () => {
  const { world, shop, id, people } = await beginProven()
  expect(await world.rechecks.answer(people[1], id, 'seen')).toMatchObject({ problem: { code: 'conflict' } })
  world.clock.at += 70 * dayMs
  await world.claims.askForLook(shop.owner, id)
  expect((await world.queue.list(people[0], null)).rechecks).toMatchObject([{ id, key: siti }])
  expect(await world.rechecks.answer({ ...people[0], method: 'code' }, id, 'seen')).toMatchObject({
    problem: { code: 'forbidden' },
  })
  expect(await world.rechecks.answer(await makeDesk('auditor'), id, 'seen')).toMatchObject({
    problem: { code: 'not_found' },
  })
  await world.rechecks.answer(people[0], id, 'unseen')
  expect(world.toldTo(shop.owner)).toEqual(['claim-reminder'])
  await world.claims.askForLook(shop.owner, id)
  expect(await world.rechecks.answer(people[1], id, 'seen')).toEqual({ ok: true, value: { isDone: true } })
  expect(await readSeenAt()).toBe(new Date(world.clock.at).toISOString())
  expect((await world.queue.list(people[0], null)).rechecks).toEqual([])
})

it('restores verified by two people of the desk only: users who see the mark bring it to them', async () => {
  const { world, id, people } = await beginProven({ isVerified: true })
  const before = await readSeenAt()
  world.clock.at += 91 * dayMs
  for (let i = 0; i < 2; i++) await see(world, await makePerson())
  await see(world, await makeDesk('moderator'))
  expect(await readSeenAt()).toBe(before)
  const [first, second] = people
  expect((await world.queue.list(first, null)).rechecks).toMatchObject([{ id }])
  expect(await world.rechecks.answer(first, id, 'seen')).toEqual({ ok: true, value: { isDone: false } })
  expect(await world.rechecks.answer(first, id, 'seen')).toMatchObject({ problem: { code: 'forbidden' } })
  expect(await world.rechecks.answer(second, id, 'seen')).toEqual({ ok: true, value: { isDone: true } })
  expect(await readSeenAt()).toBe(new Date(world.clock.at).toISOString())
})

it('ends a claim whose code ran out, and leaves one that enough have seen to the desk', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const unseen = await placeClaim(world, shop)
  const seen = await placeClaim(world, shop, 'tiktok:batik.siti' as ProfileKey)
  await seeCode(world, seen.code, 3, { key: 'tiktok:batik.siti' as ProfileKey })
  world.clock.at += 2 * dayMs
  await world.upkeep.run()
  expect(await findRow('claim', 'id', unseen.id)).toMatchObject({ state: 'expired', sealed_code: null })
  expect(await findRow('profile', 'key', siti)).toBeNull()
  expect(await findRow('claim', 'id', seen.id)).toMatchObject({ state: 'placed', code_hash: null })
  expect(world.toldTo(shop.owner)).toEqual(['claim-refused'])
  const events = await countRows('event')
  await world.upkeep.run()
  expect(await countRows('event')).toBe(events)
  expect((await approve(world, seen.id, [await makeDesk()]))[0]).toMatchObject({ ok: true })
})

it('forgets who saw what after a year', async () => {
  const { world } = await beginProven()
  world.clock.at += 364 * dayMs
  await world.upkeep.clean()
  expect(await countRows('witness')).toBe(3)
  world.clock.at += 2 * dayMs
  await world.upkeep.clean()
  expect(await countRows('witness')).toBe(0)
})
