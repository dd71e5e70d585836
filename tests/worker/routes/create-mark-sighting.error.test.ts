import { expect, it } from 'vitest'
import { readError } from '../harness.ts'
import { makeInstallId, siti } from '../services/claim-world.ts'
import { makeCaller } from './claim-callers.ts'

it.each([
  ['a slug that is too long', { slug: 'x'.repeat(41) }, 'slug'],
  ['a key that none can be', { key: 'shop:siti' }, 'key'],
  ['a time from yesterday', { at: new Date(Date.now() - 86_400_000).toISOString() }, 'at'],
])('refuses %s, naming it', async (_, over, field) => {
  const mark = {
    key: siti,
    slug: 'toko-siti',
    platformId: null,
    installId: makeInstallId(),
    at: new Date().toISOString(),
  }
  const error = await readError(await (await makeCaller()).post('/v1/mark-sightings', { ...mark, ...over }))
  expect([error.code, error.field]).toEqual(['invalid_input', field])
})
