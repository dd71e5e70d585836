import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { toOk, toProblem } from '#shared/rules/result'
import { dumpDatabase, expectErrors } from '../harness.ts'
import {
  claimTemplate,
  codeTemplate,
  deviceTemplate,
  email,
  makeOutboxWorld,
  pass,
  readRows,
} from './outbox-world.ts'

const busy = () => toProblem({ permanent: false, reason: 'http_503' })

it('tries eight times within a day, later each time, and then gives up', async () => {
  const logged = expectErrors()
  const { outbox, got } = makeOutboxWorld({ answer: busy })
  await outbox.send({ to: { contact: email() }, language: 'id', template: claimTemplate })
  const waits: number[] = []
  for (let tries = 0; tries < 20; tries++) {
    const { retryInMs } = await outbox.deliver(10)
    if (retryInMs === null) break
    // Not a moment earlier.
    expect((await outbox.deliver(10)).retryInMs).toBeNull()
    waits.push(retryInMs / 60_000)
    await pass(retryInMs / 60_000 + 0.1)
  }
  expect(got).toHaveLength(8)
  const expected = [1, 4, 16, 64, 256, 360, 360]
  expect(waits).toHaveLength(expected.length)
  for (const [i, minutes] of expected.entries()) {
    expect(waits[i]).toBeGreaterThanOrEqual(minutes * 0.74)
    expect(waits[i]).toBeLessThanOrEqual(minutes * 1.26)
  }
  expect(await readRows()).toMatchObject([
    { state: 'dead', attempts: 8, problem: 'http_503', sealed: null, next_at: null },
  ])
  expect(logged.mock.calls).toEqual([['messages given up: 1 × email claim-approved http_503']])
})

it('sends what failed once it works again', async () => {
  const answers = [busy(), toOk(null)]
  const { outbox, got } = makeOutboxWorld({ answer: () => answers.shift() ?? busy() })
  await outbox.send({ to: { contact: email() }, language: 'id', template: claimTemplate })
  await outbox.deliver(10)
  expect(await readRows()).toMatchObject([{ state: 'queued', problem: 'http_503' }])
  await pass(2)
  expect((await outbox.deliver(10)).sent).toBe(1)
  expect([got.length, (await readRows())[0]?.problem]).toEqual([2, null])
})

it('tries a code again within seconds, and never sends one that is older than ten minutes', async () => {
  const logged = expectErrors()
  const { outbox, got } = makeOutboxWorld({ answer: busy })
  await outbox.send({ to: { contact: email() }, language: 'id', template: codeTemplate })
  const { retryInMs } = await outbox.deliver(10)
  expect(retryInMs).toBeLessThan(13_000)
  await pass(9.9)
  await outbox.deliver(10)
  // The next try would come too late, so there is none.
  expect(await readRows()).toMatchObject([{ state: 'dead', problem: 'http_503' }])
  const late = makeOutboxWorld()
  await late.outbox.send({ to: { contact: email() }, language: 'id', template: codeTemplate })
  await pass(10.1)
  expect(await late.outbox.deliver(10)).toMatchObject({ sent: 0, dead: 1 })
  expect([got.length, late.got.length]).toEqual([2, 0])
  expect(logged).toHaveBeenLastCalledWith('messages given up: 1 × email sign-in-code too_old')
})

it('gives up at once where another try cannot help', async () => {
  const logged = expectErrors()
  const { outbox, got } = makeOutboxWorld({
    answer: () => toProblem({ permanent: true, reason: 'E_RECIPIENT_SUPPRESSED' }),
  })
  for (const address of ['a@contoh.id', 'b@contoh.id']) {
    await outbox.send({ to: { contact: email(address) }, language: 'id', template: codeTemplate })
  }
  expect(await outbox.deliver(10)).toMatchObject({ dead: 2, retryInMs: null })
  await pass(1000)
  await outbox.deliver(10)
  expect(got).toHaveLength(2)
  expect(logged.mock.calls).toEqual([['messages given up: 2 × email sign-in-code E_RECIPIENT_SUPPRESSED']])
})

it('forgets a browser that is gone, and tries it no more', async () => {
  expectErrors()
  const { outbox, subscriptions, makeAccount, got } = makeOutboxWorld({
    answer: () => toProblem({ permanent: true, reason: 'gone' }),
  })
  const id = await makeAccount([])
  const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) }
  await subscriptions.subscribe(id, { endpoint: 'https://web.push.apple.com/satu', keys }, 'id')
  await outbox.send({ to: { accountId: id }, language: null, template: deviceTemplate })
  await outbox.send({ to: { accountId: id }, language: null, template: claimTemplate })
  expect((await outbox.deliver(1)).dead).toBe(1)
  expect(await subscriptions.listOf(id)).toEqual([])
  expect((await outbox.deliver(10)).dead).toBe(1)
  expect(got).toHaveLength(1)
  expect((await readRows()).map(({ problem }) => problem)).toEqual(['gone', 'gone'])
})

