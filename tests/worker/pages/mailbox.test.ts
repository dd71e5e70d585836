import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { consume } from '../../../worker/queues/consume.ts'
import { resend } from '../../../worker/schedules/resend.ts'
import { createServices } from '../../../worker/services.ts'
import { countRows, dumpDatabase, expectErrors, makeBindings, request } from '../harness.ts'

const address = 'fitri.rahayu@contoh.id'

async function sendInvitation(shop: string, bindings = makeBindings()) {
  const { outbox } = createServices(bindings)
  const sent = await outbox.send({
    to: { contact: { kind: 'email', address } },
    language: 'id',
    template: {
      name: 'shop-invitation',
      params: {
        shop,
        role: 'admin',
        link: 'http://localhost:8787/undangan/abc',
        until: '2026-05-03T04:05:06.000Z',
      },
    },
  })
  return { sent, bindings }
}

/** What the queue does with a message that it was given. */
async function work(bindings: ReturnType<typeof makeBindings>) {
  const messages = bindings.sent.splice(0).map((body, i) => ({
    id: String(i),
    body,
    attempts: 1,
    ack: () => {},
    retry: () => {},
  }))
  await consume({ messages } as unknown as MessageBatch, createServices(bindings))
}

const read = async (path = '/kotak-surat', bindings = makeBindings()) =>
  (await request(path, {}, bindings)).text()

it('shows what was sent, the newest first, with links to click', async () => {
  expect(await read()).toContain('Belum ada pesan')
  for (const shop of ['Toko Satu', 'Toko Dua']) {
    const { bindings } = await sendInvitation(shop)
    expect(bindings.sent).toEqual([{ kind: 'send' }])
    await work(bindings)
  }
  const page = await read()
  expect(page.indexOf('Toko Dua')).toBeLessThan(page.indexOf('Toko Satu'))
  expect(page).toContain(address)
  expect(page).toContain('<a href="http://localhost:8787/undangan/abc">')
  // The markup of mail programs, as text.
  expect(page).toContain('&lt;!doctype html&gt;')
  expect(await read('/kotak-surat?lang=en')).toContain('On this machine e-mail and WhatsApp')
})

it('shows hostile text as text', async () => {
  const { bindings } = await sendInvitation('</pre><script>alert(1)</script> javascript:alert(1)')
  await work(bindings)
  const page = await read()
  expect(page).not.toMatch(/<script>alert|href="javascript/)
  expect(page).toContain('&lt;/pre&gt;&lt;script&gt;')
})

it('is nowhere but on a developer’s machine', async () => {
  const { bindings } = await sendInvitation('Toko Satu')
  await work(bindings)
  for (const ENVIRONMENT of ['staging', 'production']) {
    const elsewhere = makeBindings({ ENVIRONMENT })
    const answer = await request('/kotak-surat', { headers: { Accept: 'text/html' } }, elsewhere)
    expect([answer.status, await answer.text()]).toEqual([404, expect.not.stringContaining(address)])
    expect(createServices(elsewhere).mailbox).toBeNull()
  }
})

it('may be kept by no cache', async () => {
  expect((await request('/kotak-surat')).headers.get('Cache-Control')).toBe('private, no-store')
})

it('keeps its letters sealed, and the newest hundred', async () => {
  const { mailbox } = createServices(makeBindings())
  const letter = { channel: 'email' as const, to: address, subject: 'Kode 482913', text: 'x', html: 'x' }
  for (let i = 0; i < 103; i++) await mailbox?.put({ ...letter, text: `surat ${i}` })
  expect(await countRows('mailbox')).toBe(100)
  expect((await mailbox?.list())?.[0]?.text).toBe('surat 102')
  expect(await dumpDatabase()).not.toMatch(/fitri|482913|surat/)
})

it('gets what a lost message left behind, when the clock finds it', async () => {
  expectErrors()
  const lost = { send: () => Promise.reject(new Error('queue is down')) } as unknown as Queue<never>
  const { sent, bindings } = await sendInvitation('Toko Satu', makeBindings({ MESSAGE_QUEUE: lost }))
  expect([sent.ok, bindings.sent]).toEqual([true, []])
  const later = makeBindings()
  await resend(createServices(later))
  expect(later.sent).toEqual([{ kind: 'send' }])
  await work(later)
  expect(await read()).toContain('Toko Satu')
  await resend(createServices(later))
  expect(later.sent).toEqual([])
})

it('sends without the platform’s mail where nothing is configured: not at all, and says so', async () => {
  const bindings = makeBindings({ ENVIRONMENT: 'production', VAPID_KEYS: '', MAIL_FROM: '' })
  const { sent } = await sendInvitation('Toko Satu', bindings)
  expect(!sent.ok && sent.problem.code).toBe('unavailable')
  const configured = makeBindings({
    ENVIRONMENT: 'production',
    MAIL: env.MAIL,
    MAIL_FROM: 'k@amanah.example',
  })
  const real = await sendInvitation('Toko Satu', configured)
  expect(real.sent.ok).toBe(true)
  await work(configured)
  expect([await countRows('mailbox'), await createServices(configured).outbox.isDue()]).toEqual([0, false])
})

it('asks again soon for what is to be tried again soon, and at once while there is more', async () => {
  expectErrors()
  const refusing = { send: () => Promise.reject(new Error('down')) } as unknown as SendEmail
  const bindings = makeBindings({ ENVIRONMENT: 'production', MAIL: refusing, MAIL_FROM: 'k@amanah.example' })
  const delays: unknown[] = []
  const queue = {
    send: async (_: unknown, { delaySeconds }: { delaySeconds: number }) => void delays.push(delaySeconds),
  } as unknown as Queue<never>
  const services = createServices({ ...bindings, MESSAGE_QUEUE: queue })
  const code = { name: 'sign-in-code' as const, params: { code: '482913', minutes: 10 } }
  await services.outbox.send({ to: { contact: { kind: 'email', address } }, language: 'id', template: code })
  bindings.sent.push({ kind: 'send' })
  const message = { id: '1', body: { kind: 'send' }, attempts: 1, ack: () => {}, retry: () => {} }
  await consume({ messages: [message] } as unknown as MessageBatch, services)
  expect(delays).toEqual([0, expect.any(Number)])
  expect(delays[1]).toBeGreaterThanOrEqual(7)
  expect(delays[1]).toBeLessThanOrEqual(13)
})
