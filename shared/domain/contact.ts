import * as z from 'zod/mini'

/** Longest address (RFC 5321, 4.5.3.1.3). */
const longestEmail = 254

/** An e-mail address in lower case: nobody's address differs from another's by case alone. */
export const emailSchema = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(longestEmail), z.email())

/** A phone that WhatsApp reaches, in digits with country code: `6281234567890`. */
export const whatsappSchema = z.string().check(z.regex(/^628\d{7,11}$/))

/** Where a person is reached, and by which they sign in. */
export const contactSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('email'), address: emailSchema }),
  z.object({ kind: z.literal('whatsapp'), address: whatsappSchema }),
])
export type Contact = z.infer<typeof contactSchema>
export type ContactKind = Contact['kind']
