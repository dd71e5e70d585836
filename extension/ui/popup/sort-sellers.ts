import type { Verdict } from '#shared/domain/verdict'
import type { PageSeller } from '../../messaging/page-protocol.ts'

/** What must be read first stands first; within a rank the order of the page stays. */
const ranks: readonly (Verdict | 'severe' | 'unknown')[] = [
  'severe',
  'reported',
  'disputed',
  'caution',
  'verified',
  'claimed',
  'noted',
  'none',
  'unknown',
]

export function sortSellers(sellers: readonly PageSeller[]): PageSeller[] {
  return sellers.toSorted((a, b) => rankOf(a) - rankOf(b))
}

function rankOf({ answer }: PageSeller): number {
  if (answer?.state !== 'known') return ranks.indexOf('unknown')
  return ranks.indexOf(answer.result.severe ? 'severe' : answer.result.verdict)
}
