import { expect, it } from 'vitest'
import { countRows, dumpDatabase } from '../harness.ts'
import { makeOutboxWorld } from './outbox-world.ts'

const toSubscription = (name: string) => ({
  endpoint: `https://fcm.googleapis.com/fcm/send/${name}`,
  keys: { p256dh: `B${'k'.repeat(86)}`, auth: 's'.repeat(22) },
})

it('keeps a browser once, sealed', async () => {
  const { subscriptions, makeAccount } = makeOutboxWorld()
  const id = await makeAccount([])
  await subscriptions.subscribe(id, toSubscription('satu'), 'id')
  await subscriptions.subscribe(id, toSubscription('satu'), 'en')
  const [kept, ...more] = await subscriptions.listOf(id)
  expect([more, kept?.language]).toEqual([[], 'en'])
  expect(await subscriptions.find(kept?.id ?? '')).toBe(JSON.stringify(toSubscription('satu')))
  expect(await dumpDatabase()).not.toMatch(/googleapis|satu|kkkk|ssss/)
})

it('belongs to who used the browser last', async () => {
  const { subscriptions, makeAccount } = makeOutboxWorld()
  const [first, second] = [await makeAccount([]), await makeAccount([])]
  await subscriptions.subscribe(first, toSubscription('bersama'), 'id')
  const [before] = await subscriptions.listOf(first)
  await subscriptions.subscribe(second, toSubscription('bersama'), 'id')
  expect(await subscriptions.listOf(first)).toEqual([])
  // What still waits for the first finds nobody.
  expect(await subscriptions.find(before?.id ?? '')).toBeNull()
  expect(await subscriptions.listOf(second)).toHaveLength(1)
})

it('is ended by its own account only', async () => {
  const { subscriptions, makeAccount } = makeOutboxWorld()
  const [mine, other] = [await makeAccount([]), await makeAccount([])]
  const { endpoint } = toSubscription('satu')
  await subscriptions.subscribe(mine, toSubscription('satu'), 'id')
  await subscriptions.unsubscribe(other, endpoint)
  expect(await subscriptions.listOf(mine)).toHaveLength(1)
  await subscriptions.unsubscribe(mine, endpoint)
  expect(await subscriptions.listOf(mine)).toEqual([])
})

it('forgets the oldest beyond ten', async () => {
  const { subscriptions, makeAccount } = makeOutboxWorld()
  const id = await makeAccount([])
  for (let i = 0; i < 12; i++) await subscriptions.subscribe(id, toSubscription(`b${i}`), 'id')
  expect(await countRows('push_subscription')).toBe(10)
  const kept = await Promise.all((await subscriptions.listOf(id)).map(each => subscriptions.find(each.id)))
  expect(kept.some(text => text?.includes('/b0"') || text?.includes('/b1"'))).toBe(false)
})
