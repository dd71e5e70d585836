import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { toOk, toProblem } from '#shared/rules/result'
import { createMail } from '../../../worker/messages/channels/mail.ts'
import { examples } from './examples.ts'

const [template] = examples as [(typeof examples)[number]]
const message = { address: 'fitri@contoh.id', language: 'id' as const, template }

it('hands text and markup to the binding, which takes every message', async () => {
  const mail = createMail(env.MAIL, 'kabar@amanah.example')
  for (const each of examples) {
    for (const language of ['id', 'en'] as const) {
      expect(await mail.send({ ...message, language, template: each })).toEqual(toOk(null))
    }
  }
})

it('names sender, recipient and subject', async () => {
  const sent: unknown[] = []
  const binding = { send: async (mail: unknown) => void sent.push(mail) } as unknown as SendEmail
  await createMail(binding, 'kabar@amanah.example').send(message)
  expect(sent).toEqual([
    {
      from: { name: 'Amanah', email: 'kabar@amanah.example' },
      to: 'fitri@contoh.id',
      subject: '482913 adalah kode masuk Amanah',
      text: expect.stringContaining('    482913\n\nKode berlaku 10 menit'),
      html: expect.stringMatching(/^<!doctype html><html lang="id">.*>482913<\/p>.*<\/html>$/s),
    },
  ])
})

const failing = (problem: unknown) =>
  createMail({ send: () => Promise.reject(problem) } as unknown as SendEmail, 'kabar@amanah.example')

it.each([
  ['E_RECIPIENT_SUPPRESSED', true],
  ['E_RECIPIENT_NOT_ALLOWED', true],
  ['E_VALIDATION_ERROR', true],
  ['E_SENDER_NOT_VERIFIED', false],
  ['E_DELIVERY_FAILED', false],
  ['E_RATE_LIMIT_EXCEEDED', false],
  ['E_DAILY_LIMIT_EXCEEDED', false],
  ['E_INTERNAL_SERVER_ERROR', false],
])('%s is for good: %s', async (code, permanent) => {
  const problem = Object.assign(new Error('could not deliver to fitri@contoh.id'), { code })
  expect(await failing(problem).send(message)).toEqual(toProblem({ permanent, reason: code }))
})

it.each([
  new Error('could not deliver to fitri@contoh.id'),
  Object.assign(new Error('x'), { code: 'fitri@contoh.id' }),
  'fitri@contoh.id',
  null,
])('keeps a failure that has no code to itself', async problem => {
  expect(await failing(problem).send(message)).toEqual(toProblem({ permanent: false, reason: 'mail_failed' }))
})
