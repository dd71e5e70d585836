import { expect, it } from 'vitest'
import { publish, readError, request } from '../harness.ts'

it('knows nobody under an unknown hash', async () => {
  await publish()
  const answer = await request(`/v1/sellers/${'a'.repeat(64)}`)
  expect([answer.status, (await readError(answer)).code]).toEqual([404, 'not_found'])
})

it('refuses what is no hash', async () => {
  expect(await readError(await request('/v1/sellers/toko.contoh'))).toMatchObject({
    code: 'invalid_input',
    field: 'hash',
  })
})
