import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { DataKeys, IndexKeys } from '../../../worker/env.ts'
import { getSettings } from '../../../worker/env.ts'
import { rotateContacts } from '../../../worker/services/contact-rotation.ts'
import { createSealing } from '../../../worker/services/sealing.ts'
import { signIn } from '../signed-in.ts'
import { makeAccountWorld } from './account-world.ts'

const key = (id: string) => ({
  id,
  bytes: Uint8Array.from(id.repeat(32).slice(0, 32), char => char.charCodeAt(0)),
})

async function rotate(dataKeys: DataKeys, indexKeys: IndexKeys) {
  await rotateContacts({ db: env.DB, sealing: createSealing(dataKeys), dataKeys, indexKeys })
}

it('brings contacts under new keys, after which the old ones can go, and accounts stay who they are', async () => {
  const { dataKeys, indexKeys } = getSettings(env)
  if (!dataKeys || !indexKeys) throw new Error('the settings of the tests are not whole')
  const fitri = await signIn()
  await rotate([key('newdata'), ...dataKeys], [key('newindex'), ...indexKeys])
  const rows = await env.DB.prepare(
    'SELECT digest, sealed, contact_ref FROM contact JOIN account ON account.id = account_id',
  ).all()
  expect(rows.results).toEqual([
    {
      digest: expect.stringMatching(/^newindex\./),
      sealed: expect.stringMatching(/^v1\.newdata\./),
      contact_ref: expect.stringMatching(/^newindex\..*@contact\.invalid$/),
    },
  ])
  const world = makeAccountWorld({ dataKeys: [key('newdata')], indexKeys: [key('newindex')] })
  const again = await signIn(world, fitri.contact)
  expect(again.session.accountId).toBe(fitri.session.accountId)
})

it('leaves what is under today’s keys alone', async () => {
  const { dataKeys, indexKeys } = getSettings(env)
  if (!dataKeys || !indexKeys) throw new Error('the settings of the tests are not whole')
  await signIn()
  const read = () => env.DB.prepare('SELECT * FROM contact').all()
  const before = await read()
  await rotate(dataKeys, indexKeys)
  expect((await read()).results).toEqual(before.results)
})
