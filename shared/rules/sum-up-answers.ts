import type { DestinationVerdict } from '#shared/rules/destination-verdict'

/** What is known of one number, as far as it counts here. */
type AnswerSummand = { state: 'unknown' } | { state: 'known'; verdict: DestinationVerdict }

/** One state for all that was asked. */
export type AnswerSum =
  | { name: 'failed' }
  | {
      name: 'told'
      verdict: DestinationVerdict
      /** The wallets that it holds for, where it does not hold for all. */
      of: string[]
    }

/** What says most, first. What a number is to the shop says more than that it is on record of another. */
const order: readonly DestinationVerdict['state'][] = [
  'severe',
  'reported',
  'disputed',
  'own',
  'other',
  'owned',
  'unregistered',
  'none',
]

/**
 * One state for a number that may serve several wallets, each answered for itself. A finding on one of them stands
 * for all; else nothing is said of any until all are known; green that does not hold for all says for which it holds.
 */
export function sumUpAnswers(answers: readonly AnswerSummand[], providers: readonly string[]): AnswerSum {
  const known = answers.flatMap((answer, i) =>
    answer.state === 'known' ? [{ verdict: answer.verdict, provider: providers[i] ?? '' }] : [],
  )
  const [first] = known.toSorted((a, b) => order.indexOf(a.verdict.state) - order.indexOf(b.verdict.state))
  if (!first) return { name: 'failed' }
  const { verdict } = first
  const isFinding = verdict.state !== verdict.bond.state
  if (!isFinding && known.length < answers.length) return { name: 'failed' }
  const same = known.filter(each => each.verdict.state === verdict.state)
  const of = same.length < answers.length ? same.map(({ provider }) => provider).filter(Boolean) : []
  return { name: 'told', verdict, of }
}
