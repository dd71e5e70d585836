import type { Language } from '#shared/domain/platform'
import type { DestinationKey } from '#shared/domain/subject'
import { describeReading, groupDigits } from '#shared/rules/reading-words'
import { findBank, type Wallet, walletNames } from '#shared/rules/recognise/providers'
import { type Reading, readingOfKey } from '#shared/rules/understand'

export function readingsOf(keys: readonly DestinationKey[]): Reading[] {
  return keys.flatMap(key => readingOfKey(key) ?? [])
}

/** `BCA 123-456-7890`, `DANA, OVO 0812-3456-7890`: made of the key, never of what the page wrote. */
export function describeNumber(keys: readonly DestinationKey[], language: Language): string {
  const readings = readingsOf(keys)
  const last = readings.at(-1)
  const others = walletsOf(readings.slice(0, -1))
  return [...others, ...(last ? [describeOne(last, language)] : [])].join(', ')
}

/** An account by its bank alone: an icon says what it is, and its last digits must not be cut off. */
function describeOne(reading: Reading, language: Language): string {
  const bank = reading.kind === 'bank' ? findBank(reading.provider ?? '') : null
  return bank ? `${bank.name} ${groupDigits(reading.number)}` : describeReading(reading)[language]
}

/** What wallets are called, in the order of their readings; nothing for other kinds. */
export function walletsOf(readings: readonly Reading[]): string[] {
  return readings.flatMap(({ kind, provider }) =>
    kind === 'ewallet' ? (walletNames[provider as Wallet] ?? []) : [],
  )
}
