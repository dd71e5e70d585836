import { expect, it } from 'vitest'
import { postSeed, publish, readSnapshot, request } from '../harness.ts'
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
