import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { DeskRole } from '#shared/domain/shop'
import type { ProfileKey } from '#shared/domain/subject'
import type { Session } from '../../../worker/auth/identity.ts'
import { countRows, findEntry, postSeed, publish } from '../harness.ts'
import { daysAgo } from '../seed-examples.ts'
import {
  addCredential,
  type ClaimWorld,
  findRow,
  join,
  makeClaimWorld,
  makeDesk,
  makeNetwork,
  makePerson,
  makeShop,
  makeWitness,
  no,
  placeClaim,
  readEventTypes,
  seeCode,
  siti,
  yes,
} from './claim-world.ts'

const decided = { ok: true, value: { isDecided: true } }
const waiting = { ok: true, value: { isDecided: false } }

async function begin({ isSeen = true } = {}) {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const claim = await placeClaim(world, shop)
  if (isSeen) await seeCode(world, claim.code, 3, { platformId: '111' })
  return { world, shop, ...claim }
}

async function readDrawn(id: string): Promise<string> {
  return String((await findRow('claim', 'id', id))?.second_voter)
}

/** Votes as whoever was drawn. */
async function voteSecond(
  world: ClaimWorld,
  id: string,
  people: readonly Session[],
  cast: typeof yes | typeof no = yes,
) {
  const drawn = await readDrawn(id)
  const person = people.find(({ accountId }) => accountId === drawn)
  if (!person) throw new Error('nobody was drawn')
  return { person, answer: await world.decisions.vote(person, id, cast) }
}

it.each(['triage', 'moderator', 'auditor'] as DeskRole[])('takes no vote of a %s', async role => {
  const { world, id } = await begin()
  expect(await world.decisions.vote(await makeDesk(role), id, yes)).toMatchObject({
    problem: { code: 'not_found' },
  })
})

it.each(['verifier', 'lead'] as DeskRole[])(
  'takes the vote of a %s who came by passkey, and by nothing else',
  async role => {
    const { world, id } = await begin()
    const desk = await makeDesk(role)
    for (const method of ['code', 'handover'] as const) {
      expect(await world.decisions.vote({ ...desk, method }, id, yes)).toMatchObject({
        problem: { code: 'forbidden' },
      })
    }
    expect(await world.decisions.vote(desk, id, yes)).toEqual(decided)
  },
)

it('takes no vote of somebody without a role, and tells them as little as of a claim that is not there', async () => {
  const { world, shop, id } = await begin()
  for (const person of [await makePerson('passkey'), shop.owner]) {
    const refused = await world.decisions.vote(person, id, yes)
    expect(refused).toMatchObject({ problem: { code: 'not_found' } })
    expect(await world.decisions.vote(person, crypto.randomUUID(), yes)).toEqual(refused)
  }
  expect(await countRows('claim_vote')).toBe(0)
})

it('approves nothing that was not seen; refusing needs no sight', async () => {
  const { world, shop, id } = await begin({ isSeen: false })
  const desk = await makeDesk()
  expect(await world.decisions.vote(desk, id, yes)).toMatchObject({ problem: { code: 'conflict' } })
  expect(await world.decisions.vote(desk, id, no)).toEqual(decided)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'refused' })
  expect(world.toldTo(shop.owner)).toEqual(['claim-refused'])
  expect(world.sent.at(-1)?.template.params).toMatchObject({ reason: no.reason })
  expect(await countRows('profile')).toBe(0)
})

it('takes no vote of a member of the shop, nor of one that wants the same profile', async () => {
  const { world, shop, id } = await begin()
  const rival = await makeShop('toko-budi')
  await placeClaim(world, rival)
  const [own, others] = [await makeDesk(), await makeDesk('lead')]
  await join(shop.id, own, 'packer')
  await join(rival.id, others, 'admin')
  for (const verifier of [own, others]) {
    for (const cast of [yes, no]) {
      expect(await world.decisions.vote(verifier, id, cast)).toMatchObject({ problem: { code: 'forbidden' } })
    }
  }
  expect(await countRows('claim_vote')).toBe(0)
})

