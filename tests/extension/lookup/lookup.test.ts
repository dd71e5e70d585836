import { beforeEach, describe, expect, test } from 'vitest'
import { key, LookupWorld, reported, said, verified } from './lookup-world.ts'

let world: LookupWorld

beforeEach(() => {
  world = new LookupWorld()
})

describe('local list first', () => {
  test('a thousand unknown sellers cost no bucket', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    const profiles = Array.from({ length: 1000 }, (_, i) => ({ key: key(`instagram:baru.${i}`) }))
    const answers = await world.lookup.resolve(profiles, false)
    expect(answers.every(answer => said(answer) === 'none')).toBe(true)
    const list = expect.stringMatching('/v1/lists/')
    expect(world.server.requests).toEqual(['/v1/snapshot', list, list])
  })

  test('many listed sellers cost each bucket once, also when asked at the same time', async () => {
    const listed = Array.from({ length: 40 }, (_, i) => ({ key: `instagram:toko.${i}`, inputs: reported }))
    await world.server.publish(listed)
    world.server.bits = 2
    const profiles = listed.map(({ key: text }) => ({ key: key(text) }))
    const [first] = await Promise.all([
      world.lookup.resolve(profiles, false),
      world.lookup.resolve(profiles, false),
    ])
    expect(first.map(said)).toEqual(listed.map(() => 'reported'))
    expect(world.server.count('/v1/buckets/')).toBe(4)
    expect(world.server.count('/v1/snapshot')).toBe(1)
  })

  test('nothing sent names the profile in clear', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    await world.ask('instagram:toko.siti')
    expect(world.server.requests.join()).not.toContain('siti')
  })

  test('a worker that was woken anew answers from the device', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    await world.ask('instagram:toko.siti')
    world.server.requests.length = 0
    world.wake()
    expect(said(await world.ask('instagram:toko.siti'))).toBe('verified')
    expect(world.server.requests).toEqual([])
  })
})

describe('platform ids', () => {
  test('a finding follows the account to its new handle', async () => {
    await world.server.publish([
      { key: 'instagram:nama.lama', inputs: reported, platformId: '77' },
      { key: 'instagram-id:77', inputs: reported },
    ])
    expect(said(await world.ask('instagram:nama.baru', '77'))).toBe('reported')
    expect(said(await world.ask('instagram:nama.baru', '78'))).toBe('none')
  })

  test('a handle that another account took inherits nothing', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: verified, platformId: '77' }])
    const answer = await world.ask('instagram:toko.siti', '78')
    expect(answer).toMatchObject({
      result: { verdict: 'caution', warnings: [{ kind: 'id-changed' }], checks: [] },
    })
    expect(said(await world.ask('instagram:toko.siti', '77'))).toBe('verified')
    expect(await world.ask('instagram:toko.siti')).toMatchObject({
      result: { verdict: 'verified', idChecked: false },
    })
  })

  test('both: the account is known, and the handle was another’s', async () => {
    await world.server.publish([
      { key: 'instagram:toko.siti', inputs: verified, platformId: '77' },
      { key: 'instagram-id:78', inputs: reported },
    ])
    expect(await world.ask('instagram:toko.siti', '78')).toMatchObject({
      result: { verdict: 'reported', warnings: [{ kind: 'id-changed' }] },
    })
  })
})

describe('freshness', () => {
  test('an open card sees a change within a minute, a badge with the next snapshot', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    expect(said(await world.ask('instagram:toko.siti'))).toBe('verified')
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    world.server.version = 2
    world.clock += 61_000
    expect(said(await world.ask('instagram:toko.siti'))).toBe('verified')
    expect(said(await world.ask('instagram:toko.siti', undefined, true))).toBe('reported')
    expect(world.changes).toBe(2)
  })

  test('a seller who was not listed before is found by an open card', async () => {
    await world.server.publish([])
    expect(said(await world.ask('instagram:toko.siti'))).toBe('none')
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    world.server.version = 2
    world.clock += 61_000
    expect(said(await world.ask('instagram:toko.siti', undefined, true))).toBe('reported')
  })

  test('an unchanged bucket is answered by its ETag', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    await world.ask('instagram:toko.siti')
    world.clock += 61_000
    expect(said(await world.ask('instagram:toko.siti', undefined, true))).toBe('verified')
    expect(world.server.count('/v1/buckets/')).toBe(2)
  })

  test('past its expiry nothing is green, and findings still show', async () => {
    await world.server.publish([
      { key: 'instagram:toko.siti', inputs: verified },
      { key: 'instagram:toko.lain', inputs: reported },
    ])
    await world.lookup.resolve(
      [{ key: key('instagram:toko.siti') }, { key: key('instagram:toko.lain') }],
      false,
    )
    world.clock = Date.parse(world.server.expires)
    world.server.overrides.set('/', () => new TypeError('offline'))
    expect(said(await world.ask('instagram:toko.siti'))).toBe('unknown: expired')
    expect(await world.ask('instagram:toko.lain')).toMatchObject({
      problem: 'expired',
      result: { verdict: 'reported' },
    })
  })

  test('a clock ten years ahead lapses nothing within the data’s day', async () => {
    await world.server.publish([{ key: 'instagram:toko.lain', inputs: reported }])
    world.clock = Date.parse('2036-11-24T00:00:00.000Z')
    expect(said(await world.ask('instagram:toko.lain'))).toBe('reported')
  })
})

