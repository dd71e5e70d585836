import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Session } from '../../../worker/auth/identity.ts'
import { makeShopWorld } from '../shop-world.ts'
import {
  addCredential,
  approve,
  type ClaimWorld,
  findRow,
  join,
  leave,
  makeClaimWorld,
  makeDesk,
  makePerson,
  makeShop,
  placeClaim,
  revoke,
  seeCode,
  seeMark,
  siti,
} from './claim-world.ts'

const dayMs = 86_400_000
const done = { ok: true, value: { isDone: true } }
const waiting = { ok: true, value: { isDone: false } }

async function beginProven({ isVerified = false } = {}) {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  await seeCode(world, code, 3, { platformId: '111' })
  const people = [await makeDesk(), await makeDesk(), await makeDesk()] as [Session, Session, Session]
  await approve(world, id, [people[0]])
  if (isVerified) await addCredential(shop.id)
  world.sent.length = 0
  world.clock.at += 1000
  return { world, shop, id, people }
}

async function seeOther(world: ClaimWorld, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await seeMark(world, await makePerson(), { platformId: '222' })
}

async function findDrawn(id: string, people: readonly Session[]) {
  const drawn = (await findRow('claim', 'id', id))?.second_voter
  const person = people.find(({ accountId }) => accountId === drawn)
  if (!person) throw new Error('nobody was drawn')
  return person
}

it('brings another account under the handle to the desk, and takes nothing from the shop by itself', async () => {
  const { world, id, people } = await beginProven()
  await seeOther(world, 2)
  expect(await findRow('claim', 'id', id)).toMatchObject({ recheck_asked_at: null })
  await seeOther(world, 1)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'approved' })
  expect(await findRow('profile', 'key', siti)).toMatchObject({ control_proven_at: expect.any(String) })
  const { rechecks } = await world.queue.list(people[0], null)
  expect(rechecks).toMatchObject([{ id, canLapse: true, lapsePeople: 1, storedPlatformId: '111' }])
  expect(rechecks[0]?.others).toMatchObject(Array(3).fill({ isDesk: false, platformId: '222' }))
})

it('takes the extension of one of the desk for no decision either', async () => {
  const { world, id, people } = await beginProven()
  await seeMark(world, await makeDesk('moderator'), { platformId: '222' })
  expect(await findRow('claim', 'id', id)).toMatchObject({
    state: 'approved',
    recheck_asked_at: expect.any(String),
  })
  expect((await world.queue.list(people[0], null)).rechecks).toMatchObject([{ canLapse: true }])
})

it('ends the proof when somebody of the desk looks by hand and finds another account, and leaves the shop nothing of it', async () => {
  const { world, shop, id, people } = await beginProven()
  await seeOther(world, 3)
  expect(await world.rechecks.answer({ ...people[0], method: 'handover' }, id, 'other')).toMatchObject({
    problem: { code: 'forbidden' },
  })
  expect(await world.rechecks.answer(people[0], id, 'other')).toEqual(done)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'lapsed' })
  expect(await findRow('profile', 'key', siti)).toMatchObject({ seller_id: null, control_proven_at: null })
  expect(await findRow('profile', 'key', 'instagram-id:111')).toMatchObject({ seller_id: null })
  expect(await findRow('handle_history', 'handle', 'batik.siti')).not.toBeNull()
  expect(world.toldTo(shop.owner)).toEqual(['claim-lapsed'])
  const { shops } = makeShopWorld()
  expect(await shops.delete(shop.owner.accountId, shop.slug, shop.slug)).toMatchObject({ ok: true })
})

it('takes verified away by two people only, the second drawn', async () => {
  const { world, id, people } = await beginProven({ isVerified: true })
  await seeOther(world, 3)
  expect((await world.queue.list(people[0], null)).rechecks).toMatchObject([{ lapsePeople: 2 }])
  expect(await world.rechecks.answer(people[0], id, 'other')).toEqual(waiting)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'approved' })
  const drawn = await findDrawn(id, people)
  for (const person of people.filter(each => each !== drawn)) {
    for (const found of ['other', 'unseen', 'seen'] as const) {
      expect(await world.rechecks.answer(person, id, found)).toMatchObject({ problem: { code: 'forbidden' } })
    }
  }
  expect(await world.rechecks.answer(drawn, id, 'other')).toEqual(done)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'lapsed' })
})

