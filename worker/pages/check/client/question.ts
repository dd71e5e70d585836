import type { Language } from '#shared/domain/platform'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import { outcomeOf } from '#shared/rules/outcome-of'
import { toIndonesianMobile } from '#shared/rules/phone'
import type { Qris } from '#shared/rules/qris'
import { findBank, type Wallet, walletNames } from '#shared/rules/recognise/providers'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { profileOfUrl } from '#shared/rules/subject-key'
import { type Reading, readingOfKey, understand } from '#shared/rules/understand'
import { type Field, type Form, toDigits } from './form.ts'
import { longestText } from './take-text.ts'
import { wordsOf } from './words/words.ts'

/** Whose a number is said to be; without profiles it cannot be compared. */
export interface Owner {
  text: string
  profiles: readonly ProfileKey[]
}

/** What is asked. */
export type Question =
  | { kind: 'profile'; key: ProfileKey }
  | {
      kind: 'destination'
      key: DestinationKey
      reading: Reading
      /** What the code says, where one was read. */
      qris: Qris | null
      owner: Owner | null
    }

/** Why nothing can be asked yet, and in which field that is to be put right. */
export interface FieldProblem {
  field: Field
  text: string
}

const accountDigits = { fewest: 5, most: 20 }
/** A handle or a link; nobody's name is longer. */
const longestOwner = 500
const phoneDigits = { fewest: 10, most: 13 }

/** What the filled form asks. Length alone never stands in the way of an account. */
export function toQuestion(form: Form, language: Language): Result<Question, FieldProblem> {
  switch (form.tab) {
    case 'link':
      return toProfileQuestion(form, language)
    case 'account':
      return toAccountQuestion(form, language)
    case 'phone':
      return toPhoneQuestion(form, language)
    case 'qris':
      return toQrisQuestion(form, language)
  }
}

/** Who is meant by a handle or a link; a bare handle may be of two platforms. */
export function toOwner(text: string): Owner | null {
  const written = text.slice(0, longestOwner).trim()
  if (written === '') return null
  const outcome = outcomeOf(understand(written), written)
  const readings = outcome.kind === 'profiles' ? outcome.readings : []
  return { text: written, profiles: readings.flatMap(({ key }) => (key ? [key as ProfileKey] : [])) }
}

export function providerName(provider: string): string {
  return findBank(provider)?.name ?? walletNames[provider as Wallet] ?? provider
}

export function isWallet(provider: string | null): boolean {
  return provider !== null && provider in walletNames
}

function toProfileQuestion({ link }: Form, language: Language): Result<Question, FieldProblem> {
  const { link: words } = wordsOf(language)
  const text = link.slice(0, longestText).trim()
  if (text === '') return toProblem({ field: 'link', text: words.empty })
  const outcome = outcomeOf(understand(text), text)
  const [reading] = outcome.kind === 'profiles' ? outcome.readings : []
  if (reading?.key) return toOk({ kind: 'profile', key: reading.key as ProfileKey })
  return toProblem({ field: 'link', text: isOnPlatformWithoutName(text) ? words.item : words.unread })
}

function toAccountQuestion(form: Form, language: Language): Result<Question, FieldProblem> {
  const { provider, account, owner, holder } = form
  const { account: words } = wordsOf(language)
  if (provider === null) return toProblem({ field: 'provider', text: words.noProvider })
  const digits = toDigits(account)
  const problem = (text: string) => toProblem<FieldProblem>({ field: 'account', text })
  if (digits === '') return problem(words.empty)
  if (isWallet(provider)) {
    const key = findWalletKey(provider, account)
    return key ? toDestination(key, holder, owner) : problem(words.notWallet(providerName(provider)))
  }
  if (digits.length < accountDigits.fewest) return problem(words.tooShort(digits.length))
  if (digits.length > accountDigits.most) return problem(words.tooLong(digits.length))
  return toDestination(`bank:${provider}:${digits}`, holder, owner)
}

function toPhoneQuestion({ phone, owner }: Form, language: Language): Result<Question, FieldProblem> {
  const { phone: words } = wordsOf(language)
  const digits = toDigits(phone)
  const problem = (text: string) => toProblem<FieldProblem>({ field: 'phone', text })
  if (digits === '') return problem(words.empty)
  const mobile = toIndonesianMobile(phone.trim().startsWith('+') ? `+${digits}` : digits)
  if (mobile) return toDestination(`phone:${mobile}`, null, owner)
  if (/^\+(?!62)/.test(phone.trim())) return problem(words.foreign)
  if (digits.length < phoneDigits.fewest) return problem(words.tooShort(digits.length))
  return problem(digits.length > phoneDigits.most + 1 ? words.tooLong(digits.length) : words.foreign)
}

function toQrisQuestion({ picture, owner }: Form, language: Language): Result<Question, FieldProblem> {
  const { qris: words } = wordsOf(language)
  if (picture.kind === 'merchant' && picture.reading.key) {
    return toDestination(picture.reading.key, null, owner)
  }
  const code = picture.kind === 'read' ? picture.codes[picture.chosen] : undefined
  if (code?.kind !== 'qris' || !code.qris.key) return toProblem({ field: 'qris', text: words.none })
  const asked = toDestination(code.qris.key, code.qris.name || null, owner)
  return asked.ok && asked.value.kind === 'destination' ? toOk({ ...asked.value, qris: code.qris }) : asked
}

function toDestination(key: string, holder: string | null, owner: string): { ok: true; value: Question } {
  const reading = readingOfKey(key, holder)
  if (!reading) throw new Error('a key that reads as nothing')
  return toOk({ kind: 'destination', key: key as DestinationKey, reading, qris: null, owner: toOwner(owner) })
}

/** As the recogniser reads it beside the wallet's name: with or without the digits of its virtual account. */
function findWalletKey(wallet: string, account: string): string | null {
  const outcome = outcomeOf(understand(`${providerName(wallet)} ${account}`))
  const readings = outcome.kind === 'numbers' ? outcome.readings : []
  return readings.find(({ kind, provider }) => kind === 'ewallet' && provider === wallet)?.key ?? null
}

/** An address of one of the platforms that names no profile: an item, a post, a group. */
function isOnPlatformWithoutName(text: string): boolean {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
  const url = !/\s/.test(text) && URL.canParse(address) ? new URL(address) : null
  const isPlatform = url !== null && /(?:^|\.)(?:instagram|facebook|tiktok)\.com$/.test(url.hostname)
  return isPlatform && profileOfUrl(url.href) === null
}
