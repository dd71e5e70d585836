import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { consume } from '../../../worker/queues/consume.ts'
import { republish } from '../../../worker/schedules/republish.ts'
import { createServices } from '../../../worker/services.ts'
import { countRows, expectErrors, makeBindings, postSeed, publish, readSnapshot } from '../harness.ts'
import { makeSeed, makeSeller } from '../seed-examples.ts'

const makeBatch = (bodies: unknown[]) =>
  createMessageBatch(
    'amanah-publish',
    bodies.map((body, i) => ({ id: String(i), timestamp: new Date(), attempts: 1, body })),
  )

const isOfKind = (message: unknown, kind: string) => (message as { kind: string }).kind === kind

it('publishes once for a batch and drops what nobody understands', async () => {
  const logged = expectErrors()
  await postSeed(makeSeed())
  const batch = makeBatch([{ kind: 'publish' }, { kind: 'other' }, null, { kind: 'publish' }])
  const context = createExecutionContext()
  await consume(batch, createServices(makeBindings()))
  const { explicitAcks, retryMessages } = await getQueueResult(batch, context)
  expect([explicitAcks.toSorted(), retryMessages]).toEqual([['0', '1', '2', '3'], []])
  expect(logged).toHaveBeenCalledTimes(2)
  expect((await readSnapshot()).version).toBe(1)
})

it('tries again when publishing fails, later each time', async () => {
  const logged = expectErrors()
  const failing = { get: () => Promise.reject(new Error('R2 is down')) } as unknown as R2Bucket
  const services = createServices(makeBindings({ PUBLISHED: failing }))
  const delays: unknown[] = []
  for (const attempts of [1, 3, 12]) {
    const message = { body: { kind: 'publish' }, attempts, retry: (options: unknown) => delays.push(options) }
    await consume({ messages: [message] } as unknown as MessageBatch, services)
  }
  expect(delays).toEqual([{ delaySeconds: 2 }, { delaySeconds: 8 }, { delaySeconds: 300 }])
  expect(logged).toHaveBeenCalledTimes(3)
})

it('asks for a publication when there is none, when the log is ahead, and when the snapshot is old', async () => {
  const asked = async () => {
    const bindings = makeBindings()
    await republish(createServices(bindings))
    return bindings.sent.filter(message => isOfKind(message, 'publish')).length
  }
  expect(await asked()).toBe(1)
  await publish()
  expect(await asked()).toBe(0)
  await postSeed(makeSeed())
  expect(await asked()).toBe(1)
  await publish()
  const snapshot = await readSnapshot()
  const old = new Date(Date.now() - 12.1 * 3_600_000).toISOString()
  await env.PUBLISHED.put('snapshot.json', JSON.stringify({ ...snapshot, publishedAt: old }))
  expect(await asked()).toBe(1)
})

it('publishes what was written although the message was lost', async () => {
  expectErrors()
  const lost = { send: () => Promise.reject(new Error('queue is down')) } as unknown as Queue<never>
  const answer = await postSeed(makeSeed(), makeBindings({ PUBLISH_QUEUE: lost }))
  expect(answer.status).toBe(200)
  const bindings = makeBindings()
  await republish(createServices(bindings))
  expect(bindings.sent).toEqual([{ kind: 'mark' }, { kind: 'publish' }])
})

it('marks before it publishes, and asks again while numbers are due', async () => {
  const sellers = Array.from({ length: 21 }, (_, shop) =>
    makeSeller({
      slug: `toko-${shop}`,
      profiles: [{ key: `tiktok:toko.${shop}` }],
      destinations: Array.from({ length: shop === 20 ? 1 : 10 }, (_, i) => ({
        key: `bank:014:9${String(shop * 10 + i).padStart(9, '0')}`,
        holder: 'CONTOH',
      })),
    }),
  )
  expect((await postSeed({ sellers })).status).toBe(200)
  const bindings = makeBindings()
  const handle = async (kinds: string[]) => {
    const context = createExecutionContext()
    const batch = makeBatch(kinds.map(kind => ({ kind })))
    await consume(batch, createServices(bindings))
    return (await getQueueResult(batch, context)).explicitAcks.length
  }
  expect(await handle(['publish', 'mark', 'mark'])).toBe(3)
  expect(bindings.sent).toEqual([{ kind: 'mark' }, { kind: 'publish' }])
  expect(await countRows('destination_mark')).toBe(200)
  expect((await readSnapshot()).destinations).toEqual([])
  await handle(['mark', 'publish'])
  expect(await countRows('destination_mark')).toBe(201)
  expect((await readSnapshot()).destinations.map(({ epoch }) => epoch)).toEqual([1])
  bindings.sent.length = 0
  await handle(['mark'])
  expect(bindings.sent).toEqual([])
})

it('marking that fails is tried again, and does not keep the rest from being published', async () => {
  expectErrors()
  await postSeed(makeSeed())
  const services = createServices(makeBindings())
  const failing = { ...services.marks, markPending: () => Promise.reject(new Error('D1 is down')) }
  const batch = makeBatch([{ kind: 'mark' }, { kind: 'publish' }])
  const context = createExecutionContext()
  await consume(batch, { ...services, marks: failing })
  const { explicitAcks, retryMessages } = await getQueueResult(batch, context)
  expect([explicitAcks, retryMessages.map(({ msgId }) => msgId)]).toEqual([['1'], ['0']])
})
