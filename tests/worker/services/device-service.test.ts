import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { signIn } from '../signed-in.ts'

const verifier = 'a'.repeat(43)
// printf %s aaa… | openssl dgst -sha256 -binary | basenc --base64url
const challenge = 'ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA'

const bearing = (token: string) => ({
  get: (name: string) => (name.toLowerCase() === 'authorization' ? `Bearer ${token}` : null),
})

it('shows contacts masked and each device by its name', async () => {
  const { world, contact, session } = await signIn()
  await signIn(world, contact)
  const access = await world.devices.readAccess(session)
  expect(access.contacts.map(({ masked }) => masked)).toEqual(['f…@contoh.id'])
  expect(access.devices.map(({ name, method, isThis }) => ({ name, method, isThis }))).toEqual([
    { name: 'Chrome, Android', method: 'code', isThis: false },
    { name: 'Chrome, Android', method: 'code', isThis: true },
  ])
})

it('signs out one device, all of them, and never another account’s', async () => {
  const fitri = await signIn()
  const fitriElsewhere = await signIn(fitri.world, fitri.contact)
  const ratna = await signIn(fitri.world)
  expect(await ratna.world.devices.signOut(ratna.session, fitri.session.id)).toBe(false)
  expect(await fitri.find()).not.toBeNull()
  expect(await fitri.world.devices.signOut(fitri.session, fitriElsewhere.session.id)).toBe(true)
  expect(await fitriElsewhere.find()).toBeNull()
  const third = await signIn(fitri.world, fitri.contact)
  await fitri.world.devices.signOutEverywhere(fitri.session)
  expect([await fitri.find(), await third.find()]).toEqual([null, null])
  expect(await ratna.find()).not.toBeNull()
})

it('hands a session over to the extension that asked: its token works until it is signed out', async () => {
  const { world, session } = await signIn()
  const code = await world.devices.offerHandover(session, challenge, 'Chrome, Linux')
  const taken = await world.devices.takeHandover(code, verifier)
  if (!taken.ok) throw new Error(JSON.stringify(taken.problem))
  const find = async () => (await world.identity.findSession(bearing(taken.value)))?.session ?? null
  expect(await find()).toMatchObject({ accountId: session.accountId, method: 'handover' })
  expect((await world.devices.readAccess(session)).devices[0]).toMatchObject({ name: 'Chrome, Linux' })
  await world.devices.signOutEverywhere(session)
  expect(await find()).toBeNull()
})

it('tells of an extension that was connected, and takes back what is being handed over with all the rest', async () => {
  const { world, session } = await signIn()
  const taken = await world.devices.takeHandover(
    await world.devices.offerHandover(session, challenge, 'Chrome, Linux'),
    verifier,
  )
  expect(taken.ok).toBe(true)
  expect(world.sent.at(-1)?.template).toMatchObject({
    name: 'new-device',
    params: { device: 'Chrome, Linux' },
  })
  const code = await world.devices.offerHandover(session, challenge, 'Chrome, Linux')
  await world.devices.signOutEverywhere(session)
  expect((await world.devices.takeHandover(code, verifier)).ok).toBe(false)
})

it('takes a handover code once, from the extension it was meant for, within its minute', async () => {
  const { world, session } = await signIn()
  const refused = { ok: false, problem: { code: 'invalid_input' } }
  const stolen = await world.devices.offerHandover(session, challenge, 'Chrome')
  expect(await world.devices.takeHandover(stolen, 'b'.repeat(43))).toMatchObject(refused)
  // Whoever tried with the wrong verifier has used it up.
  expect(await world.devices.takeHandover(stolen, verifier)).toMatchObject(refused)
  const once = await world.devices.offerHandover(session, challenge, 'Chrome')
  const both = await Promise.all([
    world.devices.takeHandover(once, verifier),
    world.devices.takeHandover(once, verifier),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const late = await world.devices.offerHandover(session, challenge, 'Chrome')
  await env.DB.prepare("UPDATE handover SET expires_at = '2020-01-01T00:00:00.000Z'").run()
  expect(await world.devices.takeHandover(late, verifier)).toMatchObject(refused)
  expect(await world.devices.takeHandover('x'.repeat(43), verifier)).toMatchObject(refused)
})
