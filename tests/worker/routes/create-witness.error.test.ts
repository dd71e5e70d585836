import { expect, it } from 'vitest'
import { readError } from '../harness.ts'
import { makeClaimWorld, makeWitness } from '../services/claim-world.ts'
import { makeCaller } from './claim-callers.ts'

it.each([
  ['a code that none can be', { code: 'AMANAH-0OIL0OIL' }, 'code'],
  ['a key that none can be', { key: 'instagram:' }, 'key'],
  ['an install id that none can be', { installId: 'x' }, 'installId'],
  ['a time that is none', { at: 'yesterday' }, 'at'],
  ['a time from the future', { at: '2999-01-01T00:00:00.000Z' }, 'at'],
  ['a platform id that none can be', { platformId: "1' OR 1" }, 'platformId'],
])('refuses %s, naming it', async (_, over, field) => {
  const caller = await makeCaller()
  const message = { ...makeWitness(makeClaimWorld(), 'AMANAH-22222222'), ...over }
  const error = await readError(await caller.post('/v1/witnesses', message))
  expect([error.code, error.field]).toEqual(['invalid_input', field])
})
