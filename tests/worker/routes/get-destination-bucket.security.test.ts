import { expect, it } from 'vitest'
import { postSeed, publish, request } from '../harness.ts'
import { markAll } from '../number-world.ts'
import { makeSeed, secrets } from '../seed-examples.ts'
import { expectPublicRead, hostileSegments } from './public-read.ts'

it('is readable from any origin, without cookies', async () => {
  await publish()
  await expectPublicRead('/v1/destination-buckets/1/0/0')
})

it('reads nothing outside its folder', async () => {
  await publish()
  for (const segment of hostileSegments) {
    for (const path of [`${segment}/0/0`, `1/${segment}/0`, `1/0/${segment}`]) {
      expect((await request(`/v1/destination-buckets/${path}`)).status).toBe(400)
    }
  }
})

it('tells nothing to whoever had no number evaluated', async () => {
  await postSeed(makeSeed())
  await markAll()
  await publish()
  const bytes = new Uint8Array(await (await request('/v1/destination-buckets/1/0/0')).arrayBuffer())
  const text = new TextDecoder('latin1').decode(bytes)
  for (const secret of [...Object.values(secrets), 'toko.contoh', 'instagram', 'S1']) {
    expect(text).not.toContain(secret)
  }
})
