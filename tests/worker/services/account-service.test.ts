import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { dumpDatabase } from '../harness.ts'
import { signIn } from '../signed-in.ts'
import { fromPhone, makeAccountWorld, makeContact, toCookie } from './account-world.ts'

it('signs in by a code, and the same contact is the same account', async () => {
  const world = makeAccountWorld()
  const contact = makeContact()
  const first = await signIn(world, contact)
  const again = await signIn(world, contact)
  expect(again.session.accountId).toBe(first.session.accountId)
  expect(again.session.id).not.toBe(first.session.id)
  expect(first.session.method).toBe('code')
  expect((await signIn(world)).session.accountId).not.toBe(first.session.accountId)
})

it('tells of a sign-in on a known account, and of none that was just made', async () => {
  const world = makeAccountWorld()
  const contact = makeContact()
  await signIn(world, contact)
  expect(world.sent.map(({ template }) => template.name)).toEqual(['sign-in-code'])
  await signIn(world, contact)
  expect(world.sent.at(-1)?.template).toMatchObject({
    name: 'new-device',
    params: { device: 'Chrome, Android' },
  })
})

it('keeps nothing by which a thief of the database gets in or learns who it is', async () => {
  const { world, contact, code, cookie, session } = await signIn()
  await world.accounts.requestCode(contact, 'id', fromPhone())
  const bearer = await world.identity.createBearer(session.accountId, 'Chrome')
  const dump = await dumpDatabase()
  const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? ''
  expect(token.length).toBeGreaterThan(20)
  const [name = ''] = contact.address.split('@')
  for (const secret of [
    contact.address,
    name,
    code,
    world.readCode(),
    token,
    bearer.split('.')[0] ?? '',
    '203.0.113.7',
    'Mozilla',
  ]) {
    expect(dump).not.toContain(secret)
  }
})

it('takes a code once', async () => {
  const { world, contact, code } = await signIn()
  expect(await world.accounts.signIn(contact, 'id', code, fromPhone())).toMatchObject({
    ok: false,
    problem: { code: 'invalid_input' },
  })
})

it('takes the last code only, and no other contact’s', async () => {
  const world = makeAccountWorld()
  const [fitri, ratna] = [makeContact(), makeContact()]
  await world.accounts.requestCode(fitri, 'id', fromPhone())
  const old = world.readCode()
  await world.accounts.requestCode(fitri, 'id', fromPhone())
  const fresh = world.readCode()
  if (old !== fresh) expect((await world.accounts.signIn(fitri, 'id', old, fromPhone())).ok).toBe(false)
  await world.accounts.requestCode(ratna, 'id', fromPhone())
  if (world.readCode() !== fresh) {
    expect((await world.accounts.signIn(ratna, 'id', fresh, fromPhone())).ok).toBe(false)
  }
  expect((await world.accounts.signIn(fitri, 'id', fresh, fromPhone())).ok).toBe(true)
})

it('lets nobody try out the codes: five to a code, fifteen to an hour, and says until when', async () => {
  const world = makeAccountWorld()
  const contact = makeContact()
  const wrong = () => (world.readCode() === '000000' ? '000001' : '000000')
  const tryOnce = async () => await world.accounts.signIn(contact, 'id', wrong(), fromPhone())
  await world.accounts.requestCode(contact, 'id', fromPhone())
  for (let i = 0; i < 5; i++) expect(await tryOnce()).toMatchObject({ problem: { code: 'invalid_input' } })
  // The right one counts no more.
  expect(await world.accounts.signIn(contact, 'id', world.readCode(), fromPhone())).toMatchObject({
    ok: false,
  })
  await world.accounts.requestCode(contact, 'id', fromPhone())
  for (let i = 0; i < 9; i++) await tryOnce()
  await world.accounts.requestCode(contact, 'id', fromPhone())
  expect(await world.accounts.signIn(contact, 'id', world.readCode(), fromPhone())).toMatchObject({
    ok: false,
    problem: {
      code: 'rate_limited',
      retryAt: expect.stringMatching(/^\d{4}-/),
      problems: [{ message: { id: expect.stringContaining('WIB') } }],
    },
  })
})

it('sends five codes an hour to a contact', async () => {
  const world = makeAccountWorld()
  const contact = makeContact()
  for (let i = 0; i < 5; i++)
    expect((await world.accounts.requestCode(contact, 'id', fromPhone())).ok).toBe(true)
  expect(await world.accounts.requestCode(contact, 'id', fromPhone())).toMatchObject({
    ok: false,
    problem: { code: 'rate_limited' },
  })
  expect(world.sent).toHaveLength(5)
  expect((await world.accounts.requestCode(makeContact(), 'id', fromPhone())).ok).toBe(true)
})

it('does as much for a contact without an account as for one with: nothing tells them apart', async () => {
  const { world, contact } = await signIn()
  const known = await world.accounts.requestCode(contact, 'id', fromPhone())
  const unknown = await world.accounts.requestCode(makeContact(), 'id', fromPhone())
  expect(known).toEqual(unknown)
  const wrongKnown = await world.accounts.signIn(contact, 'id', 'xxxxxx', fromPhone())
  const wrongUnknown = await world.accounts.signIn(makeContact(), 'id', 'xxxxxx', fromPhone())
  expect(wrongKnown).toEqual(wrongUnknown)
})

it('does not take up a session that somebody put into the browser before', async () => {
  const attacker = await signIn()
  const contact = makeContact()
  await attacker.world.accounts.requestCode(contact, 'id', fromPhone())
  const signedIn = await attacker.world.accounts.signIn(
    contact,
    'id',
    attacker.world.readCode(),
    fromPhone(attacker.cookie),
  )
  if (!signedIn.ok) throw new Error('not signed in')
  const cookie = toCookie(signedIn.value.setCookie)
  expect(cookie).not.toContain(attacker.cookie)
  const found = await attacker.world.identity.findSession(fromPhone(cookie).caller)
  expect(found?.session.accountId).not.toBe(attacker.session.accountId)
})

it.each(['', 'x', 'amanah.session_token=x', 'amanah.session_token=x.y'])(
  'knows nobody by the cookie %j',
  async cookie => {
    expect(await makeAccountWorld().identity.findSession(fromPhone(cookie).caller)).toBeNull()
  },
)

it('takes no token whose signature is another’s, and no digest in place of a token', async () => {
  const { world, cookie } = await signIn()
  const other = await signIn(world)
  const value = decodeURIComponent(cookie.split('=')[1] ?? '')
  const otherValue = decodeURIComponent(other.cookie.split('=')[1] ?? '')
  const swapped = `${value.split('.')[0]}.${otherValue.split('.')[1]}`
  const digest = await env.DB.prepare('SELECT token_digest FROM session LIMIT 1').first<string>(
    'token_digest',
  )
  for (const forged of [swapped, `${digest}.${value.split('.')[1]}`]) {
    const name = cookie.split('=')[0]
    expect(
      await world.identity.findSession(fromPhone(`${name}=${encodeURIComponent(forged)}`).caller),
    ).toBeNull()
  }
})
