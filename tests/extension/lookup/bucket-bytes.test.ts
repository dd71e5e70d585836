import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { decodeBucket, encodeBucket } from '#shared/rules/bucket-file'
import { makeBucket } from '../../fixtures/buckets.ts'
import { LookupWorld, reported, said, verified } from './lookup-world.ts'

vi.mock('#shared/rules/bucket-file', { spy: true })

const shop = 'instagram:toko.siti'
let world: LookupWorld

beforeEach(async () => {
  world = new LookupWorld()
  await world.server.publish([{ key: shop, inputs: reported }])
})

/** The bucket that the server would send, with its bytes changed. */
function sendChanged(change: (file: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): void {
  world.server.overrides.set('/v1/buckets/', () => new Response(change(world.server.bucketFile(0, 0))))
}

const refused: [what: string, change: (file: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>][] = [
  ['JSON', () => new TextEncoder().encode('{"entries":[],"lookAlikes":[]}') as Uint8Array<ArrayBuffer>],
  ['nothing', () => new Uint8Array(0)],
  ['half of it', file => file.slice(0, file.length / 2)],
  ['one with something behind it', file => file.with(file.length - 1, 1) as Uint8Array<ArrayBuffer>],
  ['more than a bucket may have', () => new Uint8Array(2 ** 20 + 1)],
  ['a bucket of elsewhere', () => encodeBucket(makeBucket({ bits: 1, index: 0 }))],
]

describe('a bucket that is none, or another one', () => {
  test.each(refused)('%s says nothing of a seller', async (_, change) => {
    sendChanged(change)
    expect(said(await world.ask(shop))).toBe('unknown: garbled')
  })
  test.each(refused)('%s leaves the held one in force, which says so', async (_, change) => {
    await world.ask(shop)
    world.clock += 61_000
    sendChanged(change)
    const answer = await world.ask(shop, undefined, true)
    expect([said(answer), answer.problem]).toEqual(['reported', 'garbled'])
    world.server.overrides.clear()
    world.wake()
    expect(await world.ask(shop, undefined, true)).toMatchObject({ state: 'known', problem: null })
  })
  test('an answer that nothing changed, to who holds nothing, is none', async () => {
    world.server.overrides.set('/v1/buckets/', () => new Response(null, { status: 304 }))
    expect(said(await world.ask(shop))).toBe('unknown: garbled')
  })
})

test('a wider bucket answers for the one that was asked for', async () => {
  world.server.bits = 6
  const wider = [0, 1, 2, 3].map(index => world.server.bucketFile(2, index))
  const isHere = (file: Uint8Array) => {
    const decoded = decodeBucket(file)
    return decoded.ok && decoded.value.entries.length > 0
  }
  world.server.overrides.set('/v1/buckets/6/', () => new Response(wider.find(isHere)))
  expect(said(await world.ask(shop))).toBe('reported')
})

describe('what the device holds', () => {
  test('is the bytes that came, and is decoded once', async () => {
    await world.ask(shop)
    const database = await openDB('amanah')
    const [held] = await database.getAll('bucket')
    database.close()
    expect(held.bytes).toEqual(world.server.bucketFile(0, 0))
    world.wake()
    vi.mocked(decodeBucket).mockClear()
    await world.ask(shop)
    await world.ask(shop)
    expect(decodeBucket).toHaveBeenCalledTimes(1)
  })
  test('is fetched anew where it was damaged', async () => {
    await world.ask(shop)
    const database = await openDB('amanah')
    const [address] = await database.getAllKeys('bucket')
    const held = await database.get('bucket', address ?? '')
    await database.put('bucket', { ...held, bytes: held.bytes.slice(0, 9) }, address)
    database.close()
    world.wake()
    expect(said(await world.ask(shop))).toBe('reported')
    expect(world.server.count('/v1/buckets/')).toBe(2)
  })
  test('is given up where an older version of the extension left it', async () => {
    const old = await openDB('amanah', 3, {
      upgrade(database) {
        for (const name of ['held', 'check', 'bucket']) database.createObjectStore(name)
      },
    })
    const entries = [{ claims: verified.claims }]
    await old.put(
      'bucket',
      { etag: null, entries, lookAlikes: [], version: 1, checkedAt: world.clock },
      'http://localhost:8787 0/0',
    )
    old.close()
    expect(said(await world.ask(shop))).toBe('reported')
    expect(world.server.count('/v1/buckets/')).toBe(1)
  })
})
