import { expect, it } from 'vitest'
import { readError } from '../harness.ts'
import { postHandover, verifier } from './post-handover.ts'

it.each([
  [{}, 'code'],
  [{ code: 'short', verifier }, 'code'],
  [{ code: 'x'.repeat(43) }, 'verifier'],
  [{ code: 'x'.repeat(43), verifier: 'ä'.repeat(43) }, 'verifier'],
])('names what is wrong with %j', async (body, field) => {
  const answer = await postHandover(body)
  expect([answer.status, (await readError(answer)).field]).toEqual([400, field])
})

it('tells a code that is not known to start again', async () => {
  const error = await readError(await postHandover({ code: 'x'.repeat(43), verifier }))
  expect([error.code, error.field, error.problems?.[0]?.message.id]).toEqual([
    'invalid_input',
    'code',
    expect.stringContaining('Mulai lagi'),
  ])
})
