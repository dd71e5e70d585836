import type { Finding } from '#shared/domain/verdict'
import { toMinute } from '#shared/rules/record-bytes'

/**
 * Whether two records tell of the same finding. A bucket carries no ids of the server, and dates to the minute; so a
 * finding out of it is known again in a seller's details by what it says.
 */
export function isSameFinding(one: Finding, other: Finding): boolean {
  return (
    one.category === other.category && one.amount === other.amount && toMinute(one.at) === toMinute(other.at)
  )
}
