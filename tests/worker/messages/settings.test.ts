import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import { type MessageBindings, toMessageSettings } from '../../../worker/messages/settings.ts'
import { expectErrors } from '../harness.ts'

const whole: MessageBindings = {
  MAIL: env.MAIL,
  MAIL_FROM: 'Kabar@Amanah.example',
  WHATSAPP_PHONE_ID: '106540352242922',
  WHATSAPP_TOKEN: 'EAAtokenOfTheTestSuite000',
  VAPID_KEYS: env.VAPID_KEYS,
}

const expectWarnings = () => vi.spyOn(console, 'warn').mockImplementation(() => {})

it('reads every channel, and says nothing', () => {
  const [logged, warned] = [expectErrors(), expectWarnings()]
  const { mail, whatsapp, push } = toMessageSettings(whole, false)
  expect(mail?.from).toBe('kabar@amanah.example')
  expect(whatsapp).toEqual({ phoneId: '106540352242922', token: 'EAAtokenOfTheTestSuite000' })
  expect([push?.publicKey.length, push?.privateKey.length]).toEqual([87, 43])
  expect([...logged.mock.calls, ...warned.mock.calls]).toEqual([])
})

it('says once what is off', () => {
  const [logged, warned] = [expectErrors(), expectWarnings()]
  expect(toMessageSettings({}, false)).toEqual({ mail: null, whatsapp: null, push: null })
  expect(toMessageSettings({ MAIL: env.MAIL }, true).mail).toBeNull()
  expect(warned.mock.calls).toEqual([
    ['not configured, no messages go out by: mail, whatsapp, push'],
    ['not configured, no messages go out by: push'],
  ])
  expect(logged).not.toHaveBeenCalled()
})

it.each([
  ['MAIL_FROM', 'Amanah <kabar@amanah.example>'],
  ['MAIL_FROM', 'kabar@amanah.example\r\nBcc: x@contoh.id'],
  ['WHATSAPP_PHONE_ID', '../me'],
  ['WHATSAPP_TOKEN', 'with space and\nline break here'],
  ['VAPID_KEYS', 'short:short'],
  ['VAPID_KEYS', `A${'A'.repeat(86)}:${'A'.repeat(43)}`],
])('names a malformed %s, shows nothing of it, and leaves its channel off', (name, value) => {
  const [logged] = [expectErrors(), expectWarnings()]
  const { mail, whatsapp, push } = toMessageSettings({ ...whole, [name]: value }, false)
  expect([mail, whatsapp, push].filter(each => each === null)).toHaveLength(1)
  expect(logged.mock.calls).toEqual([[`settings malformed, their channels are off: ${name}`]])
})
