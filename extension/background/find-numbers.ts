import { recognise } from '#shared/rules/recognise/recognise'
import type { Recognition } from '#shared/rules/recognise/recognition'
import type { NumberFinding } from '../messaging/number-finding.ts'

const kinds: ReadonlySet<string> = new Set<NumberFinding['kind']>(['bank', 'ewallet', 'phone', 'qris'])

/** The recogniser runs here and not on the page, which it would cost 8 kB and time. */
export function findNumbers(text: string): NumberFinding[] {
  return recognise(text)
    .filter(isMarked)
    .map(({ kind, key, number, start, end, holder }) => ({ kind, key, number, start, end, holder }))
}

function isMarked(found: Recognition): found is Recognition & NumberFinding {
  return kinds.has(found.kind) && found.key !== null && found.confidence === 'high'
}
