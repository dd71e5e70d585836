import { expect, it } from 'vitest'
import { countRows, makeBindings, putTrial, readError } from '../harness.ts'

it('refuses outside a local environment', async () => {
  for (const ENVIRONMENT of ['production', 'staging', 'anything']) {
    const answer = await putTrial('instagram:coba', 'reported', makeBindings({ ENVIRONMENT }))
    expect([answer.status, (await readError(answer)).code]).toEqual([403, 'forbidden'])
  }
  expect(await countRows('event')).toBe(0)
})

it('refuses unknown verdicts and keys, naming the field', async () => {
  expect((await readError(await putTrial('instagram:coba', 'guilty'))).field).toBe('verdict')
  expect((await readError(await putTrial('bank:014:1234567890', 'reported'))).field).toBe('key')
})
