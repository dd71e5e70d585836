import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { Lookup } from '../../../extension/lookup/lookup.ts'
import type { LookupAnswer } from '../../../extension/messaging/lookup-answer.ts'
import { makeClaim, makeCredential, makeFinding, now } from '../../fixtures/builders.ts'
import { FakeServer } from '../fake-server.ts'

const verified = { claims: [makeClaim()], credentials: [makeCredential()] }
const reported = { findings: [makeFinding()] }
const key = (text: string) => text as ProfileKey

let server: FakeServer
let lookup: Lookup
let clock: number
let changes: number

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  server = new FakeServer()
  server.install()
  clock = now
  changes = 0
  lookup = newLookup()
})

/** A worker that was woken anew: nothing in memory, everything on the device. */
function newLookup(): Lookup {
  return new Lookup({
    readApiUrl: async () => 'http://localhost:8787',
    onChange: () => changes++,
    now: () => clock,
  })
}

async function ask(profile: string, platformId?: string, isFresh = false): Promise<LookupAnswer> {
  const [answer] = await lookup.resolve([{ key: key(profile), platformId }], isFresh)
  if (!answer) throw new Error('no answer')
  return answer
}

const said = (answer: LookupAnswer) =>
  answer.state === 'known' ? answer.result.verdict : `unknown: ${answer.problem}`

describe('local list first', () => {
  test('a thousand unknown sellers cost no bucket', async () => {
    await server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    const profiles = Array.from({ length: 1000 }, (_, i) => ({ key: key(`instagram:baru.${i}`) }))
    const answers = await lookup.resolve(profiles, false)
    expect(answers.every(answer => said(answer) === 'none')).toBe(true)
    expect(server.requests).toEqual(['/v1/snapshot', expect.stringMatching('/v1/lists/')])
  })

  test('many listed sellers cost each bucket once, also when asked at the same time', async () => {
    const listed = Array.from({ length: 40 }, (_, i) => ({ key: `instagram:toko.${i}`, inputs: reported }))
    await server.publish(listed)
    server.bits = 2
    const profiles = listed.map(({ key: text }) => ({ key: key(text) }))
    const [first] = await Promise.all([lookup.resolve(profiles, false), lookup.resolve(profiles, false)])
    expect(first.map(said)).toEqual(listed.map(() => 'reported'))
    expect(server.count('/v1/buckets/')).toBe(4)
    expect(server.count('/v1/snapshot')).toBe(1)
  })

  test('nothing sent names the profile in clear', async () => {
    await server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    await ask('instagram:toko.siti')
    expect(server.requests.join()).not.toContain('siti')
  })

  test('a worker that was woken anew answers from the device', async () => {
    await server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    await ask('instagram:toko.siti')
    server.requests.length = 0
    lookup = newLookup()
    expect(said(await ask('instagram:toko.siti'))).toBe('verified')
    expect(server.requests).toEqual([])
  })
})

describe('platform ids', () => {
  test('a finding follows the account to its new handle', async () => {
    await server.publish([
      { key: 'instagram:nama.lama', inputs: reported, platformId: '77' },
      { key: 'instagram-id:77', inputs: reported },
    ])
    expect(said(await ask('instagram:nama.baru', '77'))).toBe('reported')
    expect(said(await ask('instagram:nama.baru', '78'))).toBe('none')
  })

  test('a handle that another account took inherits nothing', async () => {
    await server.publish([{ key: 'instagram:toko.siti', inputs: verified, platformId: '77' }])
    const answer = await ask('instagram:toko.siti', '78')
    expect(answer).toMatchObject({
      result: { verdict: 'caution', warnings: [{ kind: 'id-changed' }], checks: [] },
    })
    expect(said(await ask('instagram:toko.siti', '77'))).toBe('verified')
    expect(await ask('instagram:toko.siti')).toMatchObject({
      result: { verdict: 'verified', idChecked: false },
    })
  })

  test('both: the account is known, and the handle was another’s', async () => {
    await server.publish([
      { key: 'instagram:toko.siti', inputs: verified, platformId: '77' },
      { key: 'instagram-id:78', inputs: reported },
    ])
    expect(await ask('instagram:toko.siti', '78')).toMatchObject({
      result: { verdict: 'reported', warnings: [{ kind: 'id-changed' }] },
    })
  })
})

