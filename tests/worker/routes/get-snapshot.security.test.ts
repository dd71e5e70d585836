import { expect, it } from 'vitest'
import { expectErrors, makeBindings, publish, request } from '../harness.ts'
import { expectPublicRead } from './public-read.ts'

it('is readable from any origin, without cookies', async () => {
  await publish()
  await expectPublicRead('/v1/snapshot')
})

it('goes on without secrets', async () => {
  expectErrors()
  await publish()
  const { OPERATOR_TOKEN: _, DATA_KEYS: __, ...bindings } = makeBindings()
  expect((await request('/v1/snapshot', {}, bindings)).status).toBe(200)
})

it('takes hostile validators for what they are', async () => {
  await publish()
  for (const value of ['*', '"', '""', '"a", "b"', `"${'x'.repeat(5000)}"`, `"';DROP TABLE event"`]) {
    expect((await request('/v1/snapshot', { headers: { 'If-None-Match': value } })).status).toBe(200)
  }
})
