/** Eight tries lie within a day. */
export const mostTries = 8

const firstDelayMs = 60_000
/** For what is worth minutes only, such as a code. */
const firstHastyDelayMs = 10_000
const hastyMinutes = 30
const longestDelayMs = 6 * 3_600_000

/**
 * When to try again, each time four times as long after: 1, 4, 16, 64 minutes, then hours. A quarter more or less by
 * chance, so that what failed together does not come again together. Null when there is no use in it.
 */
export function findNextTry(
  { attempts, created_at }: { attempts: number; created_at: string },
  worthMinutes: number,
  now: number,
  random = Math.random,
): number | null {
  if (attempts >= mostTries) return null
  const first = worthMinutes <= hastyMinutes ? firstHastyDelayMs : firstDelayMs
  const delay = Math.min(first * 4 ** (attempts - 1), longestDelayMs)
  const next = now + Math.round(delay * (0.75 + random() * 0.5))
  return next < Date.parse(created_at) + worthMinutes * 60_000 ? next : null
}
