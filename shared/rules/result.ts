/** Expected failure as a value; exceptions are for bugs. */
export type Result<Value, Problem> = { ok: true; value: Value } | { ok: false; problem: Problem }

export function toOk<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function toProblem<Problem>(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem }
}
