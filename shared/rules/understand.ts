import type { DestinationKey } from '#shared/domain/subject'
import { type NamelessKind, namelessKindOf, toNamelessLink } from '#shared/rules/nameless-link'
import { toIndonesianMobile } from '#shared/rules/phone'
import { parseQris, type QrisProblem } from '#shared/rules/qris'
import { banks, type Wallet, walletNames } from '#shared/rules/recognise/providers'
import { recognise } from '#shared/rules/recognise/recognise'
import type { Recognition } from '#shared/rules/recognise/recognition'
import { profileOfUrl, toProfileRef } from '#shared/rules/subject-key'

/** One way to take what was pasted. */
export type Reading = Pick<Recognition, 'kind' | 'key' | 'number' | 'provider' | 'holder'>

/** A link that names nobody until somebody follows it. */
export type NamelessLink = NamelessKind

/** What a pasted text is. */
export type Understanding =
  | { state: 'read'; reading: Reading; others: Reading[] }
  /** Several things it may be, none surer than another: a number without a bank, a bare handle. */
  | { state: 'ambiguous'; readings: Reading[] }
  | { state: 'nameless'; link: NamelessLink }
  | { state: 'unread'; reason: 'empty' | 'nothing' | Exclude<QrisProblem, 'not-qris'> }

/** Reads anything a person pastes to check it. Pure, never throws. */
export function understand(pasted: string): Understanding {
  const text = pasted.trim()
  if (text === '') return { state: 'unread', reason: 'empty' }
  if (text.startsWith('000201')) return understandQris(text)
  const nameless = toNamelessLink(text)
  const link = nameless && namelessKindOf(nameless)
  if (link) return { state: 'nameless', link }
  // A number and nothing else: a phone may be a wallet too, and any bank's account.
  const bare = readBareNumber(text)
  if (bare.length > 0) return { state: 'ambiguous', readings: bare }
  const [reading, ...others] = [
    ...readAddress(text),
    ...recognise(text).filter(({ key }) => key !== null),
  ].map(toReading)
  if (reading) return { state: 'read', reading, others: others.filter(({ key }) => key !== reading.key) }
  const readings = readBareHandle(text)
  return readings.length > 0 ? { state: 'ambiguous', readings } : { state: 'unread', reason: 'nothing' }
}

function understandQris(text: string): Understanding {
  const parsed = parseQris(text)
  if (!parsed.ok)
    return { state: 'unread', reason: parsed.problem === 'not-qris' ? 'nothing' : parsed.problem }
  const { key, nmid, pan, name } = parsed.value
  if (!key) return { state: 'unread', reason: 'nothing' }
  return {
    state: 'read',
    reading: { kind: 'qris', key, number: nmid ?? pan ?? '', provider: null, holder: name },
    others: [],
  }
}

/** An address typed without its scheme, or alone on its line. */
function readAddress(text: string): Recognition[] {
  if (/\s/.test(text) || !text.includes('.')) return []
  const profile = profileOfUrl(
    /^https?:\/\//i.test(text) ? text.replace(/^http:/i, 'https:') : `https://${text}`,
  )
  if (!profile) return []
  const span = {
    start: 0,
    end: text.length,
    holder: null,
    provider: null,
    confidence: 'high' as const,
    isObfuscated: false,
  }
  return [{ kind: 'profile', key: profile.key, number: profile.handle, ...span }]
}

/** A number without a word beside it: a phone, its wallets, or an account of any bank with that length. */
function readBareNumber(text: string): Reading[] {
  const written = text.replace(/[ .\-/()]/g, '')
  // Another country's number, and none of ours.
  if (/^\+(?!62)/.test(written)) return []
  const digits = written.replace(/^\+/, '')
  if (!/^\d{7,17}$/.test(digits)) return []
  const mobile = toIndonesianMobile(digits)
  const phones: Reading[] = mobile ? [toReadingOf('phone', `phone:${mobile}`, mobile, null)] : []
  const wallets = mobile
    ? (Object.keys(walletNames) as Wallet[]).map(wallet =>
        toReadingOf('ewallet', `ewallet:${wallet}:${mobile}`, mobile, wallet),
      )
    : []
  const accounts = banks
    .filter(({ accepts: [shortest, longest] }) => digits.length >= shortest && digits.length <= longest)
    .map(({ code }) => toReadingOf('bank', `bank:${code}:${digits}`, digits, code))
  return [...phones, ...wallets, ...accounts]
}

/** What a key spells; null for what is no key of ours. The one number of a phone or wallet is its normal form. */
export function readingOfKey(key: string, holder: string | null = null): Reading | null {
  const [kind = '', first = '', second = ''] = key.split(':')
  const number = second || first
  const base = { key: key as DestinationKey, number, holder }
  if (kind === 'bank' || kind === 'ewallet') return { ...base, kind, provider: first }
  if (kind === 'phone') return { ...base, kind, provider: null }
  if (kind === 'qris' || kind === 'qris-pan') return { ...base, kind: 'qris', provider: null }
  const isProfile = /^(?:instagram|tiktok|facebook)(?:-id)?$/.test(kind)
  return isProfile ? { ...base, kind: 'profile', provider: null } : null
}

/** A number taken as an account of the bank that a person named for it. Digits only. */
export function withBank(digits: string, code: string): Reading {
  return toReadingOf('bank', `bank:${code}:${digits}`, digits, code)
}

function readBareHandle(text: string): Reading[] {
  const handle = text.replace(/^@/, '')
  if (!/^[A-Za-z0-9._]{2,30}$/.test(handle) || !/[a-z]/i.test(handle)) return []
  return (['instagram', 'tiktok'] as const).flatMap(platform => {
    const ref = toProfileRef(platform, handle)
    return ref
      ? [{ kind: 'profile' as const, key: ref.key, number: ref.handle, provider: null, holder: null }]
      : []
  })
}

function toReadingOf(
  kind: 'phone' | 'ewallet' | 'bank',
  key: string,
  number: string,
  provider: string | null,
): Reading {
  return { kind, key: key as DestinationKey, number, provider, holder: null }
}

function toReading({ kind, key, number, provider, holder }: Recognition): Reading {
  return { kind, key, number, provider, holder }
}
