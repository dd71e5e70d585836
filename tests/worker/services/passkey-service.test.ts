import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { signIn } from '../signed-in.ts'
import { fromPhone } from './account-world.ts'

type Person = Awaited<ReturnType<typeof signIn>>

async function givePasskey({ session }: Person): Promise<string> {
  const id = crypto.randomUUID()
  await env.DB.prepare(
    `INSERT INTO passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
     VALUES (?1, ?2, '', ?1, 0, 'singleDevice', 0)`,
  )
    .bind(id, session.accountId)
    .run()
  return id
}

async function giveRole({ session }: Person): Promise<void> {
  await env.DB.prepare(
    "INSERT INTO desk_role (account_id, role, since) VALUES (?1, 'verifier', '2026-11-01')",
  )
    .bind(session.accountId)
    .run()
}

const callerOf = ({ cookie }: Person) => fromPhone(cookie).caller
const forbidden = { ok: false, problem: { code: 'forbidden' } }

it('offers a passkey to whoever has just signed in, without what stands for their contact', async () => {
  const fitri = await signIn()
  const offered = await fitri.world.passkeys.offerRegistration(fitri.session, callerOf(fitri))
  expect(offered).toMatchObject({
    ok: true,
    value: {
      options: {
        user: { name: 'Amanah', displayName: 'Amanah' },
        authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
      },
    },
  })
  expect(JSON.stringify(offered)).not.toContain('contact.invalid')
  expect((await fitri.world.passkeys.offerSignIn(callerOf(fitri))).options).toMatchObject({
    userVerification: 'required',
  })
})

it('changes nothing a quarter of an hour after signing in', async () => {
  const fitri = await signIn()
  const id = await givePasskey(fitri)
  const old = { ...fitri.session, signedInAt: new Date(Date.now() - 16 * 60_000) }
  expect(await fitri.world.passkeys.offerRegistration(old, callerOf(fitri))).toMatchObject(forbidden)
  expect(await fitri.world.passkeys.register(old, callerOf(fitri), {})).toMatchObject(forbidden)
  expect(await fitri.world.passkeys.delete(old, callerOf(fitri), id)).toMatchObject(forbidden)
})

it('lets nobody who reads the mail of the desk make or delete a passkey for it', async () => {
  const verifier = await signIn()
  await giveRole(verifier)
  const { passkeys } = verifier.world
  // The first one has to be made by code.
  expect((await passkeys.offerRegistration(verifier.session, callerOf(verifier))).ok).toBe(true)
  const id = await givePasskey(verifier)
  expect(await passkeys.offerRegistration(verifier.session, callerOf(verifier))).toMatchObject(forbidden)
  expect(await passkeys.register(verifier.session, callerOf(verifier), {})).toMatchObject(forbidden)
  expect(await passkeys.delete(verifier.session, callerOf(verifier), id)).toMatchObject(forbidden)
  const byPasskey = { ...verifier.session, method: 'passkey' as const }
  expect((await passkeys.delete(byPasskey, callerOf(verifier), id)).ok).toBe(true)
})

it('deletes only one’s own, and tells of it', async () => {
  const [fitri, ratna] = [await signIn(), await signIn()]
  const id = await givePasskey(fitri)
  expect(await ratna.world.passkeys.delete(ratna.session, callerOf(ratna), id)).toMatchObject({
    problem: { code: 'not_found' },
  })
  expect((await fitri.world.passkeys.delete(fitri.session, callerOf(fitri), id)).ok).toBe(true)
  expect(fitri.world.sent.at(-1)).toMatchObject({
    to: { accountId: fitri.session.accountId },
    template: { name: 'passkey-changed', params: { change: 'deleted', device: 'Chrome, Android' } },
  })
})

it.each([null, 'x', {}, { id: 'x', response: {} }, { id: '__proto__', response: { clientDataJSON: 'e30' } }])(
  'signs nobody in by the answer %j',
  async answer => {
    const fitri = await signIn()
    await givePasskey(fitri)
    expect(await fitri.world.passkeys.signIn(callerOf(fitri), answer)).toBeNull()
    expect((await fitri.world.passkeys.register(fitri.session, callerOf(fitri), answer)).ok).toBe(false)
  },
)
