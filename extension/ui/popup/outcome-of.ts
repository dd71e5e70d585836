import type { Reading, Understanding } from '#shared/rules/understand'

/** What the popup can do with what was typed. */
export type Outcome =
  | { kind: 'empty' | 'unread' | 'damaged-qris' | 'nameless' }
  /** One profile, or several it may be. */
  | { kind: 'profiles'; readings: Reading[] }
  /** A number to take to the official site; a number of an unnamed bank has no reading. */
  | { kind: 'number'; reading: Reading | null; digits: string }
  | { kind: 'qris'; reading: Reading }

export function outcomeOf(understood: Understanding, text: string): Outcome {
  switch (understood.state) {
    case 'read':
      return ofReading(understood.reading, understood.others)
    case 'ambiguous':
      return ofSeveral(understood.readings, text)
    case 'nameless':
      return { kind: 'nameless' }
    case 'unread':
      return ofUnread(understood.reason)
  }
}

function ofReading(reading: Reading, others: readonly Reading[]): Outcome {
  if (reading.kind === 'profile') {
    return { kind: 'profiles', readings: [reading, ...others.filter(({ kind }) => kind === 'profile')] }
  }
  if (reading.kind === 'qris') return { kind: 'qris', reading }
  return { kind: 'number', reading, digits: reading.number }
}

function ofSeveral(readings: Reading[], text: string): Outcome {
  const profiles = readings.filter(({ kind }) => kind === 'profile')
  if (profiles.length > 0) return { kind: 'profiles', readings: profiles }
  const phone = readings.find(({ kind }) => kind === 'phone') ?? null
  return { kind: 'number', reading: phone, digits: phone?.number ?? text }
}

function ofUnread(reason: string): Outcome {
  if (reason === 'empty') return { kind: 'empty' }
  return reason === 'nothing' ? { kind: 'unread' } : { kind: 'damaged-qris' }
}
