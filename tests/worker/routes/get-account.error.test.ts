import { expect, it } from 'vitest'
import { readError, request } from '../harness.ts'

it('asks for a token', async () => {
  const answer = await request('/v1/account')
  expect([answer.status, (await readError(answer)).code]).toEqual([401, 'unauthorized'])
  expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer')
})
