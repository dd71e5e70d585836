import { z } from 'zod'
import { emailSchema } from '#shared/domain/contact'
import type { PushSettings } from './channels/push.ts'
import type { WhatsappSettings } from './channels/whatsapp.ts'

/** What messages go out by. Each part may be missing: then that channel is off. */
export interface MessageBindings {
  MAIL?: SendEmail
  MAIL_FROM?: string
  WHATSAPP_PHONE_ID?: string
  WHATSAPP_TOKEN?: string
  VAPID_KEYS?: string
}

export interface MessageSettings {
  mail: { binding: SendEmail; from: string } | null
  whatsapp: WhatsappSettings | null
  push: PushSettings | null
}

const phoneIdSchema = z.string().regex(/^\d{5,20}$/)
const tokenSchema = z.string().regex(/^[\w-]{20,1000}$/)

// 65 bytes that begin with 4, and 32 (RFC 8292, 3.2).
const vapidSchema = z
  .string()
  .regex(/^B[\w-]{86}:[\w-]{43}$/)
  .transform((text): PushSettings => {
    const [publicKey = '', privateKey = ''] = text.split(':')
    return { publicKey, privateKey }
  })

/** What is whole is on; the log is told once of what is off, and apart from it of what is written wrongly. */
export function toMessageSettings(bindings: MessageBindings, isLocal: boolean): MessageSettings {
  const { MAIL, MAIL_FROM, WHATSAPP_PHONE_ID, WHATSAPP_TOKEN, VAPID_KEYS } = bindings
  const from = emailSchema.safeParse(MAIL_FROM).data
  const phoneId = phoneIdSchema.safeParse(WHATSAPP_PHONE_ID).data
  const token = tokenSchema.safeParse(WHATSAPP_TOKEN).data
  const push = vapidSchema.safeParse(VAPID_KEYS).data ?? null
  const malformed = Object.entries({
    MAIL_FROM: Boolean(MAIL_FROM) && !from,
    WHATSAPP_PHONE_ID: Boolean(WHATSAPP_PHONE_ID) && !phoneId,
    WHATSAPP_TOKEN: Boolean(WHATSAPP_TOKEN) && !token,
    VAPID_KEYS: Boolean(VAPID_KEYS) && !push,
  }).flatMap(([name, isWrong]) => (isWrong ? name : []))
  if (malformed.length > 0) {
    console.error(`settings malformed, their channels are off: ${malformed.join(', ')}`)
  }
  const mail = MAIL && from ? { binding: MAIL, from } : null
  const whatsapp = phoneId && token ? { phoneId, token } : null
  const off = Object.entries(isLocal ? { push } : { mail, whatsapp, push }).flatMap(([name, settings]) =>
    settings ? [] : name,
  )
  if (off.length > 0) console.warn(`not configured, no messages go out by: ${off.join(', ')}`)
  return { mail, whatsapp, push }
}
