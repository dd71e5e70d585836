import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { decodeList, isListed } from '#shared/rules/list-codec'
import { toSha256, toSubjectHash } from '#shared/rules/subject-hash'
import { postSeed, publish, readSnapshot, request } from '../harness.ts'
import { makeSeed } from '../seed-examples.ts'

it('holds every listed profile, under handle and id', async () => {
  await postSeed(makeSeed())
  await publish()
  const { list } = await readSnapshot()
  const answer = await request(list.url)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(await toSha256(bytes)).toBe(list.sha256)
  const decoded = decodeList(bytes, list.keys)
  if (!decoded.ok) throw new Error(decoded.problem)
  for (const key of ['instagram:toko.contoh', 'instagram-id:17841400000000001', 'tiktok:lapor.contoh']) {
    expect(isListed(decoded.value, await toSubjectHash(key as ProfileKey))).toBe(true)
  }
  expect(isListed(decoded.value, await toSubjectHash('instagram:tak.ada' as ProfileKey))).toBe(false)
})

it('never changes under its name', async () => {
  await publish()
  const { list } = await readSnapshot()
  const answer = await request(list.url)
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
})
