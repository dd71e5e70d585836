import { beforeEach, expect, test } from 'vitest'
import { toClaimCodeHash } from '#shared/rules/claim-code'
import { makeClaim } from '../../fixtures/builders.ts'
import { key, LookupWorld } from './lookup-world.ts'

const claimed = key('instagram:dapur.melati.contoh')

let world: LookupWorld

beforeEach(async () => {
  world = new LookupWorld()
  const pendingCodes = [await toClaimCodeHash(claimed, 'AMANAH-7K3FQ2MX')]
  const claims = [
    makeClaim({ seenAt: '2026-11-01T00:00:00.000Z' }),
    makeClaim({ seenAt: '2026-11-10T00:00:00.000Z' }),
  ]
  await world.server.publish([{ key: claimed, inputs: { claims, pendingCodes } as never }])
  await world.lookup.refresh()
})

test('codes of pending claims, and when the mark was seen last', async () => {
  const found = await world.lookup.findClaims(claimed)
  expect(found?.pendingCodes).toEqual([await toClaimCodeHash(claimed, 'AMANAH-7K3FQ2MX')])
  expect(found?.seenAt).toBe(Date.parse('2026-11-10T00:00:00.000Z'))
})

test('who is not listed costs no request', async () => {
  const before = world.server.requests.length
  expect(await world.lookup.findClaims(key('instagram:siapa.saja'))).toBeNull()
  expect(world.server.requests.length).toBe(before)
})

test('who is listed costs the bucket that the badge asks for anyway', async () => {
  await world.ask(claimed)
  const before = world.server.requests.length
  await world.lookup.findClaims(claimed)
  expect(world.server.requests.length).toBe(before)
})

test('a bucket that cannot be had says nothing', async () => {
  world.server.overrides.set('/v1/buckets/', () => new Error('offline'))
  expect(await world.lookup.findClaims(claimed)).toBeNull()
})

test('the time is the server’s, as far as it is known', async () => {
  expect(await world.lookup.readServerTime()).toBe(world.clock)
  world.server.date = new Date(world.clock - 3_600_000).toUTCString()
  await world.lookup.refresh()
  expect(world.clock - (await world.lookup.readServerTime())).toBeGreaterThan(3_599_000)
})