describe('freshness', () => {
  test('an open card sees a change within a minute, a badge with the next snapshot', async () => {
    await server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    expect(said(await ask('instagram:toko.siti'))).toBe('verified')
    await server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    server.version = 2
    clock += 61_000
    expect(said(await ask('instagram:toko.siti'))).toBe('verified')
    expect(said(await ask('instagram:toko.siti', undefined, true))).toBe('reported')
    expect(changes).toBe(2)
  })

  test('a seller who was not listed before is found by an open card', async () => {
    await server.publish([])
    expect(said(await ask('instagram:toko.siti'))).toBe('none')
    await server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    server.version = 2
    clock += 61_000
    expect(said(await ask('instagram:toko.siti', undefined, true))).toBe('reported')
  })

  test('an unchanged bucket is answered by its ETag', async () => {
    await server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    await ask('instagram:toko.siti')
    clock += 61_000
    expect(said(await ask('instagram:toko.siti', undefined, true))).toBe('verified')
    expect(server.count('/v1/buckets/')).toBe(2)
  })

  test('past its expiry nothing is green, and findings still show', async () => {
    await server.publish([
      { key: 'instagram:toko.siti', inputs: verified },
      { key: 'instagram:toko.lain', inputs: reported },
    ])
    await lookup.resolve([{ key: key('instagram:toko.siti') }, { key: key('instagram:toko.lain') }], false)
    clock = Date.parse(server.expires)
    server.overrides.set('/', () => new TypeError('offline'))
    expect(said(await ask('instagram:toko.siti'))).toBe('unknown: expired')
    expect(await ask('instagram:toko.lain')).toMatchObject({
      problem: 'expired',
      result: { verdict: 'reported' },
    })
  })

  test('a clock ten years ahead lapses nothing within the data’s day', async () => {
    await server.publish([{ key: 'instagram:toko.lain', inputs: reported }])
    server.expires = '2099-01-01T00:00:00.000Z'
    clock = Date.parse('2036-11-24T00:00:00.000Z')
    expect(said(await ask('instagram:toko.lain'))).toBe('reported')
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
    server.overrides.set('/', answer)
    expect(said(await ask('instagram:toko.siti'))).toBe(`unknown: ${problem}`)
    expect(await lookup.readStatus()).toMatchObject({ data: null, problem })
  })

  test.each(troubles)('%s, and data held: the old answer, with the reason', async (_, answer, problem) => {
    await server.publish([{ key: 'instagram:toko.siti', inputs: verified }])
    await ask('instagram:toko.siti')
    server.overrides.set('/', answer)
    clock += 61_000
    expect(await ask('instagram:toko.siti', undefined, true)).toMatchObject({
      problem,
      result: { verdict: 'verified' },
    })
    expect(await lookup.readStatus()).toMatchObject({ data: { version: 1 }, problem })
  })

  test('a bucket that cannot be had is never an all-clear', async () => {
    await server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    server.overrides.set('/v1/buckets/', () => new Response('{}', { status: 404 }))
    expect(said(await ask('instagram:toko.siti'))).toBe('unknown: server')
    expect(said(await ask('instagram:tidak.terdaftar'))).toBe('none')
  })

  test('a list that is not the one named is refused and the old one kept', async () => {
    await server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    await ask('instagram:toko.siti')
    await server.publish([])
    server.version = 2
    server.overrides.set('/v1/lists/', () => new Response(new Uint8Array(8)))
    await lookup.refresh()
    expect(await lookup.readStatus()).toMatchObject({ data: { version: 1 }, keys: 1, problem: 'garbled' })
    expect(said(await ask('instagram:toko.siti'))).toBe('reported')
  })

  test('a snapshot older than the one held is refused', async () => {
    server.version = 5
    await server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    await ask('instagram:toko.siti')
    server.version = 4
    await server.publish([])
    await lookup.refresh()
    expect(await lookup.readStatus()).toMatchObject({ data: { version: 5 }, problem: 'garbled' })
    expect(said(await ask('instagram:toko.siti'))).toBe('reported')
  })

  test('a worker that dies between list and store leaves the old pair whole', async () => {
    await server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
    await ask('instagram:toko.siti')
    server.version = 2
    await server.publish([])
    server.overrides.set('/v1/lists/', () => new Error('died'))
    await lookup.refresh()
    lookup = newLookup()
    server.overrides.set('/', () => new TypeError('offline'))
    expect(said(await ask('instagram:toko.siti'))).toBe('reported')
  })
})

test('another server’s data count as nothing', async () => {
  await server.publish([{ key: 'instagram:toko.siti', inputs: reported }])
  await ask('instagram:toko.siti')
  await lookup.forget()
  await server.publish([])
  expect(said(await ask('instagram:toko.siti'))).toBe('none')
})
