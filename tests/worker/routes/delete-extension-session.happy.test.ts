import { expect, it } from 'vitest'
import { request } from '../harness.ts'
import { makeBearer, signIn } from '../signed-in.ts'

it('ends the session of the token, and no other', async () => {
  const fitri = await signIn()
  const [first, second] = [await makeBearer(fitri), await makeBearer(fitri)]
  const init = (method: string, token: string) => ({ method, headers: { Authorization: `Bearer ${token}` } })
  const answer = await request('/v1/extension-sessions/current', init('DELETE', first))
  expect(await answer.json()).toEqual({ isSignedOut: true })
  expect((await request('/v1/account', init('GET', first))).status).toBe(401)
  expect((await request('/v1/account', init('GET', second))).status).toBe(200)
  expect(await fitri.find()).not.toBeNull()
})
