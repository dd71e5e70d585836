import type { NumberAnswer } from '#shared/device/destinations/to-number-answer'
import type { DestinationKey } from '#shared/domain/subject'
import type { DestinationBond, DestinationVerdict } from '#shared/rules/destination-verdict'
import { daysAgo, makeFinding } from '../fixtures/builders.ts'

const nobody = { findings: [], incidents: 0, amount: 0, replied: 0, appealedSince: null }
const one = { findings: [makeFinding()], incidents: 1, amount: 350_000, replied: 0, appealedSince: null }
const data = { version: 7, publishedAt: daysAgo(0) }

/** An answer that is valid by default: whose the number is, and a finding where one is named. */
export function knownNumber(
  key: DestinationKey,
  bond: DestinationBond = { state: 'none' },
  finding?: 'severe' | 'reported' | 'disputed',
): NumberAnswer {
  const verdict: DestinationVerdict = {
    state: finding ?? bond.state,
    bond,
    counted: finding === 'severe' || finding === 'reported' ? one : nobody,
    disputed: finding === 'disputed' ? { ...one, appealedSince: daysAgo(20) } : nobody,
    resolved: [],
  }
  return { state: 'known', key, verdict, data, problem: null }
}

export function unknownNumber(key: DestinationKey): NumberAnswer {
  return { state: 'unknown', key, data, problem: 'offline' }
}
