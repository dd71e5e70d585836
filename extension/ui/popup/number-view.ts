import type { Language } from '#shared/domain/platform'
import type { DestinationKey } from '#shared/domain/subject'
import { type DestinationTone, destinationTones, toDestinationLabel } from '#shared/rules/destination-label'
import { toDestinationKind } from '#shared/rules/destination-verdict'
import { sumUpAnswers } from '#shared/rules/sum-up-answers'
import { cannotCheckName } from '#shared/rules/verdict-words'
import type { CheckPhase } from '../reading/use-number-check.ts'
import type { NumbersWords } from '../words/id-numbers.ts'
import { readingsOf, walletsOf } from './describe-number.ts'

/** What the row of a number shows. */
export interface NumberView {
  state: 'idle' | 'busy' | 'failed' | 'told'
  tone: DestinationTone
  label: string
  /** What a press on it does, where it checks. */
  offer: string
}

/** The same states in the same words as those of a chip. */
export function toNumberView(
  keys: readonly DestinationKey[],
  phase: CheckPhase,
  language: Language,
  words: NumbersWords,
): NumberView {
  const [key] = keys
  if (phase.state === 'idle' || !key)
    return { state: 'idle', tone: 'none', label: words.unchecked, offer: words.check }
  if (phase.state === 'checking') {
    return {
      state: 'busy',
      tone: 'none',
      label: phase.share === null ? words.checking : words.working,
      offer: '',
    }
  }
  const failed = {
    state: 'failed',
    tone: 'none',
    label: cannotCheckName[language],
    offer: words.retry,
  } as const
  if (phase.state === 'unheard') return failed
  const sum = sumUpAnswers(phase.checked.answers, walletsOf(readingsOf(keys)))
  if (sum.name === 'failed') return failed
  const suffix = sum.of.length > 0 ? ` (${sum.of.join(', ')})` : ''
  return {
    state: 'told',
    tone: destinationTones[sum.verdict.state],
    label: toDestinationLabel(sum.verdict, toDestinationKind(key), language) + suffix,
    offer: '',
  }
}
