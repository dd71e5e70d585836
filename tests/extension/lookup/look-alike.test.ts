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
  test.each(['instagram:t0ko_siti', 'instagram:tokositi', 'tiktok:toko.sitii', 'facebook:tokositi'])(
    '%s looks like the verified shop, which is named',
    async key => {
      const answer = await world.ask(key)
      expect(said(answer)).toBe('caution')
      expect(answer).toMatchObject({ realShop: real, result: { warnings: [{ kind: 'look-alike' }] } })
    },
  )

  test.each(['instagram:toko.sita', 'instagram:warung.siti', 'facebook:100066600000451', 'instagram-id:77'])(
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

test('a bucket that cannot be had is no warning', async () => {
  await world.lookup.refresh()
  world.server.overrides.set('/v1/buckets/', () => new Error('offline'))
  expect(said(await world.ask('instagram:t0ko_siti'))).toBe('none')
})
