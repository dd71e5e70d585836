import { buildPushPayload, type PushSubscription } from '@block65/webcrypto-web-push'
import { type PushNotice, pushSubscriptionSchema } from '#shared/domain/push'
import { toOk, toProblem } from '#shared/rules/result'
import { type Channel, gone, type Outgoing } from '../channel.ts'
import { writeLetter } from '../letter.ts'
import { askProvider, type Fetch, isTemporary } from '../provider-request.ts'
import { getTemplate } from '../templates.ts'

export interface PushSettings {
  /** base64url, as the browser is given it to subscribe. */
  publicKey: string
  privateKey: string
}

interface Sender extends PushSettings {
  /** Whom the push service turns to about our messages: `mailto:` or `https:` (RFC 8292, 2.1). */
  subject: string
  /** What a notice opens that names no page. */
  home: string
}

const longestBody = 600

/** Web Push: encrypted for the browser (RFC 8291), signed with our own key (RFC 8292). */
export function createPush({ publicKey, privateKey, subject, home }: Sender, fetch: Fetch): Channel {
  return {
    kind: 'push',
    async send(message) {
      const subscription: PushSubscription = {
        ...pushSubscriptionSchema.parse(JSON.parse(message.address)),
        expirationTime: null,
      }
      const { worthMinutes, isUrgent } = getTemplate(message.template.name)
      const options = { ttl: worthMinutes * 60, urgency: isUrgent ? ('high' as const) : ('normal' as const) }
      const { headers, body } = await buildPushPayload(
        { data: JSON.stringify(toNotice(message, home)), options },
        subscription,
        { publicKey, privateKey, subject },
      )
      const asked = await askProvider(fetch, subscription.endpoint, { headers, body })
      if (!asked.ok) return toProblem({ permanent: false, reason: asked.problem })
      const { status, ok } = asked.value
      await asked.value.body?.cancel()
      if (ok) return toOk(null)
      if (status === 404 || status === 410) return toProblem(gone)
      return toProblem({ permanent: !isTemporary(status), reason: `http_${status}` })
    },
  }
}

function toNotice({ template, language }: Outgoing, home: string): PushNotice {
  const { subject, parts } = writeLetter(template, language)
  const texts = parts.filter(part => typeof part === 'string')
  const link = parts.find(part => typeof part === 'object' && 'href' in part)
  return {
    title: subject,
    body: texts.slice(0, 2).join('\n').slice(0, longestBody),
    href: typeof link === 'object' && 'href' in link ? link.href : home,
    language,
  }
}
