import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { createServices } from '../../../worker/services.ts'
import { dumpDatabase, expectErrors, makeBindings, request } from '../harness.ts'
import { makeContact, toCookie } from '../services/account-world.ts'
import { formInit, signIn } from '../signed-in.ts'

async function readCode(address: string): Promise<string> {
  await createServices(env).outbox.deliver(20)
  const mailbox = await (await request('/kotak-surat')).text()
  const [, after = ''] = mailbox.split(address)
  return /\b(\d{6})\b/.exec(after)?.[1] ?? ''
}

const cookiesOf = (answer: Response) => toCookie(answer.headers.getSetCookie())

async function askForCode(path = '/masuk', { address } = makeContact()) {
  const asked = await request(path, formInit({ contact: ` ${address.toUpperCase()} ` }))
  return { address, asked, ticket: cookiesOf(asked) }
}

describe('signing in without script', () => {
  it('goes from the address over the code to where one wanted to go', async () => {
    const { address, asked, ticket } = await askForCode('/masuk?lanjut=/toko')
    expect([asked.status, asked.headers.get('Location')]).toEqual([303, '/masuk/kode?lanjut=%2Ftoko'])
    const page = await request('/masuk/kode?lanjut=%2Ftoko', { headers: { Cookie: ticket } })
    expect(await page.text()).toContain(address)
    const code = await readCode(address)
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
    const done = await request('/masuk/kode?lanjut=%2Ftoko', formInit({ code: spaced }, ticket))
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/toko'])
    const account = await request('/akun', { headers: { Cookie: cookiesOf(done) } })
    expect(await account.text()).toContain('f…@contoh.id')
  })

  it('sends the code by WhatsApp where that is configured, and takes no number where it is not', async () => {
    const asked = await request('/masuk', formInit({ contact: ' 0812-3456-7890 ' }))
    expect(asked.status).toBe(303)
    const page = await request('/masuk/kode', { headers: { Cookie: cookiesOf(asked) } })
    expect(await page.text()).toContain('+6281234567890')
    const code = await readCode('6281234567890')
    const done = await request('/masuk/kode', formInit({ code }, cookiesOf(asked)))
    const account = await request('/akun', { headers: { Cookie: cookiesOf(done) } })
    expect(await account.text()).toContain('+6281…890')
    // The same phone, written in another way, is the same account; and no other contact is it.
    const again = await request('/masuk', formInit({ contact: '+62 812 3456 7890' }))
    expect(again.status).toBe(303)
    const production = makeBindings({ ENVIRONMENT: 'production' })
    const refused = await request('/masuk', formInit({ contact: '081234567890' }), production)
    expect([refused.status, (await refused.text()).includes('WhatsApp')]).toEqual([400, false])
  })

  it.each(['081', '0212345678', '+1 202 555 0101', '08123456789012345', 'x', '@', 'a@b'])(
    'takes %j for no contact',
    async contact => {
      expect((await request('/masuk', formInit({ contact }))).status).toBe(400)
    },
  )

  it('keeps the session where neither script nor other sites get at it', async () => {
    const { address, ticket } = await askForCode()
    const done = await request('/masuk/kode', formInit({ code: await readCode(address) }, ticket))
    const session = done.headers.getSetCookie().find(cookie => cookie.includes('session_token='))
    expect(session).toMatch(/HttpOnly/i)
    expect(session).toMatch(/SameSite=Lax/i)
    expect(session).toMatch(/Path=\//i)
    const secure = makeBindings({ PUBLIC_URL: 'https://amanah.example' })
    const asked = await request(
      '/masuk',
      formInit({ contact: address }, '', 'https://amanah.example'),
      secure,
    )
    expect(asked.headers.getSetCookie().join()).toMatch(/Secure/i)
  })

  it('says what is wrong at the field, and keeps what was typed', async () => {
    const answer = await request('/masuk', formInit({ contact: 'bukan "alamat"' }))
    expect(answer.status).toBe(400)
    const page = await answer.text()
    expect(page).toContain('value="bukan &quot;alamat&quot;"')
    expect(page).toContain('aria-invalid="true"')
    const { ticket } = await askForCode()
    for (const code of ['', '12345', 'abcdef', '1234567']) {
      const refused = await request('/masuk/kode', formInit({ code }, ticket))
      expect([refused.status, (await refused.text()).includes('6 angka')]).toEqual([400, true])
    }
    const wrong = await request('/masuk/kode?lang=en', formInit({ code: '000000' }, ticket))
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('does not match')])
  })

  it('says when it is possible again after too many codes', async () => {
    const { address } = await askForCode()
    for (let i = 0; i < 4; i++) await request('/masuk', formInit({ contact: address }))
    const answer = await request('/masuk', formInit({ contact: address }))
    expect(answer.status).toBe(429)
    expect(await answer.text()).toMatch(/Coba lagi \d.*WIB/)
  })
})