it('keeps the proof when the second person finds the mark', async () => {
  const { world, id, people } = await beginProven({ isVerified: true })
  await seeOther(world, 3)
  await world.rechecks.answer(people[0], id, 'other')
  expect(await world.rechecks.answer(await findDrawn(id, people), id, 'seen')).toEqual(done)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'approved', recheck_asked_at: null })
  // What was seen before that look is settled.
  await seeOther(world, 1)
  expect(await findRow('claim', 'id', id)).toMatchObject({ recheck_asked_at: null })
})

it('is not talked out of it by accounts that say they saw the mark', async () => {
  const { world, id } = await beginProven()
  await seeOther(world, 3)
  world.clock.at += 8 * dayMs
  const before = await findRow('profile', 'key', siti)
  for (let i = 0; i < 3; i++) await seeMark(world, await makePerson())
  expect(await findRow('profile', 'key', siti)).toEqual(before)
  expect(await findRow('claim', 'id', id)).toMatchObject({ recheck_asked_at: expect.any(String) })
})

it('finds no other account where no extension saw one', async () => {
  const { world, shop, id, people } = await beginProven()
  await world.claims.askForLook(shop.owner, id)
  await seeOther(world, 2)
  expect(await world.rechecks.answer(people[0], id, 'other')).toMatchObject({ problem: { code: 'conflict' } })
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'approved' })
})

it('counts no look of somebody whose role was taken back', async () => {
  const { world, id, people } = await beginProven({ isVerified: true })
  await seeOther(world, 3)
  await world.rechecks.answer(people[0], id, 'other')
  await revoke(people[0])
  const drawn = await findDrawn(id, people)
  expect(await world.rechecks.answer(drawn, id, 'other')).toEqual(waiting)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'approved' })
})

it('takes no look of whoever is or was a member, or made the claim', async () => {
  const { world, shop, id, people } = await beginProven()
  await world.claims.askForLook(shop.owner, id)
  await join(shop.id, people[0], 'packer')
  await join(shop.id, people[1], 'admin')
  await leave(shop.id, people[1])
  for (const person of [people[0], people[1]]) {
    expect(await world.rechecks.answer(person, id, 'seen')).toMatchObject({ problem: { code: 'forbidden' } })
  }
})

it('looks at nothing of a profile that is another shop’s by now', async () => {
  const { world, shop, id, people } = await beginProven()
  await world.claims.askForLook(shop.owner, id)
  const other = await makeShop('toko-budi')
  await env.DB.prepare('UPDATE profile SET seller_id = ?1 WHERE key = ?2').bind(other.id, siti).run()
  for (const found of ['seen', 'unseen', 'other'] as const) {
    expect(await world.rechecks.answer(people[0], id, found)).toMatchObject({ problem: { code: 'conflict' } })
  }
  expect((await world.queue.list(people[0], null)).rechecks).toEqual([])
})

it('lets others look once a day is over, draws again, and at once when who was drawn may not look any more', async () => {
  const { world, id, people } = await beginProven({ isVerified: true })
  await seeOther(world, 3)
  await world.rechecks.answer(people[0], id, 'other')
  const drawn = await findDrawn(id, people)
  const [idle] = people.slice(1).filter(person => person !== drawn) as [Session]
  const isOthersTurn = async (person: Session) =>
    (await world.queue.list(person, null)).rechecks[0]?.isOthersTurn
  expect([await isOthersTurn(drawn), await isOthersTurn(idle)]).toEqual([false, true])
  world.clock.at += dayMs + 1
  expect(await isOthersTurn(idle)).toBe(false)
  await world.upkeep.run()
  expect(await findDrawn(id, people)).toBe(idle)
  await revoke(idle)
  await world.upkeep.run()
  expect(await findDrawn(id, people)).toBe(drawn)
})
