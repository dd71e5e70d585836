import type { Qris } from '#shared/rules/qris'
import { parseQris } from '#shared/rules/qris'
import type { NamelessLink, Reading, Understanding } from '#shared/rules/understand'

/** What can be done with what was pasted. */
export type Outcome =
  | { kind: 'empty' | 'unread' | 'damaged-qris' }
  | { kind: 'nameless'; link: NamelessLink }
  /** One profile, or several it may be. */
  | { kind: 'profiles'; readings: Reading[] }
  /** Numbers to check, each for itself. */
  | { kind: 'numbers'; readings: Reading[] }
  /** A number of a bank, or a phone of a wallet, that the text does not name. */
  | { kind: 'bare-number'; readings: Reading[] }
  | { kind: 'qris'; qris: Qris }

/** What a pasted text leads to; with its text, a whole QRIS is told from a bare merchant id. */
export function outcomeOf(understood: Understanding, text = ''): Outcome {
  switch (understood.state) {
    case 'read':
      return ofReading(understood.reading, understood.others, text)
    case 'ambiguous':
      return ofSeveral(understood.readings)
    case 'nameless':
      return { kind: 'nameless', link: understood.link }
    case 'unread':
      return ofUnread(understood.reason)
  }
}

function ofReading(reading: Reading, others: readonly Reading[], text: string): Outcome {
  if (reading.kind === 'profile') {
    return { kind: 'profiles', readings: [reading, ...others.filter(({ kind }) => kind === 'profile')] }
  }
  const whole = reading.kind === 'qris' ? parseQris(text) : null
  if (whole?.ok) return { kind: 'qris', qris: whole.value }
  return { kind: 'numbers', readings: [reading, ...others.filter(({ kind }) => kind !== 'profile')] }
}

function ofSeveral(readings: Reading[]): Outcome {
  const profiles = readings.filter(({ kind }) => kind === 'profile')
  return profiles.length > 0 ? { kind: 'profiles', readings: profiles } : { kind: 'bare-number', readings }
}

function ofUnread(reason: string): Outcome {
  if (reason === 'empty') return { kind: 'empty' }
  return { kind: reason === 'nothing' ? 'unread' : 'damaged-qris' }
}
