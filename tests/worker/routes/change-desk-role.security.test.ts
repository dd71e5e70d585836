import { expect, it } from 'vitest'
import { countRows } from '../harness.ts'
import { makeCaller } from './claim-callers.ts'
import { describeOperatorOnly } from './operator-only.ts'

const body = { email: 'a@contoh.id', role: 'lead', isGranted: true }
describeOperatorOnly('PUT', '/v1/desk-roles', body)

it('lets nobody of the desk give a role, a lead as little as anybody', async () => {
  const lead = await makeCaller('lead')
  expect((await lead.post('/v1/desk-roles', body)).status).toBe(405)
  expect(await countRows('desk_role')).toBe(1)
})
