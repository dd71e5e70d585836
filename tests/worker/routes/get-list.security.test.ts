import { expect, it } from 'vitest'
import { publish, readSnapshot, request } from '../harness.ts'
import { expectPublicRead, hostileSegments } from './public-read.ts'

it('is readable from any origin, without cookies', async () => {
  await publish()
  await expectPublicRead((await readSnapshot()).list.full.url)
})

it('reads nothing outside its folder', async () => {
  await publish()
  for (const segment of hostileSegments) {
    expect((await request(`/v1/lists/${segment}`)).status).toBe(400)
  }
  expect((await request('/v1/lists/../snapshot.json')).status).toBe(404)
})
