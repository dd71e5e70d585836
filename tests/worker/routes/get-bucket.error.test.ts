import { expect, it } from 'vitest'
import { publish, readError, request } from '../harness.ts'

it('says that nothing is published yet', async () => {
  expect((await readError(await request('/v1/buckets/0/0'))).code).toBe('not_published')
})

it('knows no bucket that its bits do not have', async () => {
  await publish()
  for (const path of ['/v1/buckets/3/8', '/v1/buckets/0/1']) {
    const answer = await request(path)
    expect([answer.status, (await readError(answer)).code]).toEqual([404, 'not_found'])
  }
})

it('refuses an address beyond its bounds', async () => {
  expect((await readError(await request('/v1/buckets/21/0'))).field).toBe('bits')
  expect((await readError(await request('/v1/buckets/0/1048576'))).field).toBe('index')
})
