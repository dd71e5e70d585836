import { expect, it } from 'vitest'
import { postSeed, publish, readBucket, request } from '../harness.ts'
import { makeSeed, secrets } from '../seed-examples.ts'
import { expectPublicRead, hostileSegments } from './public-read.ts'

it('is readable from any origin, without cookies', async () => {
  await publish()
  await expectPublicRead('/v1/buckets/0/0')
})

it('reads nothing outside its folder', async () => {
  await publish()
  for (const segment of hostileSegments) {
    expect((await request(`/v1/buckets/${segment}/0`)).status).toBe(400)
    expect((await request(`/v1/buckets/0/${segment}`)).status).toBe(400)
  }
})

it('holds no number, holder or text', async () => {
  await postSeed(makeSeed())
  await publish()
  const text = await (await request('/v1/buckets/0/0')).text()
  const { entries, lookAlikes } = await readBucket(0, 0)
  for (const secret of Object.values(secrets)) expect(text + JSON.stringify(entries)).not.toContain(secret)
  expect(JSON.stringify(entries)).not.toContain('toko')
  // Whose name is protected must be told, and is told of verified profiles only.
  expect(lookAlikes.map(({ key }) => key)).toEqual(['instagram:toko.contoh'])
})