it('takes one vote of a person, and none once it is decided', async () => {
  const { world, shop, id } = await begin()
  await addCredential(shop.id)
  const [first, second] = [await makeDesk(), await makeDesk()]
  expect(await world.decisions.vote(first, id, yes)).toEqual(waiting)
  for (const cast of [yes, no]) {
    expect(await world.decisions.vote(first, id, cast)).toMatchObject({ problem: { code: 'conflict' } })
  }
  expect((await voteSecond(world, id, [second])).answer).toEqual(decided)
  for (const person of [first, second, await makeDesk()]) {
    expect(await world.decisions.vote(person, id, no)).toMatchObject({ problem: { code: 'conflict' } })
  }
})

it('needs two people where the profile would be verified, and takes the second vote of whoever was drawn only', async () => {
  const { world, shop, id } = await begin()
  await addCredential(shop.id)
  const people = [await makeDesk(), await makeDesk('lead'), await makeDesk(), await makeDesk('lead')]
  const [first, ...others] = people as [Session, ...Session[]]
  expect(await world.decisions.vote(first, id, yes)).toEqual(waiting)
  expect(await findRow('profile', 'key', siti)).toMatchObject({ seller_id: null })
  const drawn = await readDrawn(id)
  expect(others.map(({ accountId }) => accountId)).toContain(drawn)
  for (const person of others.filter(({ accountId }) => accountId !== drawn)) {
    expect(await world.decisions.vote(person, id, yes)).toMatchObject({ problem: { code: 'forbidden' } })
  }
  expect((await voteSecond(world, id, others)).answer).toEqual(decided)
  expect(await readEventTypes()).toEqual(expect.arrayContaining(['claim-voted', 'claim-decided']))
})

it('needs one person where what the shop has was checked and has run out', async () => {
  const { world, shop, id } = await begin()
  await addCredential(shop.id, daysAgo(1))
  expect(await world.decisions.vote(await makeDesk(), id, yes)).toEqual(decided)
})

it('does not grant verified when the second person disagrees', async () => {
  const { world, shop, id } = await begin()
  await addCredential(shop.id)
  const [first, second] = [await makeDesk(), await makeDesk()]
  await world.decisions.vote(first, id, yes)
  expect((await voteSecond(world, id, [second], no)).answer).toEqual(decided)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'refused' })
})

it('waits while nobody else is eligible, and goes on when somebody is', async () => {
  const { world, shop, id } = await begin()
  await addCredential(shop.id)
  const [first, member] = [await makeDesk(), await makeDesk()]
  await join(shop.id, member, 'admin')
  expect(await world.decisions.vote(first, id, yes)).toEqual(waiting)
  expect(await findRow('claim', 'id', id)).toMatchObject({ second_voter: null })
  const queue = await world.queue.list(first, null)
  expect(queue.claims).toMatchObject([{ isNobodyLeft: true, ownVote: 'approve', canVote: false }])
  await world.upkeep.run()
  expect(await findRow('claim', 'id', id)).toMatchObject({ second_voter: null })
  const late = await makeDesk()
  expect(await world.decisions.vote(late, id, yes)).toMatchObject({ problem: { code: 'forbidden' } })
  await world.upkeep.run()
  expect((await voteSecond(world, id, [late])).answer).toEqual(decided)
})

it('draws somebody else when who was drawn lets it lie for a day', async () => {
  const { world, shop, id } = await begin()
  await addCredential(shop.id)
  const people = [await makeDesk(), await makeDesk(), await makeDesk()]
  await world.decisions.vote(people[0] as Session, id, yes)
  const drawn = await readDrawn(id)
  world.clock.at += 23 * 3_600_000
  await world.upkeep.run()
  expect(await readDrawn(id)).toBe(drawn)
  world.clock.at += 2 * 3_600_000
  await world.upkeep.run()
  const next = await readDrawn(id)
  expect(next).not.toBe(drawn)
  expect(next).not.toBe(people[0]?.accountId)
})

