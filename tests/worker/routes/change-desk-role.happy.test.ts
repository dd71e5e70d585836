import { expect, it } from 'vitest'
import { changeDeskRole } from '#shared/contract/desk'
import { countRows, dumpDatabase, operatorInit, request } from '../harness.ts'
import { findRow, readEventTypes } from '../services/claim-world.ts'
import { signIn } from '../signed-in.ts'

const change = async (body: object) => {
  const answer = await request('/v1/desk-roles', operatorInit('PUT', body))
  return changeDeskRole.output.parse(await answer.json())
}

it('gives a role and takes it, each written to the log; what is so already changes nothing', async () => {
  const { contact, session } = await signIn()
  const email = contact.address.toUpperCase()
  expect(await change({ email, role: 'verifier', isGranted: true })).toEqual({ isChanged: true, seq: 1 })
  expect(await change({ email, role: 'verifier', isGranted: true })).toEqual({ isChanged: false, seq: 1 })
  expect(await change({ email, role: 'lead', isGranted: true })).toEqual({ isChanged: true, seq: 2 })
  expect(await findRow('desk_role', 'account_id', session.accountId)).not.toBeNull()
  expect(await change({ email, role: 'lead', isGranted: false })).toEqual({ isChanged: true, seq: 3 })
  expect(await change({ email, role: 'lead', isGranted: false })).toEqual({ isChanged: false, seq: 3 })
  expect(await countRows('desk_role')).toBe(1)
  expect(await readEventTypes()).toEqual(['role-granted', 'role-granted', 'role-revoked'])
  expect(await dumpDatabase()).not.toContain(contact.address)
})

it('tells whoever got a role, and not who lost it', async () => {
  const { contact } = await signIn()
  const email = contact.address
  await change({ email, role: 'auditor', isGranted: true })
  await change({ email, role: 'auditor', isGranted: false })
  expect(await findRow('message', 'template', 'role-granted')).not.toBeNull()
  expect(await countRows('message')).toBe(1)
})
