import { expect, it } from 'vitest'
import { readError } from '../harness.ts'
import { makeCaller } from './claim-callers.ts'

it('refuses no key, too many, and what is none', async () => {
  const verifier = await makeCaller('verifier')
  const many = Array.from({ length: 51 }, (_, i) => `tiktok:toko${i}`)
  for (const keys of [[], many, ['tiktok:']]) {
    const error = await readError(await verifier.post('/v1/pending-claims', { keys }))
    expect([error.code, error.field?.slice(0, 4)]).toEqual(['invalid_input', 'keys'])
  }
})
