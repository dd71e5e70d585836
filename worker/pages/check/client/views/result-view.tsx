import type { Check, State } from '../state.ts'
import type { CheckStore } from '../store.ts'

export function ResultView({ check }: { store: CheckStore; state: State; check: Check }) {
  return <p>{check.answer?.state}</p>
}
