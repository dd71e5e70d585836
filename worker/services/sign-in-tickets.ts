import * as z from 'zod/mini'
import { type Contact, contactSchema } from '#shared/domain/contact'
import { type Language, languageSchema } from '#shared/domain/platform'
import type { Sealing } from './sealing.ts'

/** Between asking for a code and typing it: who asked, in which language. Lies sealed in a cookie, nowhere else. */
export interface SignInTicket {
  contact: Contact
  language: Language
}

export interface SignInTickets {
  make(ticket: SignInTicket): Promise<string>
  /** Null of a ticket that is not ours, or older than its code. */
  read(text: string): Promise<SignInTicket | null>
}

const ticketSchema = z.object({ contact: contactSchema, language: languageSchema, until: z.number() })
const place = { table: 'cookie', column: 'ticket', id: 'sign-in' }

/**
 * A code is asked for and typed in the same browser: whoever gets hold of a code alone cannot use it, and nobody can be
 * signed in to another's account by a link.
 */
export function createSignInTickets(sealing: Sealing, minutes: number): SignInTickets {
  return {
    make: ticket => sealing.seal(JSON.stringify({ ...ticket, until: Date.now() + minutes * 60_000 }), place),
    async read(text) {
      const opened = await sealing.open(text, place).catch(() => null)
      if (opened === null) return null
      const { contact, language, until } = ticketSchema.parse(JSON.parse(opened))
      return until > Date.now() ? { contact, language } : null
    },
  }
}
