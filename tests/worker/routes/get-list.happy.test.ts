import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { isListed } from '#shared/rules/is-listed'
import { decodeFull, toListDigest } from '#shared/rules/list-file'
import { change, decodeStep } from '#shared/rules/list-step'
import { toSha256, toSubjectHash } from '#shared/rules/subject-hash'
import { makeBindings, postSeed, publish, readSnapshot, request } from '../harness.ts'
import { daysAgo, makeSeed, makeSeller } from '../seed-examples.ts'

/** A file of the list, which is what its name says. */
async function readFile({ url, bytes: length }: { url: string; bytes: number }): Promise<Uint8Array> {
  const bytes = new Uint8Array(await (await request(url)).arrayBuffer())
  expect([bytes.byteLength, `/v1/lists/${await toSha256(bytes)}`]).toEqual([length, url])
  return bytes
}

it('holds every listed profile, under handle and id', async () => {
  await postSeed(makeSeed())
  await publish()
  const { list } = await readSnapshot()
  const decoded = await decodeFull(await readFile(list.full))
  if (!decoded.ok) throw new Error(decoded.problem)
  expect(decoded.value).toMatchObject({ kind: 'profiles', version: 1 })
  expect(decoded.value.prefixes).toHaveLength(list.keys)
  expect(await toListDigest(decoded.value.prefixes)).toBe(list.sha256)
  for (const key of ['instagram:toko.contoh', 'instagram-id:17841400000000001', 'tiktok:lapor.contoh']) {
    expect(isListed(decoded.value.prefixes, await toSubjectHash(key as ProfileKey))).toBe(true)
  }
  expect(isListed(decoded.value.prefixes, await toSubjectHash('instagram:tak.ada' as ProfileKey))).toBe(false)
})

it('never changes under its name', async () => {
  await publish()
  const { list } = await readSnapshot()
  const answer = await request(list.full.url)
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
})

it('changes by steps that lead exactly to the new list, removals too', async () => {
  const other = makeSeller({ slug: 'toko-dua', profiles: [{ key: 'tiktok:toko.dua' }], destinations: [] })
  await postSeed({ sellers: [makeSeller(), other] })
  await publish()
  await postSeed({ findings: [{ subject: 'tiktok:baru.contoh', category: 'S1', at: daysAgo(3) }] })
  await publish()
  // Nothing public is left of it.
  await postSeed({ sellers: [{ ...other, reviews: [], facts: [] }] })
  await publish()
  const { list } = await readSnapshot()
  const start = await decodeFull(await readFile(list.full))
  if (!start.ok) throw new Error(start.problem)
  expect([start.value.version, list.steps.at(-1)?.to]).toEqual([list.full.version, 3])
  let { prefixes } = start.value
  for (const named of list.steps.filter(({ from }) => from >= list.full.version)) {
    const step = decodeStep(await readFile(named))
    if (!step.ok) throw new Error(step.problem)
    expect(step.value).toMatchObject({ kind: 'profiles', from: named.from, to: named.to })
    prefixes = change(prefixes, step.value.changed)
  }
  expect([prefixes.length, await toListDigest(prefixes)]).toEqual([list.keys, list.sha256])
  expect(isListed(prefixes, await toSubjectHash('tiktok:baru.contoh' as ProfileKey))).toBe(true)
  expect(isListed(prefixes, await toSubjectHash('tiktok:toko.dua' as ProfileKey))).toBe(false)
})

it('keeps its version and files while nobody joins or leaves', async () => {
  await postSeed(makeSeed())
  await publish()
  const { list } = await readSnapshot()
  await postSeed({ sellers: [makeSeller({ name: 'Nama Baru' })] })
  await publish()
  expect(await readSnapshot()).toMatchObject({ version: 2, list })
})

it('begins anew where the last file is gone', async () => {
  await postSeed(makeSeed())
  await publish()
  const { list } = await readSnapshot()
  await makeBindings().PUBLISHED.delete(list.full.url.replace('/v1/', ''))
  await postSeed({ findings: [{ subject: 'tiktok:baru.contoh', category: 'S1', at: daysAgo(3) }] })
  await publish()
  const after = (await readSnapshot()).list
  expect(after).toMatchObject({ keys: list.keys + 1, steps: [] })
  await readFile(after.full)
})
