import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { key, LookupWorld, reported, said, verified } from './lookup-world.ts'

let world: LookupWorld

beforeEach(() => {
  world = new LookupWorld()
})

describe('another server', () => {
  test('its data count as nothing', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    await world.ask('instagram:toko.siti')
    await world.lookup.forget()
    await world.server.publish([])
    expect(said(await world.ask('instagram:toko.siti'))).toBe('none')
  })

  test('a bucket of the old one that arrives late answers nothing for the new one', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    let deliver: (answer: Response) => void = () => {}
    const late = new Promise<Response>(resolve => {
      deliver = resolve
    })
    world.server.overrides.set('/v1/buckets/', () => late)
    const old = world.ask('instagram:toko.siti')
    await vi.waitFor(() => expect(world.server.count('/v1/buckets/')).toBe(1))
    world.apiUrl = 'http://localhost:9999'
    await world.lookup.forget()
    world.server.overrides.clear()
    const file = world.server.bucketFile(0, 0)
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    deliver(new Response(file))
    expect(said(await old)).toBe('verified')
    expect(said(await world.ask('instagram:toko.siti'))).toBe('reported')
  })

  test('a list of the old one that is still on its way is given up', async () => {
    world.server.overrides.set('/v1/snapshot', () => 'never')
    const refreshing = world.lookup.refresh()
    await vi.waitFor(() => expect(world.server.count('/v1/snapshot')).toBe(1))
    await world.lookup.forget()
    await refreshing
    expect(await world.lookup.readStatus()).toMatchObject({ data: null, checkedAt: null, problem: null })
  })
})

describe('thrift', () => {
  test('five hundred sellers of one bucket read it from the device once', async () => {
    const listed = Array.from({ length: 500 }, (_, i) => ({ key: `instagram:toko.${i}`, inputs: reported }))
    await world.server.publish(listed)
    await world.ask('instagram:toko.0')
    world.wake()
    const read = vi.spyOn(IDBObjectStore.prototype, 'get')
    const answers = await world.lookup.resolve(
      listed.map(({ key: text }) => ({ key: key(text) })),
      false,
    )
    expect(answers.every(answer => said(answer) === 'reported')).toBe(true)
    expect(read.mock.contexts.filter(store => (store as IDBObjectStore).name === 'bucket')).toHaveLength(1)
    expect(read.mock.contexts.filter(store => (store as IDBObjectStore).name === 'held')).toHaveLength(1)
  })

  test('whoever tries again after a failure is not told the old failure', async () => {
    world.server.overrides.set('/', () => new TypeError('offline'))
    expect(said(await world.ask('instagram:toko.siti', undefined, true))).toBe('unknown: offline')
    world.server.overrides.clear()
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    world.clock += 4_000
    expect(said(await world.ask('instagram:toko.siti', undefined, true))).toBe('reported')
  })

  test('buckets of another width are dropped with the snapshot that no longer has them', async () => {
    await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    await world.ask('instagram:toko.siti')
    world.server.bits = 3
    world.server.version = 2
    await world.lookup.refresh()
    expect(said(await world.ask('instagram:toko.siti'))).toBe('reported')
    const database = await openDB('amanah')
    expect(await database.getAllKeys('bucket')).toEqual([expect.stringMatching(/ 3\/\d$/)])
    database.close()
  })
})

test('buckets that the server divided anew are found again with the newest snapshot', async () => {
  await world.server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
  expect(said(await world.ask('instagram:tidak.terdaftar'))).toBe('none')
  world.server.bits = 1
  world.server.version = 2
  world.server.overrides.set('/v1/buckets/0/', () => new Response('{}', { status: 404 }))
  world.clock += 10_000
  expect(said(await world.ask('instagram:toko.siti'))).toBe('reported')
  expect(await world.lookup.readStatus()).toMatchObject({ data: { version: 2 }, problem: null })
})
