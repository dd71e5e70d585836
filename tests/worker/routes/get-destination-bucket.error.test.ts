import { expect, it } from 'vitest'
import { publish, readError, request } from '../harness.ts'

it('says that nothing is published yet', async () => {
  const answer = await request('/v1/destination-buckets/1/0/0')
  expect([answer.status, (await readError(answer)).code]).toEqual([503, 'not_published'])
})

it('knows no bucket of another epoch, width or index than are published', async () => {
  await publish()
  expect((await request('/v1/destination-buckets/1/0/0')).status).toBe(200)
  for (const path of ['2/0/0', '1/1/0', '1/0/1']) {
    const answer = await request(`/v1/destination-buckets/${path}`)
    expect([answer.status, (await readError(answer)).code]).toEqual([404, 'not_found'])
  }
})

it.each([
  ['0/0/0', 'epoch'],
  ['65536/0/0', 'epoch'],
  ['1.5/0/0', 'epoch'],
  ['1/21/0', 'bits'],
  ['1/0/1048576', 'index'],
])('refuses the address %s', async (path, field) => {
  const answer = await request(`/v1/destination-buckets/${path}`)
  expect([answer.status, (await readError(answer)).field]).toEqual([400, field])
})
