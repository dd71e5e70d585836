import { env } from 'cloudflare:workers'
import type { Contact } from '#shared/domain/contact'
import { toOk } from '#shared/rules/result'
import { getSettings, type Settings } from '../../../worker/env.ts'
import { createAccountServices } from '../../../worker/services/account-services.ts'
import type { NewMessage } from '../../../worker/services/outbox.ts'
import { createSealing } from '../../../worker/services/sealing.ts'

/** Services of accounts on the real database; what they send is kept for the test to read. */
export function makeAccountWorld(changes: Partial<Settings> = {}) {
  const settings = { ...getSettings(env), ...changes }
  const sent: NewMessage[] = []
  const outbox = {
    send: async (message: NewMessage) => {
      sent.push(message)
      return toOk(null)
    },
  }
  const services = createAccountServices({
    db: env.DB,
    settings,
    sealing: createSealing(settings.dataKeys),
    outbox,
  })
  if (!services) throw new Error('the settings of the tests are not whole')
  const readCode = () => {
    const template = sent.findLast(({ template }) => template.name === 'sign-in-code')?.template
    if (template?.name !== 'sign-in-code') throw new Error('no code was sent')
    return template.params.code
  }
  return { ...services, sent, readCode }
}

export const fromPhone = (cookie: string | null = null) => ({
  caller: new Headers({
    'User-Agent': 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
    ...(cookie ? { Cookie: cookie } : {}),
  }),
  network: '203.0.113.7',
})

export const toCookie = (setCookie: readonly string[]) =>
  setCookie.map(cookie => cookie.split(';')[0]).join('; ')

let counter = 0
/** An address that no other test uses. */
export function makeContact(): Contact {
  counter += 1
  return { kind: 'email', address: `fitri.${counter}.${crypto.randomUUID().slice(0, 8)}@contoh.id` }
}
