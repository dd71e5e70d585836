import type { Language } from '#shared/domain/platform'
import { toOwnerName } from '#shared/rules/destination-label'
import { findBank, type Wallet, walletNames } from '#shared/rules/recognise/providers'
import { toProfileParts } from '#shared/rules/subject-key'
import { platformNames } from '#shared/rules/verdict-words'
import type { Check } from './state.ts'
import { toPlain } from './to-plain.ts'
import type { IconName } from './views/icon.tsx'
import { wordsOf } from './words/words.ts'

/** What was checked, in words that may be seen by who looks over the shoulder: of a number only its end. */
export interface Subject {
  icon: IconName
  name: string
  /** Lines under the name. */
  notes: string[]
}

const longestNote = 60

export function subjectOf(
  { question, answer }: Pick<Check, 'question' | 'answer'>,
  language: Language,
): Subject {
  const { result } = wordsOf(language)
  if (question.kind === 'profile') {
    const { platform } = toProfileParts(question.key)
    const shop =
      answer?.state === 'profile' && answer.details.state === 'loaded' ? answer.details.seller.name : null
    const notes = [...(shop ? [toPlain(shop)] : []), result.profile(platformNames[platform])]
    return { icon: 'link', name: toOwnerName(question.key), notes: notes.map(toShort) }
  }
  const { reading, qris, owner } = question
  const notes = qris?.name ? [result.merchant(toPlain(qris.name))] : []
  if (owner) notes.push(result.saidToBe(toPlain(owner.text)))
  return {
    icon: reading.kind === 'phone' ? 'phone' : reading.kind === 'qris' ? 'qris' : 'bank',
    name: result.ending(nameOf(reading.kind, reading.provider, language), reading.number.slice(-3)),
    notes: notes.map(toShort),
  }
}

function toShort(note: string): string {
  return note.length > longestNote ? `${note.slice(0, longestNote)}…` : note
}

function nameOf(kind: string, provider: string | null, language: Language): string {
  if (kind === 'bank') return findBank(provider ?? '')?.name ?? ''
  if (kind === 'ewallet') return walletNames[provider as Wallet] ?? ''
  return kind === 'phone' ? wordsOf(language).result.phone : 'QRIS'
}
