import type { evaluateDestinations } from '#shared/contract/destinations'
import type { OutputOf, ParsedInputOf } from '#shared/contract/endpoint'
import { type Result, toOk } from '#shared/rules/result'
import type { Evaluation } from './evaluation.ts'
import type { Budget } from './evaluation-budget.ts'
import type { Refusal } from './refusal.ts'

type Request = ParsedInputOf<typeof evaluateDestinations>['body']
type Answer = OutputOf<typeof evaluateDestinations>

export interface EvaluationService {
  /** Evaluates blinded numbers for a network address, or asks for work first. Keeps neither anywhere. */
  evaluate(request: Request, address: string | null): Promise<Result<Answer, Refusal>>
}

/** What is malformed costs the caller nothing, and what is not paid for costs us no evaluation. */
export function createEvaluationService(evaluation: Evaluation, budget: Budget): EvaluationService {
  return {
    async evaluate({ epoch, blinded, puzzle: solved = null }, address) {
      const prepared = evaluation.prepare(epoch, blinded)
      if (!prepared.ok) return prepared
      const taken = await budget.take(blinded.length, address, solved)
      if (!taken.ok) return taken
      if (taken.value) return toOk({ state: 'puzzle', puzzle: taken.value })
      return toOk({ state: 'evaluated', epoch, ...prepared.value() })
    },
  }
}