describe('a server in trouble', () => {
  const troubles: [name: string, answer: () => Response | Error, problem: string][] = [
    ['not there', () => new TypeError('failed to fetch'), 'offline'],
    ['failing', () => new Response('{}', { status: 500 }), 'server'],
    ['not published yet', () => new Response('{}', { status: 503 }), 'server'],
    ['answering a login page', () => new Response('<html>'), 'garbled'],
    ['answering another shape', () => Response.json({ version: 'one' }), 'garbled'],
    ['answering endlessly', () => new Response('x'.repeat(4_000_001)), 'garbled'],
  ]

  test.each(troubles)('%s, and nothing held: cannot check', async (_, answer, problem) => {
    world.server.overrides.set('/', answer)
    expect(said(await world.ask('instagram:toko.siti'))).toBe(`unknown: ${problem}`)
    expect(await world.lookup.readStatus()).toMatchObject({ data: null, problem })
  })

  test.each(troubles)('%s, and data held: the old answer, with the reason', async (_, answer, problem) => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    await world.ask('instagram:toko.siti')
    world.server.overrides.set('/', answer)
    world.clock += 61_000
    expect(await world.ask('instagram:toko.siti', undefined, true)).toMatchObject({
      problem,
      result: { verdict: 'verified' },
    })
    expect(await world.lookup.readStatus()).toMatchObject({ data: { version: 1 }, problem })
  })

  test('a bucket that cannot be had is never an all-clear', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    world.server.overrides.set('/v1/buckets/', () => new Response('{}', { status: 404 }))
    expect(said(await world.ask('instagram:toko.siti'))).toBe('unknown: server')
    expect(said(await world.ask('instagram:tidak.terdaftar'))).toBe('none')
  })

  test('a list that is not the one named is refused and the old one kept', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    await world.ask('instagram:toko.siti')
    await world.server.publish([])
    world.server.version = 2
    world.server.overrides.set('/v1/lists/', () => new Response(new Uint8Array(8)))
    await world.lookup.refresh()
    expect(await world.lookup.readStatus()).toMatchObject({
      data: { version: 1 },
      keys: 1,
      problem: 'garbled',
    })
    expect(said(await world.ask('instagram:toko.siti'))).toBe('reported')
  })

  test('a snapshot older than the one held is refused', async () => {
    world.server.version = 5
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    await world.ask('instagram:toko.siti')
    world.server.version = 4
    await world.server.publish([])
    await world.lookup.refresh()
    expect(await world.lookup.readStatus()).toMatchObject({ data: { version: 5 }, problem: 'garbled' })
    expect(said(await world.ask('instagram:toko.siti'))).toBe('reported')
  })

  test('a worker that dies between list and store leaves the old pair whole', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    await world.ask('instagram:toko.siti')
    world.server.version = 2
    await world.server.publish([])
    world.server.overrides.set('/v1/lists/', () => new Error('died'))
    await world.lookup.refresh()
    world.wake()
    world.server.overrides.set('/', () => new TypeError('offline'))
    expect(said(await world.ask('instagram:toko.siti'))).toBe('reported')
  })
})

describe('a bucket that could not be renewed under a newer snapshot', () => {
  test('says nothing of sellers that it does not hold, and shows nothing green', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    expect(said(await world.ask('instagram:toko.siti'))).toBe('verified')
    await world.server.publish([
      { key: 'instagram:toko.siti', inputs: reported },
      { key: 'instagram:toko.baru', inputs: reported },
    ])
    world.server.version = 2
    world.server.overrides.set('/v1/buckets/', () => new Response('{}', { status: 500 }))
    await world.lookup.refresh()
    expect(said(await world.ask('instagram:toko.baru'))).toBe('unknown: server')
    expect(said(await world.ask('instagram:toko.siti'))).toBe('unknown: server')
  })
})
