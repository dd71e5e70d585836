import { expect, it } from 'vitest'
import { getSnapshot } from '#shared/contract/snapshots'
import { isSignedBy, parsePinnedKeys } from '#shared/rules/manifest-signature'
import { testManifestKeys, testPinnedKeys } from '../../fixtures/manifest-keys.ts'
import { makeBindings, postSeed, publish, readSnapshot, request } from '../harness.ts'
import { makeSeed } from '../seed-examples.ts'

it('answers the snapshot of an empty database', async () => {
  await publish()
  const snapshot = await readSnapshot()
  expect(snapshot).toMatchObject({ version: 1, bucketBits: 0, list: { keys: 0 }, head: { seq: 0 } })
  expect(Date.parse(snapshot.expires) - Date.parse(snapshot.publishedAt)).toBe(7 * 86_400_000)
})

it('counts versions up and names the head that it contains', async () => {
  await publish()
  const { seq } = (await (await postSeed(makeSeed())).json()) as { seq: number }
  await publish()
  expect(await readSnapshot()).toMatchObject({ version: 2, head: { seq } })
})

it('answers 304 to whoever holds it, and HEAD without a body', async () => {
  await publish()
  const first = await request('/v1/snapshot')
  const etag = first.headers.get('ETag') ?? ''
  expect(etag).toMatch(/^"[^"]+"$/)
  expect(first.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
  const second = await request('/v1/snapshot', { headers: { 'If-None-Match': etag } })
  expect([second.status, await second.text(), second.headers.get('ETag')]).toEqual([304, '', etag])
  expect((await request('/v1/snapshot', { headers: { 'If-None-Match': `W/${etag}` } })).status).toBe(304)
  expect((await request('/v1/snapshot', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  const head = await request('/v1/snapshot', { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

const pinned = parsePinnedKeys(testPinnedKeys) ?? []
const readSigned = async () => getSnapshot.output.parse(await (await request('/v1/snapshot')).json())

it('is signed by the first key, over exactly what it says', async () => {
  await publish()
  const signed = await readSigned()
  expect(signed.keyId).toBe('test1')
  expect(await isSignedBy(pinned, signed)).toBe(true)
  expect(await isSignedBy(pinned.slice(1), signed)).toBe(false)
  expect(await isSignedBy(pinned, { ...signed, manifest: `${signed.manifest} ` })).toBe(false)
})

it('is signed anew, as a new version, once another key comes first', async () => {
  await publish()
  const rotated = makeBindings({ MANIFEST_KEYS: testManifestKeys.toReversed().join(',') })
  expect(await publish(rotated)).toMatchObject({ published: true, version: 2 })
  const signed = await readSigned()
  expect(signed.keyId).toBe('test2')
  expect(await isSignedBy(pinned, signed)).toBe(true)
})

it('replaces one that was stored unsigned, counting on', async () => {
  await publish()
  const snapshot = await readSnapshot()
  await makeBindings().PUBLISHED.put('snapshot.json', JSON.stringify({ ...snapshot, version: 7 }))
  await publish()
  expect((await readSnapshot()).version).toBe(8)
})
