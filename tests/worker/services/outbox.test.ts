import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { toOk, toProblem } from '#shared/rules/result'
import { countRows, dumpDatabase, expectErrors } from '../harness.ts'
import {
  claimTemplate,
  codeTemplate,
  deviceTemplate,
  email,
  makeOutboxWorld,
  pass,
  readRows,
  whatsapp,
} from './outbox-world.ts'

it('writes a message down, asks for its sending, and sends it once', async () => {
  const { outbox, got, asked } = makeOutboxWorld()
  expect(await outbox.send({ to: { contact: email() }, language: 'en', template: codeTemplate })).toEqual(
    toOk(null),
  )
  expect([got, asked, await outbox.isDue()]).toEqual([[], [undefined], true])
  expect(await outbox.deliver(10)).toEqual({ sent: 1, dead: 0, retryInMs: null, isDone: true })
  expect(got).toEqual([
    { kind: 'email', address: 'fitri.rahayu@contoh.id', language: 'en', template: codeTemplate },
  ])
  expect([await outbox.isDue(), (await outbox.deliver(10)).sent, got.length]).toEqual([false, 0, 1])
})

it('leaves nothing of what was said, and nothing to read of to whom', async () => {
  const expectClean = async () => {
    const dump = await dumpDatabase()
    for (const secret of ['482913', 'fitri', 'contoh.id', '81234567890', '7890']) {
      expect(dump).not.toContain(secret)
      expect(dump).not.toContain(btoa(secret).replace(/=+$/, '').slice(0, -1))
    }
    return dump
  }
  const { outbox } = makeOutboxWorld()
  await outbox.send({ to: { contact: email() }, language: 'id', template: codeTemplate })
  await outbox.send({ to: { contact: whatsapp() }, language: 'id', template: codeTemplate })
  expect((await readRows()).map(({ sealed }) => sealed !== null)).toEqual([true, true])
  // What is looked for would be found: the template stands there.
  expect(await expectClean()).toContain('sign-in-code')
  await outbox.deliver(10)
  await expectClean()
  expect((await readRows()).map(({ state, sealed }) => [state, sealed])).toEqual([
    ['sent', null],
    ['sent', null],
  ])
})

it('tells an account of what concerns its safety by every contact and browser', async () => {
  const { outbox, got, subscriptions, makeAccount } = makeOutboxWorld()
  const id = await makeAccount([whatsapp(), email()])
  const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) }
  const subscription = { endpoint: 'https://fcm.googleapis.com/fcm/send/satu', keys }
  await subscriptions.subscribe(id, subscription, 'en')
  await outbox.send({ to: { accountId: id }, language: null, template: deviceTemplate })
  expect((await outbox.deliver(10)).sent).toBe(3)
  expect(got.map(({ kind, address, language }) => [kind, address, language]).toSorted()).toEqual([
    ['email', 'fitri.rahayu@contoh.id', 'id'],
    ['push', JSON.stringify(subscription), 'en'],
    ['whatsapp', '6281234567890', 'id'],
  ])
})

it('tells an account of the rest by e-mail, else by WhatsApp', async () => {
  const { outbox, got, makeAccount } = makeOutboxWorld()
  const both = await makeAccount([whatsapp(), email()], 'en')
  await outbox.send({ to: { accountId: both }, language: null, template: claimTemplate })
  const one = await makeAccount([whatsapp('6281300000001')])
  await outbox.send({ to: { accountId: one }, language: null, template: claimTemplate })
  await outbox.deliver(10)
  expect(got.map(({ address, language }) => [address, language]).toSorted()).toEqual([
    ['6281300000001', 'id'],
    ['fitri.rahayu@contoh.id', 'en'],
  ])
})

it('refuses what no channel leads to, and writes nothing down', async () => {
  const { outbox, makeAccount } = makeOutboxWorld({ kinds: ['email'] })
  const phoneOnly = await makeAccount([whatsapp()])
  for (const to of [{ contact: whatsapp() }, { accountId: phoneOnly }, { accountId: 'nobody' }]) {
    const sent = await outbox.send({ to, language: null, template: deviceTemplate })
    expect(!sent.ok && sent.problem.code).toBe('unavailable')
  }
  expect([outbox.canReach('email'), outbox.canReach('whatsapp')]).toEqual([true, false])
  const nothing = makeOutboxWorld({ kinds: [] })
  const sent = await nothing.outbox.send({ to: { contact: email() }, language: 'id', template: codeTemplate })
  expect(!sent.ok && sent.problem.code).toBe('unavailable')
  expect(await countRows('message')).toBe(0)
})

it('shows an account its own messages, masked, and those to its contact', async () => {
  const { outbox, makeAccount } = makeOutboxWorld()
  const id = await makeAccount([email()])
  const other = await makeAccount([email('lain@contoh.id')])
  await outbox.send({ to: { accountId: id }, language: null, template: deviceTemplate })
  await outbox.send({ to: { accountId: other }, language: null, template: deviceTemplate })
  await outbox.deliver(10)
  await pass(1)
  await outbox.send({ to: { contact: email() }, language: 'en', template: codeTemplate })
  const [newest, first, ...more] = await outbox.listOf(id)
  expect(more).toEqual([])
  expect(newest).toMatchObject({ template: 'sign-in-code', state: 'queued', language: 'en', endedAt: null })
  expect(first).toMatchObject({
    channel: 'email',
    template: 'new-device',
    recipient: 'f…@contoh.id',
    state: 'sent',
    problem: null,
  })
  expect(JSON.stringify([newest, first])).not.toMatch(/fitri|482913|Chrome/)
})

it('ties the last word after a deletion to no account, and forgets the rest with the account', async () => {
  const { outbox, got, makeAccount } = makeOutboxWorld()
  const id = await makeAccount([email()])
  await outbox.send({ to: { accountId: id }, language: null, template: deviceTemplate })
  await outbox.send({
    to: { contact: email() },
    language: 'id',
    template: { name: 'data-deleted', params: {} },
  })
  await env.DB.prepare('DELETE FROM account WHERE id = ?1').bind(id).run()
  await outbox.deliver(10)
  expect(got.map(({ template }) => template.name)).toEqual(['data-deleted'])
})

it('keeps records for ninety days, and what is queued until it ends', async () => {
  expectErrors()
  const { outbox, makeAccount } = makeOutboxWorld({
    answer: ({ address }) =>
      address.startsWith('buruk')
        ? toProblem({ permanent: true, reason: 'E_RECIPIENT_SUPPRESSED' })
        : toOk(null),
  })
  const id = await makeAccount([email(), email('buruk@contoh.id')])
  await outbox.send({ to: { accountId: id }, language: null, template: deviceTemplate })
  await outbox.deliver(10)
  await outbox.send({ to: { accountId: id }, language: null, template: claimTemplate })
  const day = 86_400_000
  await outbox.purge(new Date(Date.now() + 89 * day))
  expect(await countRows('message')).toBe(3)
  await outbox.purge(new Date(Date.now() + 91 * day))
  expect((await readRows()).map(({ state }) => state)).toEqual(['queued'])
})

it('refuses wrong params where they are sent', async () => {
  const { outbox } = makeOutboxWorld()
  for (const code of ['12', 'abcdef', '123456\r\nBcc: x@contoh.id']) {
    const template = { name: 'sign-in-code' as const, params: { code, minutes: 10 } }
    await expect(outbox.send({ to: { contact: email() }, language: 'id', template })).rejects.toThrow()
  }
  expect(await countRows('message')).toBe(0)
})
