import { type Contact, type ContactKind, emailSchema, whatsappSchema } from '#shared/domain/contact'
import { toIndonesianMobile } from '#shared/rules/phone'

/** What somebody typed as their contact, of the kinds that can be reached; null when it is none. */
export function toTypedContact(typed: string, canReach: (kind: ContactKind) => boolean): Contact | null {
  if (typed.includes('@')) {
    const email = emailSchema.safeParse(typed)
    return email.success && canReach('email') ? { kind: 'email', address: email.data } : null
  }
  const phone = whatsappSchema.safeParse(toIndonesianMobile(typed.replaceAll(/[\s().-]/g, '')))
  return phone.success && canReach('whatsapp') ? { kind: 'whatsapp', address: phone.data } : null
}