it('asks a third person when two disagree about a disputed profile', async () => {
  const { world, id } = await begin()
  await placeClaim(world, await makeShop('toko-budi'))
  const people = [await makeDesk(), await makeDesk(), await makeDesk()]
  await world.decisions.vote(people[0] as Session, id, yes)
  expect((await voteSecond(world, id, people, no)).answer).toEqual(waiting)
  expect((await voteSecond(world, id, people)).answer).toEqual(decided)
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'approved' })
})

it('gives a disputed profile to one shop, whichever votes race', async () => {
  const { world, shop, id } = await begin()
  const budi = await makeShop('toko-budi')
  const rival = await placeClaim(world, budi)
  await seeCode(world, rival.code, 3, { platformId: '111' })
  const people = [await makeDesk(), await makeDesk(), await makeDesk(), await makeDesk()]
  await world.decisions.vote(people[0] as Session, id, yes)
  await world.decisions.vote(people[1] as Session, rival.id, yes)
  await Promise.all([voteSecond(world, id, people), voteSecond(world, rival.id, people)])
  const { results } = await env.DB.prepare("SELECT seller_id FROM claim WHERE state = 'approved'").all<{
    seller_id: string
  }>()
  expect(results).toHaveLength(1)
  const owner = results[0]?.seller_id
  expect([shop.id, budi.id]).toContain(owner)
  expect(await findRow('profile', 'key', siti)).toMatchObject({ seller_id: owner })
  expect(await findRow('claim', 'state', 'lapsed')).not.toBeNull()
  expect((await world.log.verify()).ok).toBe(true)
})

it('takes a renamed account from the shop that had its old handle', async () => {
  const { world, shop, id } = await begin()
  const people = [await makeDesk(), await makeDesk()]
  await world.decisions.vote(people[0] as Session, id, yes)
  const budi = await makeShop('toko-budi')
  const key = 'instagram:batik.baru' as ProfileKey
  const renamed = await placeClaim(world, budi, key)
  await seeCode(world, renamed.code, 3, { key, platformId: '111' })
  expect(await world.decisions.vote(people[0] as Session, renamed.id, yes)).toEqual(waiting)
  await voteSecond(world, renamed.id, people)
  expect(await findRow('profile', 'key', key)).toMatchObject({ seller_id: budi.id })
  expect(await findRow('profile', 'key', siti)).toMatchObject({ seller_id: null, control_proven_at: null })
  expect(await findRow('profile', 'key', 'instagram-id:111')).toMatchObject({ seller_id: budi.id })
  expect(world.toldTo(shop.owner)).toContain('claim-lapsed')
})

it('leaves findings with the account that they speak of when the handle has become another’s', async () => {
  await postSeed({
    sellers: [{ name: 'Lama', slug: 'toko-lama', profiles: [{ key: siti, platformId: '999' }] }],
    findings: [{ subject: siti, category: 'S1', at: daysAgo(30), amount: 500_000 }],
  })
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  const people = [await makeDesk(), await makeDesk()]
  await seeCode(world, code, 3, { platformId: '111' })
  expect(await world.decisions.vote(people[0] as Session, id, yes)).toMatchObject({
    problem: { code: 'conflict' },
  })
  const witness = makeWitness(world, code, { platformId: '111' })
  await world.witnesses.see(people[0] as Session, witness, makeNetwork())
  expect(await world.decisions.vote(people[0] as Session, id, yes)).toEqual(waiting)
  expect((await voteSecond(world, id, people)).answer).toEqual(decided)
  await publish()
  expect((await findEntry(siti))?.findings).toEqual([])
  expect((await findEntry(siti))?.claims).toHaveLength(1)
  expect((await findEntry('instagram-id:999'))?.findings).toHaveLength(1)
})
