import type { Language } from '#shared/domain/platform'
import { cleanText } from './clean-text.ts'
import type { Draft, Part, Value, Values } from './template.ts'
import { type Filled, getTemplate } from './templates.ts'

/** A message as its recipient reads it. Nothing in it is markup. */
export interface Letter {
  language: Language
  subject: string
  parts: readonly Part[]
}

/** Writes a message in one language. */
export function writeLetter({ name, params }: Filled, language: Language): Letter {
  const template = getTemplate(name)
  return fill(template.drafts[language], template.toValues(params, language), language)
}

/** What fills the places of the message, in their order. */
export function toValueTexts({ name, params }: Filled, language: Language): string[] {
  return Object.values(getTemplate(name).toValues(params, language)).map(toShown)
}

/** As plain text: what every mail program can show. */
export function toLetterText({ parts }: Letter): string {
  return `${parts.map(toPartText).join('\n\n')}\n\n— Amanah`
}

function toPartText(part: Part): string {
  if (typeof part === 'string') return part
  return 'code' in part ? `    ${part.code}` : `${part.label}:\n${part.href}`
}

/** In one pass, so that what a value holds is never taken for a place. */
function fill({ subject, parts }: Draft, values: Values, language: Language): Letter {
  const put = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name]
      if (!value) throw new Error(`no value for {${name}}`)
      return toShown(value)
    })
  const putAll = (part: Part): Part => {
    if (typeof part === 'string') return put(part)
    return 'code' in part ? { code: put(part.code) } : { label: put(part.label), href: put(part.href) }
  }
  return { language, subject: put(subject), parts: parts.map(putAll) }
}

function toShown(value: Value): string {
  return 'href' in value ? value.href : cleanText(value.text)
}
