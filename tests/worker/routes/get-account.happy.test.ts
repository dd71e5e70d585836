import { expect, it } from 'vitest'
import { getAccount } from '#shared/contract/accounts'
import { request } from '../harness.ts'
import { makeBearer, signIn } from '../signed-in.ts'

it('shows whose token it is, masked', async () => {
  const Authorization = `Bearer ${await makeBearer(await signIn())}`
  const answer = await request('/v1/account', { headers: { Authorization } })
  expect(answer.headers.get('Cache-Control')).toContain('no-store')
  expect(getAccount.output.parse(await answer.json()).contacts).toEqual([
    { kind: 'email', masked: 'f…@contoh.id' },
  ])
})
