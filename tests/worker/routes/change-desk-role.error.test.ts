import { expect, it } from 'vitest'
import { countRows, operatorInit, readError, request } from '../harness.ts'

const send = (body: unknown) => request('/v1/desk-roles', operatorInit('PUT', body))

it('names what to do when nobody has the address', async () => {
  const answer = await send({ email: 'tak.ada@contoh.id', role: 'lead', isGranted: true })
  const error = await readError(answer)
  expect([answer.status, error.code, error.field]).toEqual([404, 'not_found', 'email'])
  expect(error.problems?.[0]?.message.en).toContain('/masuk')
  expect(await countRows('event')).toBe(0)
})

it.each([
  ['no address', { email: 'tak-ada', role: 'lead', isGranted: true }, 'email'],
  ['a role that there is not', { email: 'a@contoh.id', role: 'admin', isGranted: true }, 'role'],
  ['something more', { email: 'a@contoh.id', role: 'lead', isGranted: true, all: true }, 'all'],
])('refuses %s, naming it', async (_, body, field) => {
  const error = await readError(await send(body))
  expect([error.code, error.field]).toEqual(['invalid_input', field])
})
