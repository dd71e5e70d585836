import type { Message } from '#shared/domain/platform'
import type { ProfileKey } from '#shared/domain/subject'
import { findBank, type Wallet, walletNames } from '#shared/rules/recognise/providers'
import { toProfileParts } from '#shared/rules/subject-key'
import type { Reading } from '#shared/rules/understand'
import { platformNames } from '#shared/rules/verdict-words'

/** What was understood, in words: `Rekening BCA 123-456-7890 atas nama Siti`. */
export function describeReading(reading: Reading): Message {
  const { id, en } = subjectOf(reading)
  const { holder } = reading
  return holder ? { id: `${id} atas nama ${holder}`, en: `${en} in the name of ${holder}` } : { id, en }
}

/** Groups as people read them aloud: 3-3-4 for ten digits, else in fours. */
export function groupDigits(digits: string): string {
  if (digits.length === 10) return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`
  return digits.replace(/(.{4})(?=.)/g, '$1-')
}

/** The number as the official site takes it: digits alone, phones from 0 on. */
export function toCheckDigits({ kind, number }: Pick<Reading, 'kind' | 'number'>): string {
  const digits = number.replace(/[^0-9]/g, '')
  return kind === 'phone' || kind === 'ewallet' ? digits.replace(/^62/, '0') : digits
}

function subjectOf({ kind, key, number, provider }: Reading): Message {
  switch (kind) {
    case 'bank': {
      const bank = findBank(provider ?? '')?.name ?? ''
      return { id: `Rekening ${bank} ${groupDigits(number)}`, en: `${bank} account ${groupDigits(number)}` }
    }
    case 'ewallet': {
      const wallet = walletNames[provider as Wallet] ?? ''
      return same(`${wallet} ${toDomesticPhone(number)}`)
    }
    case 'phone':
      return { id: `Nomor HP ${toDomesticPhone(number)}`, en: `Phone ${toDomesticPhone(number)}` }
    case 'qris':
      return same(`QRIS ${number}`)
    case 'profile': {
      const { platform, handle } = toProfileParts(key as ProfileKey)
      return {
        id: `Profil ${platformNames[platform]} ${handle}`,
        en: `${platformNames[platform]} profile ${handle}`,
      }
    }
    case 'virtual-account':
      return { id: `Virtual account ${groupDigits(number)}`, en: `Virtual account ${groupDigits(number)}` }
    default:
      return same(`${kind.toUpperCase()} ${number}`)
  }
}

/** `0812-3456-7890`. */
function toDomesticPhone(phone: string): string {
  return groupDigits(phone.replace(/^62/, '0')).replace(/^(\d{3})-(\d{3})-(\d{4})$/, '$1-$2-$3')
}

function same(text: string): Message {
  return { id: text, en: text }
}
