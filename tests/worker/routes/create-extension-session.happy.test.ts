import { expect, it } from 'vitest'
import { createExtensionSession, getAccount } from '#shared/contract/accounts'
import { request } from '../harness.ts'
import { formInit, signIn } from '../signed-in.ts'
import { challenge, postHandover, verifier } from './post-handover.ts'

it('walks from the page to a token: consent, code in the fragment, exchange', async () => {
  const { cookie } = await signIn()
  const asked = await request(`/masuk/ekstensi?challenge=${challenge}&device=Chrome`, {
    headers: { Cookie: cookie },
  })
  expect(await asked.text()).toContain('Hubungkan')
  const agreed = await request('/masuk/ekstensi', formInit({ challenge, device: 'Chrome' }, cookie))
  expect(agreed.status).toBe(303)
  const [, code = ''] =
    /^\/masuk\/ekstensi\/selesai#kode=([\w-]{43})$/.exec(agreed.headers.get('Location') ?? '') ?? []
  const { token } = createExtensionSession.output.parse(await (await postHandover({ code, verifier })).json())
  const answer = await request('/v1/account', { headers: { Authorization: `Bearer ${token}` } })
  expect(getAccount.output.parse(await answer.json())).toEqual({
    contacts: [{ kind: 'email', masked: 'f…@contoh.id' }],
  })
})