describe('what others could try', () => {
  it.each([null, 'null', 'https://evil.example', 'http://localhost:1', 'http://localhost.evil.example'])(
    'takes no form from %j',
    async origin => {
      const { cookie } = await signIn()
      for (const path of [
        '/masuk',
        '/masuk/kode',
        '/masuk/ulang',
        '/akun/keluar',
        '/akun/keluar-semua',
        '/akun/perangkat/keluar',
        '/akun/kunci/hapus',
        '/akun/kunci/mulai',
        '/akun/kunci/simpan',
        '/masuk/kunci/mulai',
        '/masuk/kunci/selesai',
      ]) {
        const answer = await request(path, formInit({ id: 'x', contact: 'a@b.id' }, cookie, origin))
        expect([path, answer.status]).toEqual([path, 403])
        expect(answer.headers.getSetCookie()).toEqual([])
      }
    },
  )

  it('leads back to the form that was sent after the session had ended, and to no other site', async () => {
    const next = async (referer: string) => {
      const init = formInit({ name: 'Dapur' })
      const headers = { ...(init.headers as Record<string, string>), Referer: referer }
      return (await request('/toko/baru', { ...init, headers })).headers.get('Location')
    }
    expect(await next('http://localhost/toko/baru?akun=x')).toBe('/masuk?lanjut=%2Ftoko%2Fbaru%3Fakun%3Dx')
    expect(await next('https://evil.example/toko/baru')).toBe('/masuk')
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%0d%0aX: y',
    'javascript:alert(1)',
    `/${'a'.repeat(1000)}`,
  ])('leads nobody away to %j', async next => {
    const { cookie } = await signIn()
    const answer = await request(`/masuk?${new URLSearchParams({ lanjut: next })}`, {
      headers: { Cookie: cookie },
      redirect: 'manual',
    })
    expect(answer.headers.get('Location')).toBe('/akun')
  })

  it('takes a code only in the browser that asked for it', async () => {
    const { address } = await askForCode()
    const code = await readCode(address)
    const other = await askForCode()
    for (const ticket of ['', 'amanah.ticket=x', 'amanah.ticket=v1.test.AAAA.AAAA', other.ticket]) {
      const answer = await request('/masuk/kode', formInit({ code }, ticket))
      expect(answer.headers.getSetCookie().join()).not.toContain('session_token')
    }
  })

  it('ends the session that was there before, so that nobody’s is carried on', async () => {
    const attacker = await signIn()
    const { address, ticket } = await askForCode()
    await request('/masuk/kode', formInit({ code: await readCode(address) }, `${ticket}; ${attacker.cookie}`))
    expect(await attacker.find()).toBeNull()
  })

  it('ends another account’s device for nobody', async () => {
    const [fitri, ratna] = [await signIn(), await signIn()]
    await request('/akun/perangkat/keluar', formInit({ id: ratna.session.id }, fitri.cookie))
    expect(await ratna.find()).not.toBeNull()
    await request('/akun/keluar-semua', formInit({}, fitri.cookie))
    expect([await fitri.find(), (await ratna.find()) !== null]).toEqual([null, true])
  })

  it('shows the same to a contact with an account as to one without', async () => {
    const known = await signIn()
    const shown = async (address: string) => {
      const asked = await request('/masuk', formInit({ contact: address }))
      const page = await request('/masuk/kode', { headers: { Cookie: cookiesOf(asked) } })
      return [asked.status, asked.headers.get('Location'), (await page.text()).replaceAll(address, '…')]
    }
    expect(await shown(known.contact.address)).toEqual(await shown(makeContact().address))
  })

  it('keeps no page of a signed-in person in a cache, and tells no other site of it', async () => {
    const { cookie } = await signIn()
    const answer = await request('/akun', { headers: { Cookie: cookie } })
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin')
    expect(answer.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
  })

  it('keeps address and code from a dump while they are on their way', async () => {
    const { address, asked } = await askForCode()
    expect(asked.status).toBe(303)
    const code = await readCode(address)
    const dump = await dumpDatabase()
    expect([code.length, dump.includes(address), dump.includes(code)]).toEqual([6, false, false])
  })

  it('refuses as a page while secrets are missing', async () => {
    expectErrors()
    const answer = await request(
      '/masuk',
      { headers: { Accept: 'text/html', Cookie: 'x=y' } },
      makeBindings({ AUTH_SECRET: '' }),
    )
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      503,
      expect.stringContaining('text/html'),
    ])
  })
})
