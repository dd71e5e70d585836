import { expect, it } from 'vitest'
import { readError, request } from '../harness.ts'

it('knows no other list', async () => {
  const answer = await request(`/v1/lists/${'0'.repeat(64)}`)
  expect([answer.status, (await readError(answer)).code]).toEqual([404, 'not_found'])
})

it('names the parameter that is wrong', async () => {
  const error = await readError(await request('/v1/lists/abc'))
  expect(error).toMatchObject({ code: 'invalid_input', field: 'sha256' })
})
