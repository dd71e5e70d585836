import { toPictureCode } from '#shared/device/qr/read-qris'
import type { Language } from '#shared/domain/platform'
import type { ProfileKey } from '#shared/domain/subject'
import { outcomeOf } from '#shared/rules/outcome-of'
import { describeReading, groupDigits } from '#shared/rules/reading-words'
import { toProfileUrl } from '#shared/rules/subject-key'
import { type Reading, understand } from '#shared/rules/understand'
import { emptyForm, type Form, gridProviders, type Picture, toDigits } from './form.ts'
import { wordsOf } from './words/words.ts'

/** Longer texts are read up to here: a chat, not a book. */
export const longestText = 20_000

/** What was taken out of a text, or null where nothing was understood; then it is left where it was put. */
export function takeText(form: Form, pasted: string, language: Language): Form | null {
  const text = pasted.slice(0, longestText).trim()
  const cleared = { ...form, choices: [], nameless: null, problem: null, said: '' }
  const words = wordsOf(language)
  const outcome = outcomeOf(understand(text), text)
  switch (outcome.kind) {
    case 'profiles':
      return takeProfiles({ ...cleared, tab: 'link', link: text }, outcome.readings)
    case 'numbers':
      return takeNumbers(cleared, outcome.readings, language)
    case 'bare-number':
      return takeBareNumber(cleared, text, outcome.readings)
    case 'qris': {
      const codes = [toPictureCode(text)]
      const picture: Picture = { kind: 'read', file: null, codes, isUnreadableSeen: false, chosen: 0 }
      return { ...cleared, tab: 'qris', picture, said: words.tookQris }
    }
    case 'damaged-qris': {
      const codes = [{ kind: 'damaged' as const, text }]
      const picture: Picture = { kind: 'read', file: null, codes, isUnreadableSeen: false, chosen: 0 }
      return { ...cleared, tab: 'qris', picture }
    }
    case 'nameless':
      return { ...cleared, tab: 'link', link: text, nameless: outcome.link }
    default:
      return null
  }
}

/** Puts one reading where it belongs. */
export function takeReading(form: Form, reading: Reading, language: Language): Form {
  const taken = { ...form, choices: [], nameless: null, problem: null }
  const said = wordsOf(language).took(describeReading(reading)[language])
  switch (reading.kind) {
    case 'bank':
    case 'ewallet': {
      const digits = reading.kind === 'bank' ? reading.number : toDomestic(reading.number)
      const provider = reading.provider ?? ''
      const isOtherOpen = !gridProviders.includes(provider)
      return {
        ...taken,
        tab: 'account',
        provider,
        isOtherOpen,
        account: toSpaced(digits),
        holder: reading.holder,
        said,
      }
    }
    case 'phone':
      return { ...taken, tab: 'phone', phone: toSpaced(toDomestic(reading.number)), said }
    case 'qris':
      return { ...taken, tab: 'qris', picture: { kind: 'merchant', reading }, said }
    default: {
      const link = reading.key ? toProfileUrl(reading.key as ProfileKey) : form.link
      return { ...taken, tab: 'link', link, said }
    }
  }
}

/** A form of the same tab and language, for another check. */
export function anotherForm({ tab }: Form): Form {
  return { ...emptyForm, tab }
}

/** Groups that are easy to compare with what the seller wrote. */
export function toSpaced(digits: string): string {
  return groupDigits(digits).replaceAll('-', ' ')
}

function takeProfiles(form: Form, readings: Reading[]): Form {
  return readings.length > 1 ? { ...form, choices: readings } : form
}

function takeNumbers(form: Form, readings: Reading[], language: Language): Form | null {
  const [only, second] = readings
  if (!only) return null
  return second ? { ...form, choices: readings } : takeReading(form, only, language)
}

/** A number without a name beside it: where it was put, if it may belong there. */
function takeBareNumber(form: Form, text: string, readings: readonly Reading[]): Form {
  const digits = toDigits(text)
  const phone = readings.find(({ kind }) => kind === 'phone')
  if (phone && form.tab !== 'account')
    return { ...form, tab: 'phone', phone: toSpaced(toDomestic(phone.number)) }
  return { ...form, tab: 'account', account: toSpaced(digits), holder: null }
}

function toDomestic(mobile: string): string {
  return mobile.replace(/^62/, '0')
}
