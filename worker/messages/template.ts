import type { z } from 'zod'
import type { Language } from '#shared/domain/platform'

/** A part of a letter; `{name}` stands for a value. */
export type Part = string | { code: string } | { label: string; href: string }

/** A letter as written, with places for values. */
export interface Draft {
  subject: string
  parts: readonly Part[]
}

/** In the order in which a WhatsApp template numbers them. */
export type Values = Readonly<Record<string, Value>>

/** Text that people chose is cleaned before it is put in; an address is an address of ours and stays whole. */
export type Value = { text: string } | { href: string }

export interface Template<Name extends string = string, Params = unknown> {
  name: Name
  params: z.ZodType<Params>
  /** How long it is worth sending. What is older is given up. */
  worthMinutes: number
  /** It concerns the safety of the account: every contact is told, not the best one only. */
  isUrgent: boolean
  drafts: Readonly<Record<Language, Draft>>
  /** Throws on params that are not this template's: they lie sealed for a while, and the code may be newer. */
  toValues(params: unknown, language: Language): Values
}

interface TemplateText<Name extends string, Params> {
  name: Name
  params: z.ZodType<Params>
  /** A day, unless it says otherwise. */
  worthMinutes?: number
  isUrgent?: boolean
  toValues(params: Params, language: Language): Values
  drafts: Readonly<Record<Language, Draft>>
}

const aDay = 24 * 60

export function defineTemplate<const Name extends string, Params>(
  template: TemplateText<Name, Params>,
): Template<Name, Params> {
  return {
    worthMinutes: aDay,
    isUrgent: false,
    ...template,
    toValues: (params, language) => template.toValues(template.params.parse(params), language),
  }
}

export function toText(text: string | number): Value {
  return { text: String(text) }
}

/** A page of ours, in the language of the letter. */
export function toHref(href: string, language: Language): Value {
  const url = new URL(href)
  if (language === 'en') url.searchParams.set('lang', 'en')
  return { href: url.href }
}
