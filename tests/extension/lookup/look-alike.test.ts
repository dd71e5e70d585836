import { beforeEach, describe, expect, test } from 'vitest'
import { LookupWorld, reported, said, verified } from './lookup-world.ts'

const real = 'instagram:toko.siti'
let world: LookupWorld

beforeEach(async () => {
  world = new LookupWorld()
  await world.server.publish([
    { key: real, inputs: verified },
    { key: 'tiktok:t0ko.siti', inputs: reported },
  ])
  await world.server.protect([real])
})

describe('an unlisted handle', () => {
  test.each(['instagram:t0ko_siti', 'instagram:tokositi', 'instagram:toko.sitii'])(
    '%s looks like the verified shop, which is named',
    async key => {
      const answer = await world.ask(key)
      expect(said(answer)).toBe('caution')
      expect(answer).toMatchObject({ realShop: real, result: { warnings: [{ kind: 'look-alike' }] } })
    },
  )

  test.each(['tiktok:toko.siti', 'tiktok:t0kositi', 'facebook:tokositi'])(
    '%s on another platform is most likely the same shop',
    async key => {
      expect(said(await world.ask(key))).toBe('none')
    },
  )

  test.each(['instagram:toko.sita', 'instagram:toko.siti1', 'facebook:100066600000451', 'instagram-id:77'])(
    '%s looks like nobody and costs no bucket',
    async key => {
      expect(said(await world.ask(key))).toBe('none')
      expect(world.server.count('/v1/buckets/')).toBe(0)
    },
  )
})

test('the shop itself, and who is on record, are not look-alikes', async () => {
  expect(await world.ask(real)).not.toHaveProperty('realShop')
  expect(said(await world.ask(real))).toBe('verified')
  const other = await world.ask('tiktok:t0ko.siti')
  expect([said(other), 'realShop' in other]).toEqual(['reported', false])
})

test('a shop that is verified no more protects its name no more', async () => {
  expect(said(await world.ask('instagram:t0ko_siti'))).toBe('caution')
  world.server.version = 2
  await world.server.protect([])
  await world.lookup.refresh()
  expect(said(await world.ask('instagram:t0ko_siti'))).toBe('none')
})

test('a bucket that cannot be had is neither a warning nor an all-clear', async () => {
  await world.lookup.refresh()
  world.server.overrides.set('/v1/buckets/', () => new Error('offline'))
  expect(said(await world.ask('instagram:t0ko_siti'))).toBe('unknown: offline')
})

test('an older bucket accuses nobody', async () => {
  expect(said(await world.ask('instagram:t0ko_siti'))).toBe('caution')
  world.server.version = 2
  await world.lookup.refresh()
  world.server.overrides.set('/v1/buckets/', () => new Error('offline'))
  expect(said(await world.ask('instagram:t0ko_siti'))).toBe('none')
})

test('a shop that was verified since the list was made is itself', async () => {
  await world.lookup.refresh()
  await world.server.protect([real, 'instagram:t0ko_siti'])
  expect(await world.ask('instagram:t0ko_siti')).not.toHaveProperty('realShop')
})

test('past the date of the data it is said', async () => {
  expect(said(await world.ask('instagram:t0ko_siti'))).toBe('caution')
  world.server.overrides.set('/v1/snapshot', () => new Error('offline'))
  world.clock = Date.parse(world.server.expires)
  expect(await world.ask('instagram:t0ko_siti')).toMatchObject({ problem: 'expired' })
})
