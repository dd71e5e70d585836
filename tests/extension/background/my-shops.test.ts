import { beforeEach, expect, test, vi } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { AccountWorld, profile, token } from './account-world.ts'

const shop = {
  slug: 'dapur-melati',
  name: 'Dapur Melati',
  role: 'owner' as const,
  profiles: [{ key: profile, state: 'placed' as const }],
}

let world: AccountWorld

beforeEach(() => {
  world = new AccountWorld()
  world.answerShops({ shops: [shop] })
})

async function enter() {
  const parts = world.wake()
  await parts.account.enter(world.apiUrl, token)
  return parts
}

test('nobody signed in: nothing is asked', async () => {
  const { shops } = world.wake()
  expect(await shops.read()).toBeNull()
  expect(world.sent).toEqual([])
})

test('asked once in some minutes, also by a worker that was woken anew', async () => {
  const { shops } = await enter()
  await Promise.all([shops.read(), shops.read()])
  expect((await world.wake().shops.read())?.shops).toEqual([shop])
  expect(world.sent).toHaveLength(1)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 })
  await world.wake().shops.read()
  vi.useRealTimers()
  expect(world.sent).toHaveLength(2)
})

test('without network what was heard last stays', async () => {
  const { shops } = await enter()
  await shops.read()
  world.answers.set('GET /v1/shops/mine', () => Promise.reject(new TypeError('offline')))
  expect((await shops.read(0))?.shops).toEqual([shop])
})

test('another session sees nothing of the one before', async () => {
  const { shops, account } = await enter()
  await shops.read()
  await account.signOut()
  expect(await shops.readHeld()).toBeNull()
  await account.enter(world.apiUrl, `${token}2`)
  expect(await shops.readHeld()).toBeNull()
})

test('an open card asks nothing in the account’s name, unless the seller is its own', async () => {
  const { shops } = await enter()
  expect(await shops.readForCard('instagram:siapa.saja' as ProfileKey)).toBeNull()
  expect(await shops.readForCard(profile)).toBeNull()
  expect(world.sent).toEqual([])
  await shops.read()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 })
  await shops.readForCard('instagram:siapa.saja' as ProfileKey)
  expect(world.sent).toHaveLength(1)
  await shops.readForCard(profile)
  vi.useRealTimers()
  expect(world.sent).toHaveLength(2)
})