it('is not sent twice by two who ask at once', async () => {
  const { outbox, got } = makeOutboxWorld({
    answer: async () => {
      await new Promise(done => setTimeout(done, 20))
      return toOk(null)
    },
  })
  const addresses = Array.from({ length: 24 }, (_, i) => `penjual.${i}@contoh.id`)
  for (const address of addresses) {
    await outbox.send({ to: { contact: email(address) }, language: 'id', template: codeTemplate })
  }
  const all = await Promise.all([outbox.deliver(50), outbox.deliver(50), outbox.deliver(50)])
  expect(all.reduce((sum, { sent }) => sum + sent, 0)).toBe(24)
  expect(got.map(({ address }) => address).toSorted()).toEqual(addresses.toSorted())
})

it('stops at its limit and says that there is more', async () => {
  const { outbox, got } = makeOutboxWorld()
  for (let i = 0; i < 8; i++) {
    await outbox.send({ to: { contact: email(`p${i}@contoh.id`) }, language: 'id', template: codeTemplate })
  }
  expect(await outbox.deliver(7)).toMatchObject({ sent: 7, isDone: false })
  expect(got).toHaveLength(7)
  expect(await outbox.deliver(7)).toMatchObject({ sent: 1, isDone: true })
})

it('makes a try again whose sender did not live to record it, and counts it', async () => {
  expectErrors()
  const { outbox, got } = makeOutboxWorld()
  await outbox.send({ to: { contact: email() }, language: 'id', template: claimTemplate })
  const claim = () =>
    env.DB.prepare(`UPDATE message SET attempts = attempts + 1, next_at = ?1`)
      .bind(new Date(Date.now() + 120_000).toISOString())
      .run()
  await claim()
  expect((await outbox.deliver(10)).sent).toBe(0)
  await pass(2.1)
  expect((await outbox.deliver(10)).sent).toBe(1)
  await outbox.send({ to: { contact: email() }, language: 'id', template: claimTemplate })
  for (let i = 0; i < 8; i++) await env.DB.prepare(`UPDATE message SET attempts = attempts + 1`).run()
  expect(await outbox.deliver(10)).toMatchObject({ sent: 0, dead: 1 })
  expect(got).toHaveLength(1)
})

it.each([
  ['sent', toOk(null), { state: 'sent', problem: null }],
  ['postponed', busy(), { state: 'queued', problem: 'http_503' }],
])('does not end what another has taken over and %s meanwhile', async (_, answer, left) => {
  const slow = makeOutboxWorld({
    answer: async () => {
      await pass(2.1)
      await quick.outbox.deliver(10)
      return toProblem({ permanent: true, reason: 'late' })
    },
  })
  const quick = makeOutboxWorld({ answer: () => answer })
  expectErrors()
  await slow.outbox.send({ to: { contact: email() }, language: 'id', template: claimTemplate })
  await slow.outbox.deliver(1)
  expect(await readRows()).toMatchObject([{ ...left, attempts: 2 }])
})

it('keeps what it says out of the log when something breaks, and goes on with the others', async () => {
  const logged = expectErrors()
  const { outbox, got } = makeOutboxWorld({
    answer: ({ address }) => {
      if (address.startsWith('rusak')) throw new TypeError(`no route to ${address} for 482913`)
      return toOk(null)
    },
  })
  for (const address of ['rusak@contoh.id', 'utuh@contoh.id']) {
    await outbox.send({ to: { contact: email(address) }, language: 'id', template: codeTemplate })
  }
  expect(await outbox.deliver(10)).toMatchObject({ sent: 1, dead: 0 })
  expect(got).toHaveLength(2)
  expect(logged.mock.calls.flat().join()).toMatch(/^message [0-9a-f-]{36} failed: TypeError$/)
  expect(await dumpDatabase()).not.toContain('rusak')
})

it('tries again what cannot be opened just now, and gives up a template that is no more', async () => {
  const logged = expectErrors()
  const { outbox } = makeOutboxWorld()
  await outbox.send({ to: { contact: email() }, language: 'id', template: claimTemplate })
  await env.DB.prepare(`UPDATE message SET sealed = replace(sealed, 'v1.test.', 'v1.lost.')`).run()
  expect(await outbox.deliver(10)).toMatchObject({ sent: 0, dead: 0 })
  expect(await readRows()).toMatchObject([{ state: 'queued', problem: 'failed' }])
  await env.DB.prepare(`UPDATE message SET template = 'old-name'`).run()
  await pass(2)
  expect(await outbox.deliver(10)).toMatchObject({ dead: 1 })
  expect(logged).toHaveBeenLastCalledWith('messages given up: 1 × email old-name no_template')
})

it('leaves all as it is while no channel is on', async () => {
  const { outbox } = makeOutboxWorld()
  await outbox.send({ to: { contact: email() }, language: 'id', template: codeTemplate })
  const off = makeOutboxWorld({ kinds: [] })
  expect(await off.outbox.deliver(10)).toEqual({ sent: 0, dead: 0, retryInMs: null, isDone: true })
  const other = makeOutboxWorld({ kinds: ['push'] })
  expect((await other.outbox.deliver(10)).retryInMs).not.toBeNull()
  expect(await readRows()).toMatchObject([{ state: 'queued', problem: 'channel_off' }])
})
