import { expect, it } from 'vitest'
import { countRows, dumpDatabase, postSeed, publish } from '../harness.ts'
import { makeSeed, makeSeller, secrets } from '../seed-examples.ts'
import { describeOperatorOnly } from './operator-only.ts'

describeOperatorOnly('POST', '/v1/imports', makeSeed())

it('leaves no number, holder or reply in clear in any table', async () => {
  await postSeed(makeSeed())
  await publish()
  const dump = await dumpDatabase()
  for (const secret of Object.values(secrets)) expect(dump).not.toContain(secret)
  expect(dump).toContain('toko-contoh')
})

it('takes SQL and HTML for text', async () => {
  const name = `Robert'); DROP TABLE seller; --<script>alert(1)</script>`
  const reviews = [{ rating: 5, text: `", 1); DELETE FROM event; --`, at: '2026-10-01' }]
  expect((await postSeed({ sellers: [makeSeller({ name, reviews })] })).status).toBe(200)
  expect(await countRows('seller')).toBe(1)
  expect(await countRows('event')).toBe(1)
})

it('is not fooled by prototype keys', async () => {
  const answer = await postSeed(`{"sellers": [], "__proto__": {"admin": true}}`)
  expect(answer.status).toBeLessThan(500)
  expect(({} as Record<string, unknown>).admin).toBeUndefined()
})
