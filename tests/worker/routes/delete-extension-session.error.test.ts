import { expect, it } from 'vitest'
import { readError, request } from '../harness.ts'
import { makeBearer, signIn } from '../signed-in.ts'

it('knows a token no more that was signed out', async () => {
  const headers = { Authorization: `Bearer ${await makeBearer(await signIn())}` }
  await request('/v1/extension-sessions/current', { method: 'DELETE', headers })
  const again = await request('/v1/extension-sessions/current', { method: 'DELETE', headers })
  expect([again.status, (await readError(again)).code]).toEqual([401, 'unauthorized'])
})
