import { expect, it } from 'vitest'
import { readError, request } from '../harness.ts'

it('says that nothing is published yet', async () => {
  const answer = await request('/v1/snapshot')
  expect(answer.status).toBe(503)
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect((await readError(answer)).code).toBe('not_published')
})
