import type { evaluateDestinations, Puzzle } from '#shared/contract/destinations'
import type { ParsedInputOf } from '#shared/contract/endpoint'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { EvaluationBudget, EvaluationTotal } from '../budgets/evaluation-budget.ts'
import { findCountedKey, toNetwork } from './caller-limit.ts'
import { findPayment, makeChallenge } from './puzzle-challenge.ts'
import type { Refusal } from './refusal.ts'
import type { Sealing } from './sealing.ts'

export type SolvedPuzzle = NonNullable<ParsedInputOf<typeof evaluateDestinations>['body']['puzzle']>

/** What a network may have evaluated in a day. Never refuses for good: what is more costs work. */
export interface Budget {
  /** Takes so many numbers, for an address or null where none is known. A puzzle: nothing was taken, solve it first. */
  take(
    count: number,
    address: string | null,
    solved: SolvedPuzzle | null,
  ): Promise<Result<Puzzle | null, Refusal>>
}

interface Parts {
  budgets: DurableObjectNamespace<EvaluationBudget> | undefined
  totals: DurableObjectNamespace<EvaluationTotal> | undefined
  sealing: Sealing
  /** Numbers a day, of all networks, that the log is told of. */
  alarmAt: number
  puzzleBits: number
  random?: () => number
}

/** One request in so many is counted for all of them: one object for everybody must not see them all. */
const sampling = 16
const dayMs = 86_400_000

export function createEvaluationBudget(parts: Parts): Budget {
  const { budgets, totals, sealing, alarmAt, puzzleBits, random = Math.random } = parts
  const countForAll = async (count: number, day: string, endsAt: number) => {
    if (!totals || random() * sampling >= 1) return
    try {
      await totals.get(totals.idFromName(day)).add({ count: count * sampling, alarmAt, endsAt })
    } catch (problem) {
      // The alarm is for us; a person's check does not wait for it.
      console.error('evaluations were not counted', problem)
    }
  }
  return {
    async take(count, address, solved) {
      const now = Date.now()
      const day = new Date(now).toISOString().slice(0, 10)
      const endsAt = Date.parse(day) + dayMs
      const network = address ? toNetwork(address) : 'unknown'
      // Of day and network both: what was paid on one day pays nothing on the next.
      const name = await findCountedKey(`EVALUATION_BUDGET/${day}/${network}`, sealing)
      if (!budgets || name === null) {
        if (!budgets) console.error('binding EVALUATION_BUDGET is missing, numbers are not evaluated')
        return toProblem({ code: 'unavailable', problems: [] })
      }
      const paid = solved && (await findPayment(sealing, name, { ...solved, bits: puzzleBits }, now))
      const beyond = await budgets.get(budgets.idFromName(name)).spend({ count, paid, endsAt })
      if (beyond > 0) {
        const challenge = await makeChallenge(sealing, name, beyond, now)
        return toOk({ challenge, bits: puzzleBits, count: beyond })
      }
      await countForAll(count, day, endsAt)
      return toOk(null)
    },
  }
}
