import { type Result, toOk, toProblem } from '#shared/rules/result'

const longestWaitMs = 10_000

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Asks a provider, never for long and never somebody else: a redirect is an answer like any other. */
export async function askProvider(
  fetch: Fetch,
  url: string,
  init: RequestInit,
): Promise<Result<Response, 'timeout' | 'network'>> {
  try {
    const signal = AbortSignal.timeout(longestWaitMs)
    return toOk(await fetch(url, { ...init, method: 'POST', redirect: 'manual', signal }))
  } catch (problem) {
    const isTimeout = problem instanceof Error && problem.name === 'TimeoutError'
    return toProblem(isTimeout ? 'timeout' : 'network')
  }
}

/** Too busy, broken, or not configured right: later it may work. */
export function isTemporary(status: number): boolean {
  return status >= 500 || status === 401 || status === 403 || status === 408 || status === 429
}
