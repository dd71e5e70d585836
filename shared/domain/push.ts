import * as z from 'zod/mini'
import type { Language } from '#shared/domain/platform'

/**
 * Services that browsers are reached through: Chrome and Edge, Firefox, Edge on Windows, Safari. A subscription names
 * the address that we post to, so nothing else may stand there.
 */
const pushHosts =
  /^(?:fcm\.googleapis\.com|(?:[\w-]+\.)+(?:push\.services\.mozilla|notify\.windows|push\.apple)\.com)$/

function isPushEndpoint(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.protocol !== 'https:' || !pushHosts.test(url.hostname)) return false
  return url.port === '' && url.username === '' && url.password === '' && url.hash === ''
}

/** What a browser gives after `PushManager.subscribe`, as its `toJSON` spells it. */
export const pushSubscriptionSchema = z.object({
  endpoint: z.string().check(z.maxLength(1000), z.refine(isPushEndpoint)),
  keys: z.object({
    /** An uncompressed point of P-256, 65 bytes that begin with 4 (RFC 8291, 3.1). */
    p256dh: z.string().check(z.regex(/^B[\w-]{86}$/)),
    /** 16 bytes (RFC 8291, 3.2). */
    auth: z.string().check(z.regex(/^[\w-]{22}$/)),
  }),
})
export type PushSubscriptionKeys = z.infer<typeof pushSubscriptionSchema>

/** What a push message holds, for the browser to show. */
export interface PushNotice {
  title: string
  body: string
  href: string
  language: Language
}
