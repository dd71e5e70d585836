import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { toProfileParts } from '#shared/rules/subject-key'
import type { Session } from '../../../worker/auth/identity.ts'
import {
  addCredential,
  findRow,
  join,
  leave,
  makeClaimWorld,
  makeDesk,
  makeInstallId,
  makeNetwork,
  makePerson,
  makeShop,
  makeWitness,
  placeClaim,
  revoke,
  seeCode,
  siti,
  yes,
} from './claim-world.ts'

const ignored = { ok: true, value: { isCounted: false } }

it('lets no verifier open a claim, leave the shop, witness it and approve it', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const verifier = await makeDesk()
  await join(shop.id, verifier, 'admin')
  const opened = await world.claims.open(verifier, shop.slug, { ...toProfileParts(siti), key: siti })
  const id = opened.ok ? opened.value.id : ''
  const code = (await world.claims.find(verifier, id))?.code ?? ''
  await leave(shop.id, verifier)
  expect(await world.witnesses.see(verifier, makeWitness(world, code), makeNetwork())).toEqual(ignored)
  await seeCode(world, code, 3)
  expect(await world.decisions.vote(verifier, id, yes)).toMatchObject({ problem: { code: 'forbidden' } })
  expect(await findRow('claim', 'id', id)).toMatchObject({ state: 'placed' })
})

it('counts nothing that a former member or a rival’s says, and draws none of them', async () => {
  const world = makeClaimWorld()
  const [shop, rival] = [await makeShop('toko-siti'), await makeShop('toko-budi')]
  const [former, others, first] = [await makeDesk(), await makeDesk(), await makeDesk()]
  await join(shop.id, former, 'packer')
  await leave(shop.id, former)
  await join(rival.id, others, 'packer')
  const { id, code } = await placeClaim(world, shop)
  await placeClaim(world, rival)
  await addCredential(shop.id)
  for (const person of [former, others]) {
    expect(await world.witnesses.see(person, makeWitness(world, code), makeNetwork())).toEqual(ignored)
  }
  await seeCode(world, code, 3)
  await world.decisions.vote(first, id, yes)
  expect(await findRow('claim', 'id', id)).toMatchObject({ second_voter: null })
})

it('stops counting the witness, the vote and the drawn second of whoever joins later', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const [eye, first] = [await makeDesk('moderator'), await makeDesk()]
  const { id, code } = await placeClaim(world, shop)
  await addCredential(shop.id)
  await world.witnesses.see(eye, makeWitness(world, code), makeNetwork())
  await world.decisions.vote(first, id, yes)
  await join(shop.id, eye, 'packer')
  await join(shop.id, first, 'packer')
  expect((await world.claims.find(shop.owner, id))?.progress).toMatchObject({
    need: 'witnesses',
    sighting: { seen: 0 },
  })
})

it('answers a device that a hidden witness used with nothing new, not with a fault', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  const [first, second] = [await makePerson(), await makePerson()]
  const installId = makeInstallId()
  await world.witnesses.see(first, makeWitness(world, code, { installId }), makeNetwork())
  await join(shop.id, first, 'packer')
  expect(await world.witnesses.see(second, makeWitness(world, code, { installId }), makeNetwork())).toEqual(
    ignored,
  )
  expect((await world.claims.find(shop.owner, id))?.progress.sighting.seen).toBe(0)
})

it('counts no vote and no eye of the desk whose role was taken back', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  await addCredential(shop.id)
  const people = [await makeDesk(), await makeDesk(), await makeDesk()] as [Session, Session, Session]
  await world.witnesses.see(people[0], makeWitness(world, code), makeNetwork())
  await world.decisions.vote(people[0], id, yes)
  await revoke(people[0])
  const progress = async () => (await world.claims.find(shop.owner, id))?.progress
  expect(await progress()).toMatchObject({ need: 'witnesses', sighting: { seen: 1, isEnough: false } })
  await seeCode(world, code, 2)
  const [, second, third] = people
  expect(await world.decisions.vote(second, id, yes)).toEqual({ ok: true, value: { isDecided: false } })
  expect(await findRow('claim', 'id', id)).toMatchObject({ second_voter: third.accountId })
})

it('names people in its events by their pseudonyms alone', async () => {
  const world = makeClaimWorld()
  const shop = await makeShop('toko-siti')
  const { id, code } = await placeClaim(world, shop)
  await seeCode(world, code, 3)
  const desk = await makeDesk()
  await world.decisions.vote(desk, id, yes)
  const { results } = await env.DB.prepare('SELECT seq, payload FROM event_payload').all<{
    seq: number
    payload: string
  }>()
  const texts = results.map(({ seq, payload }) =>
    world.sealing.open(payload, { table: 'event_payload', column: 'payload', id: seq }),
  )
  const text = (await Promise.all(texts)).join()
  expect(text).toContain('"who":"')
  for (const { accountId } of [shop.owner, desk]) expect(text).not.toContain(accountId)
})
