import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { Lookup } from '../../../extension/lookup/lookup.ts'
import { makeClaim } from '../../fixtures/builders.ts'
import { FakeServer } from '../fake-server.ts'

const key = 'instagram:toko.siti' as ProfileKey
const inputs = { claims: [makeClaim()] }

let server: FakeServer
let lookup: Lookup

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  server = new FakeServer()
  server.install()
  lookup = new Lookup({
    readServer: async () => ({ keys: [], apiUrl: 'http://localhost:8787' }),
    onChange: () => {},
  })
  await server.publish([{ key, inputs, platformId: '77' }])
})

test('details come by handle where the page shows no id, and where it shows the right one', async () => {
  expect(await lookup.readSeller({ key })).toMatchObject({ state: 'loaded', seller: { name: 'Toko Contoh' } })
  expect(await lookup.readSeller({ key, platformId: '77' })).toMatchObject({ state: 'loaded' })
})

test('a handle that another account took shows nothing of the old shop', async () => {
  expect(await lookup.readSeller({ key, platformId: '78' })).toEqual({ state: 'absent' })
})

test('details by the account’s id come first', async () => {
  await server.publish([{ key: 'instagram-id:78', inputs }])
  expect(await lookup.readSeller({ key, platformId: '78' })).toMatchObject({ state: 'loaded' })
  expect(server.count('/v1/sellers/')).toBe(1)
})

test('nobody listed, and a server in trouble', async () => {
  expect(await lookup.readSeller({ key: 'instagram:lain' as ProfileKey })).toEqual({ state: 'absent' })
  server.overrides.set('/', () => new Response('{}', { status: 500 }))
  expect(await lookup.readSeller({ key })).toEqual({ state: 'failed', problem: 'server' })
})
