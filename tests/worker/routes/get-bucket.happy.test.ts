import { expect, it } from 'vitest'
import { getBucket } from '#shared/contract/buckets'
import type { ProfileKey } from '#shared/domain/subject'
import { toPlatformIdTag } from '#shared/rules/subject-hash'
import { findEntry, postSeed, publish, request } from '../harness.ts'
import { makeSeed } from '../seed-examples.ts'

it('answers every public entry, in the order of hashes', async () => {
  await postSeed(makeSeed())
  await publish()
  const answer = await request('/v1/buckets/0/0')
  const { entries } = getBucket.output.parse(await answer.json())
  expect(entries).toHaveLength(3)
  expect(entries.map(({ hash }) => hash)).toEqual(entries.map(({ hash }) => hash).toSorted())
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
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
