import { findBank, type Wallet, walletNames } from '#shared/rules/recognise/providers'
import { recognise } from '#shared/rules/recognise/recognise'
import type { Recognition } from '#shared/rules/recognise/recognition'
import type { NumberFinding } from '../messaging/number-finding.ts'

const kinds: ReadonlySet<string> = new Set<NumberFinding['kind']>(['bank', 'ewallet', 'phone', 'qris'])

/** The recogniser runs here and not on the page, which it would cost 8 kB and time. */
export function findNumbers(text: string): NumberFinding[] {
  return recognise(text)
    .filter(isMarked)
    .map(({ kind, key, number, provider, start, end, holder }) => ({
      kind,
      key,
      number,
      provider: toProviderName(provider),
      start,
      end,
      holder: toShownHolder(holder),
    }))
}

const longestHolder = 60
const unshown = /\p{C}+/gu

/** The holder as a message to the background may carry it. */
function toShownHolder(holder: string | null): string | null {
  const shown = holder?.replace(unshown, '').trim().slice(0, longestHolder)
  // The cut may have halved a letter.
  return shown?.replace(unshown, '').trim() || null
}

function toProviderName(provider: string | null): string | null {
  return findBank(provider ?? '')?.name ?? walletNames[provider as Wallet] ?? null
}

function isMarked(found: Recognition): found is Recognition & NumberFinding {
  return kinds.has(found.kind) && found.key !== null && found.confidence === 'high'
}
