import type { CallProblem } from '#shared/device/api/call-endpoint'
import type { LookupProblem } from '#shared/device/lookup/lookup-answer'

/** A thing that the server should have and has not, or will not give just now, is the server's trouble. */
export function toLookupProblem(problem: CallProblem): LookupProblem {
  return problem === 'missing' || problem === 'limited' ? 'server' : problem
}
