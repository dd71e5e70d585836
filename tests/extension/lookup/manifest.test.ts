import { beforeEach, describe, expect, test } from 'vitest'
import { makeFinding } from '../../fixtures/builders.ts'
import { strangeManifestKey, testManifestKeys, testPinnedKeys } from '../../fixtures/manifest-keys.ts'
import { LookupWorld, said, verified } from './lookup-world.ts'

const seller = 'instagram:toko.siti'
let world: LookupWorld

beforeEach(async () => {
  world = new LookupWorld()
  await world.server.publish([{ key: seller, inputs: verified }])
})

/** Whatever the server says is its snapshot, from now on. */
function answerWith(body: unknown): void {
  world.server.overrides.set('/v1/snapshot', () => Response.json(body))
}

describe('whose manifest it is', () => {
  test('one by a pinned key is taken, also by the second one', async () => {
    expect(said(await world.ask(seller))).toBe('verified')
    world.server.signer = testManifestKeys[1]
    world.server.version = 2
    await world.lookup.refresh()
    expect((await world.lookup.readStatus()).data?.version).toBe(2)
  })

  test('one by a key that nobody pinned is not', async () => {
    world.server.signer = strangeManifestKey
    expect(said(await world.ask(seller))).toBe('unknown: garbled')
    expect(world.server.count('/v1/lists/')).toBe(0)
  })

  test('a key is not another one for bearing its name', async () => {
    world.server.signer = strangeManifestKey.replace('test3', 'test1')
    expect(said(await world.ask(seller))).toBe('unknown: garbled')
  })

  test('a changed letter makes it nobody’s; the old one stays in force', async () => {
    expect(said(await world.ask(seller))).toBe('verified')
    world.server.version = 2
    const signed = await world.server.signedSnapshot()
    answerWith({ ...signed, manifest: signed.manifest.replace('"bucketBits":0', '"bucketBits":1') })
    await world.lookup.refresh()
    const { data, problem } = await world.lookup.readStatus()
    expect([data?.version, problem]).toEqual([1, 'garbled'])
    expect(said(await world.ask(seller))).toBe('verified')
  })

  test('an unsigned one, and one whose signature is something else, are refused', async () => {
    const signed = await world.server.signedSnapshot()
    for (const body of [
      JSON.parse(signed.manifest),
      { manifest: signed.manifest },
      { ...signed, signature: 'A'.repeat(86) },
      { ...signed, signature: '' },
      { ...signed, keyId: '__proto__' },
    ]) {
      answerWith(body)
      await world.lookup.refresh()
      expect((await world.lookup.readStatus()).problem).toBe('garbled')
    }
  })

  test('a server of one’s own without keys is never believed', async () => {
    world.pinned = ''
    expect(said(await world.ask(seller))).toBe('unknown: garbled')
  })
})

describe('which manifest it is', () => {
  test('an older one is refused, however well signed', async () => {
    world.server.version = 5
    await world.lookup.refresh()
    world.server.version = 4
    await world.lookup.refresh()
    const { data, problem } = await world.lookup.readStatus()
    expect([data?.version, problem]).toEqual([5, 'garbled'])
  })

  test('a server that begins anew is followed, and its lists and buckets are its own', async () => {
    world.server.version = 500
    await world.lookup.refresh()
    expect(said(await world.ask(seller))).toBe('verified')
    world.server.version = 1
    world.server.publishedAt = '2026-11-24T02:30:00.000Z'
    await world.server.publish([{ key: seller, inputs: { findings: [makeFinding()] } }])
    await world.lookup.refresh()
    expect((await world.lookup.readStatus()).data?.version).toBe(1)
    expect(said(await world.ask(seller))).toBe('reported')
  })

  test('the same version with another text of the same moment is refused', async () => {
    await world.lookup.refresh()
    world.server.version = 2
    world.server.publishedAt = '2026-11-24T01:59:59.000Z'
    await world.lookup.refresh()
    expect((await world.lookup.readStatus()).problem).toBe('garbled')
  })

  test('what a key signed that is trusted no more counts as nothing', async () => {
    expect(said(await world.ask(seller))).toBe('verified')
    world.pinned = testPinnedKeys.split(',')[1] ?? ''
    world.server.overrides.set('/v1/snapshot', () => new Error('offline'))
    expect(said(await world.ask(seller))).toBe('unknown: offline')
    world.server.overrides.clear()
    world.server.signer = testManifestKeys[1]
    await world.lookup.refresh()
    expect(said(await world.ask(seller))).toBe('verified')
  })

  test('one that wants to last for years is refused', async () => {
    world.server.expires = '2031-01-01T00:00:00.000Z'
    expect(said(await world.ask(seller))).toBe('unknown: garbled')
  })

  test('a file that is not the one it names is refused, the old pair stays', async () => {
    await world.lookup.refresh()
    world.server.version = 2
    await world.server.publish([
      { key: seller, inputs: verified },
      { key: 'instagram:baru', inputs: verified },
    ])
    world.server.overrides.set('/v1/lists/', () => new Response(new Uint8Array([1, 2, 3, 4])))
    await world.lookup.refresh()
    const { data, problem } = await world.lookup.readStatus()
    expect([data?.version, problem]).toEqual([1, 'garbled'])
    expect(said(await world.ask(seller))).toBe('verified')
  })

  test('past its date nothing is green', async () => {
    await world.lookup.refresh()
    world.server.overrides.set('/v1/snapshot', () => new Error('offline'))
    world.clock = Date.parse(world.server.expires)
    expect(said(await world.ask(seller))).toBe('unknown: expired')
  })
})

describe('a clock that is off', () => {
  test.each([
    [0, 0],
    [23 * 3_600_000, 0],
    [25 * 3_600_000, 1],
    [-3 * 86_400_000, -3],
  ])('by %d ms is told as %d days, and refused nothing', async (aheadMs, days) => {
    world.server.date = new Date(world.clock - aheadMs).toUTCString()
    await world.lookup.refresh()
    const { data, problem, clockAheadDays } = await world.lookup.readStatus()
    expect([data?.version, problem, clockAheadDays]).toEqual([1, null, days])
  })

  test('a server that does not say its time accuses nobody', async () => {
    for (const date of [null, 'soon']) {
      world.server.date = date
      await world.lookup.refresh()
      expect((await world.lookup.readStatus()).clockAheadDays).toBe(0)
    }
  })
})
