import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { toPlatformIdTag } from '#shared/rules/subject-hash'
import { findEntry, postSeed, publish, readBucket, request } from '../harness.ts'
import { makeSeed } from '../seed-examples.ts'

it('answers every public entry, in the order of hashes', async () => {
  await postSeed(makeSeed())
  await publish()
  const { entries } = await readBucket(0, 0)
  expect(entries).toHaveLength(3)
  expect(entries.map(({ hashStart }) => hashStart)).toEqual(
    entries.map(({ hashStart }) => hashStart).toSorted(),
  )
})

it('answers bytes of a size class, to be asked for again', async () => {
  await postSeed(makeSeed())
  await publish()
  const answer = await request('/v1/buckets/0/0')
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
  expect((await answer.arrayBuffer()).byteLength).toBe(1024)
  const headers = { 'If-None-Match': answer.headers.get('ETag') ?? '' }
  expect((await request('/v1/buckets/0/0', { headers })).status).toBe(304)
})

it('binds the handle entry to the platform id, the id entry to itself', async () => {
  await postSeed(makeSeed())
  await publish()
  const key = 'instagram:toko.contoh' as ProfileKey
  const byHandle = await findEntry(key)
  const byId = await findEntry('instagram-id:17841400000000001')
  expect(byHandle?.platformIdTag).toBe(await toPlatformIdTag(key, '17841400000000001'))
  expect(byId?.platformIdTag).toBeNull()
  expect(byId?.claims).toEqual(byHandle?.claims)
})
