import { expect, it } from 'vitest'
import { dumpDatabase, putTrial } from '../harness.ts'
import { describeOperatorOnly } from './operator-only.ts'

describeOperatorOnly('PUT', '/v1/trials', { key: 'instagram:coba', verdict: 'noted' })

it('seals the numbers and replies of its examples', async () => {
  await putTrial('instagram:coba', 'verified')
  await putTrial('tiktok:coba', 'disputed')
  const dump = await dumpDatabase()
  for (const text of ['1234567890', 'PEMILIK CONTOH', '9120001234567', 'diterima pembeli']) {
    expect(dump).not.toContain(text)
  }
})
