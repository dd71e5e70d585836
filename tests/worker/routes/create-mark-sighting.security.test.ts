import { expect, it } from 'vitest'
import { countRows } from '../harness.ts'
import { makeInstallId, siti } from '../services/claim-world.ts'
import { describeAccountOnly } from './account-only.ts'
import { makeCaller } from './claim-callers.ts'

const mark = {
  key: siti,
  slug: 'toko-siti',
  platformId: null,
  installId: makeInstallId(),
  at: new Date().toISOString(),
}
describeAccountOnly('POST', '/v1/mark-sightings', mark)

it('writes nothing about a profile that nobody has proven', async () => {
  const answer = await (await makeCaller()).post('/v1/mark-sightings', mark)
  expect(await answer.json()).toEqual({ isCounted: false })
  expect([await countRows('mark_sighting'), await countRows('event')]).toEqual([0, 0])
})
