import { expect, it, vi } from 'vitest'
import { dumpDatabase, makeBindings, request } from '../harness.ts'
import { formInit, signIn } from '../signed-in.ts'
import { challenge, postHandover, verifier } from './post-handover.ts'

async function offer(cookie: string, origin: string | null = 'http://localhost') {
  const agreed = await request('/masuk/ekstensi', formInit({ challenge, device: 'Chrome' }, cookie, origin))
  return { status: agreed.status, code: agreed.headers.get('Location')?.split('#kode=')[1] ?? null }
}

it('gives a token to the extension that asked only, once', async () => {
  const { cookie } = await signIn()
  const stolen = await offer(cookie)
  expect((await postHandover({ code: stolen.code, verifier: 'b'.repeat(43) })).status).toBe(400)
  const { code } = await offer(cookie)
  expect((await postHandover({ code, verifier })).status).toBe(200)
  expect((await postHandover({ code, verifier })).status).toBe(400)
})

it.each([[null], ['https://evil.example'], ['null'], ['http://localhost.evil.example']])(
  'hands nothing over to a form from %j, and to nobody by a mere link',
  async origin => {
    const { cookie } = await signIn()
    expect(await offer(cookie, origin)).toEqual({ status: 403, code: null })
    const visited = await request(`/masuk/ekstensi?challenge=${challenge}`, { headers: { Cookie: cookie } })
    expect(visited.headers.get('Location')).toBeNull()
    expect(await visited.text()).not.toContain('#kode=')
  },
)

it('sends whoever is not signed in to sign in first, and back', async () => {
  const answer = await request(`/masuk/ekstensi?challenge=${challenge}`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('Location')]).toEqual([
    303,
    `/masuk?lanjut=${encodeURIComponent(`/masuk/ekstensi?challenge=${challenge}`)}`,
  ])
})

it('shows the name of a device as text', async () => {
  const { cookie } = await signIn()
  const device = '<img src=x onerror=alert(1)>'
  const page = await request(`/masuk/ekstensi?${new URLSearchParams({ challenge, device })}`, {
    headers: { Cookie: cookie },
  })
  expect(await page.text()).not.toContain('<img src=x')
})

it('keeps neither code nor token as they are', async () => {
  const { cookie } = await signIn()
  const { code } = await offer(cookie)
  expect(await dumpDatabase()).not.toContain(code)
  const { token } = (await (await postHandover({ code, verifier })).json()) as { token: string }
  expect(await dumpDatabase()).not.toContain(token.split('.')[0])
})

it('lets a caller try so often', async () => {
  const limit = vi.fn<RateLimit['limit']>(async () => ({ success: false }))
  const answer = await request(
    '/v1/extension-sessions',
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' },
    makeBindings({ ACCOUNT_LIMIT: { limit } }),
  )
  expect(answer.status).toBe(429)
})
