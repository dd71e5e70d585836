import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { Refusal } from './refusal.ts'
import { NoDataKeys, type Sealing } from './sealing.ts'

export interface CallerLimit {
  /** Takes one of what a caller may have, by its network address; null where the platform names none. */
  take(address: string | null): Promise<Result<null, Refusal>>
}

interface CallerLimitParts {
  /** Name of the binding, for the log. */
  name: string
  limiter: RateLimit | undefined
  sealing: Sealing
}

/**
 * Counts callers under a keyed digest of their address, so that the address itself is kept nowhere, not even for
 * the minute of the count. What cannot be counted is refused: the work behind a limit is never done without it.
 */
export function createCallerLimit({ name, limiter, sealing }: CallerLimitParts): CallerLimit {
  return {
    async take(address) {
      if (!limiter) {
        console.error(`binding ${name} is missing, what it limits is refused`)
        return toProblem({ code: 'unavailable', problems: [] })
      }
      const key = await findCountedKey(`${name}/${address ? toNetwork(address) : 'unknown'}`, sealing)
      if (key === null) return toProblem({ code: 'unavailable', problems: [] })
      const { success } = await limiter.limit({ key })
      return success ? toOk(null) : toProblem({ code: 'rate_limited', problems: [] })
    },
  }
}

/** What a caller is counted under; null without data keys, of which the log was told when the settings were read. */
export async function findCountedKey(text: string, sealing: Sealing): Promise<string | null> {
  try {
    const [key] = await sealing.fingerprint(text)
    return key
  } catch (problem) {
    if (problem instanceof NoDataKeys) return null
    throw problem
  }
}

/** One household or phone has a whole /64 of IPv6 to call from, so that is what is counted. */
export function toNetwork(address: string): string {
  return isPlainIpv6(address) ? toGroups(address, 4) : address
}

/**
 * Where people count as neighbours who may be one: a /48 of IPv6, since one rented server has 65,536 networks of a
 * household, and a /24 of IPv4.
 */
export function toNeighbourhood(address: string): string {
  if (isPlainIpv6(address)) return toGroups(address, 3)
  const ipv4 = /(\d+\.\d+\.\d+)\.\d+$/.exec(address)
  return ipv4?.[1] ?? address
}

function isPlainIpv6(address: string): boolean {
  return address.includes(':') && !address.includes('.')
}

function toGroups(address: string, count: number): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail ? tail.split(':') : []
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0')
  const groups = [...first, ...(tail === undefined ? [] : zeros), ...last]
  return groups
    .slice(0, count)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}
