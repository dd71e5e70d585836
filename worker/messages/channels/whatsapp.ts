import { z } from 'zod'
import { toOk, toProblem } from '#shared/rules/result'
import type { Channel, Failure, Outgoing } from '../channel.ts'
import { toValueTexts } from '../letter.ts'
import { askProvider, type Fetch, isTemporary } from '../provider-request.ts'

export interface WhatsappSettings {
  phoneId: string
  token: string
}

const apiVersion = 'v26.0'

/**
 * Meta's codes after which another try changes nothing: the number is not on WhatsApp, refuses us or is not served, or
 * the template is not approved as we fill it. Token, payment and limits are none of these: an operator can mend them.
 */
const permanentCodes: ReadonlySet<number> = new Set([
  100, 130_472, 130_497, 131_008, 131_009, 131_021, 131_026, 131_050, 131_051, 132_000, 132_001, 132_005,
  132_007, 132_012, 132_015, 132_016,
])

const answerSchema = z.object({ error: z.object({ code: z.number().int() }) })

/** The WhatsApp Cloud API. Only templates that Meta approved may begin a conversation. */
export function createWhatsapp({ phoneId, token }: WhatsappSettings, fetch: Fetch): Channel {
  return {
    kind: 'whatsapp',
    async send(message) {
      const asked = await askProvider(fetch, `https://graph.facebook.com/${apiVersion}/${phoneId}/messages`, {
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(toBody(message)),
      })
      if (!asked.ok) return toProblem({ permanent: false, reason: asked.problem })
      if (!asked.value.ok) return toProblem(await toFailure(asked.value))
      await asked.value.body?.cancel()
      return toOk(null)
    },
  }
}

function toBody({ address, language, template }: Outgoing) {
  const values = toValueTexts(template, language)
  const parameters = values.map(text => ({ type: 'text', text }))
  const components: object[] = parameters.length > 0 ? [{ type: 'body', parameters }] : []
  // Meta sets the words of templates for codes: the code goes into the text, and into the button that copies it.
  if (template.name === 'sign-in-code') {
    const code = parameters.slice(0, 1)
    components.splice(0, 1, { type: 'body', parameters: code })
    components.push({ type: 'button', sub_type: 'url', index: '0', parameters: code })
  }
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: address,
    type: 'template',
    template: { name: toTemplateName(template.name), language: { code: language }, components },
  }
}

function toTemplateName(name: string): string {
  return `amanah_${name.replaceAll('-', '_')}`
}

async function toFailure(answer: Response): Promise<Failure> {
  const body: unknown = await answer.json().catch(() => null)
  const { data } = answerSchema.safeParse(body)
  if (data) return { permanent: permanentCodes.has(data.error.code), reason: `whatsapp_${data.error.code}` }
  return { permanent: !isTemporary(answer.status), reason: `http_${answer.status}` }
}
