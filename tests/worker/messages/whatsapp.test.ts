import { expect, it } from 'vitest'
import { toOk, toProblem } from '#shared/rules/result'
import { createWhatsapp } from '../../../worker/messages/channels/whatsapp.ts'
import { examples } from './examples.ts'

const settings = { phoneId: '106540352242922', token: 'EAAtokenOfTheTestSuite000' }

function makeWhatsapp(answer: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit; body: Record<string, unknown> }[] = []
  const channel = createWhatsapp(settings, async (url, init) => {
    asked.push({ url, init, body: JSON.parse(String(init.body)) })
    return answer()
  })
  return { channel, asked }
}

const toMessage = (name: string, language: 'id' | 'en' = 'id') => {
  const template = examples.find(example => example.name === name)
  if (!template) throw new Error(`no example of ${name}`)
  return { address: '6281234567890', language, template }
}

it('asks for an approved template, with its values in order', async () => {
  const { channel, asked } = makeWhatsapp(() => Response.json({ messages: [{ id: 'wamid.1' }] }))
  expect(await channel.send(toMessage('claim-approved', 'en'))).toEqual(toOk(null))
  expect(asked[0]?.url).toBe('https://graph.facebook.com/v26.0/106540352242922/messages')
  expect(asked[0]?.init).toMatchObject({
    method: 'POST',
    redirect: 'manual',
    headers: { Authorization: 'Bearer EAAtokenOfTheTestSuite000' },
  })
  expect(asked[0]?.body).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '6281234567890',
    type: 'template',
    template: {
      name: 'amanah_claim_approved',
      language: { code: 'en' },
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: '@toko.\u2060fitri on TikTok' },
            { type: 'text', text: 'Toko Fitri' },
            { type: 'text', text: 'amanah:toko-fitri' },
            { type: 'text', text: 'https://amanah.example/t/toko-fitri?lang=en' },
          ],
        },
      ],
    },
  })
})

it('puts a code into the text and into the button that copies it', async () => {
  const { channel, asked } = makeWhatsapp(() => Response.json({}))
  await channel.send(toMessage('sign-in-code'))
  const code = [{ type: 'text', text: '482913' }]
  expect(asked[0]?.body).toMatchObject({
    template: {
      name: 'amanah_sign_in_code',
      components: [
        { type: 'body', parameters: code },
        { type: 'button', sub_type: 'url', index: '0', parameters: code },
      ],
    },
  })
})

it('sends every template in one line each value, as Meta demands', async () => {
  const { channel, asked } = makeWhatsapp(() => Response.json({}))
  for (const { name } of examples) await channel.send(toMessage(name))
  for (const { body } of asked) {
    const texts = [...JSON.stringify(body).matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text)
    for (const text of texts) expect(text).toMatch(/^\S(?:(?!\\[nt]| {4}).)*$/)
  }
  expect(asked.map(({ body }) => (body.template as { name: string }).name)).toContain('amanah_data_deleted')
})

it.each([
  [400, { error: { code: 131_026, message: 'to 6281234567890' } }, true, 'whatsapp_131026'],
  [404, { error: { code: 132_001 } }, true, 'whatsapp_132001'],
  [429, { error: { code: 130_429 } }, false, 'whatsapp_130429'],
  [400, { error: { code: 131_056 } }, false, 'whatsapp_131056'],
  [401, { error: { code: 190 } }, false, 'whatsapp_190'],
  [503, 'unavailable', false, 'http_503'],
  [429, 'slow down', false, 'http_429'],
  [403, 'no', false, 'http_403'],
  [302, '', true, 'http_302'],
  [400, { error: { code: 'kode\n6281234567890' } }, true, 'http_400'],
])('answers %s %j with permanent %s', async (status, body, permanent, reason) => {
  const { channel } = makeWhatsapp(
    () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }),
  )
  expect(await channel.send(toMessage('new-device'))).toEqual(toProblem({ permanent, reason }))
})

it('tries again after a network that is gone or too slow', async () => {
  const slow = new DOMException('slow', 'TimeoutError')
  for (const [problem, reason] of [
    [new TypeError('no network'), 'network'],
    [slow, 'timeout'],
  ] as const) {
    const { channel } = makeWhatsapp(() => Promise.reject(problem))
    expect(await channel.send(toMessage('new-device'))).toEqual(toProblem({ permanent: false, reason }))
  }
})
