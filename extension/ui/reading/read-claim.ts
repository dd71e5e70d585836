import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { ProfileKey } from '#shared/domain/subject'
import { outcomeOf } from '#shared/rules/outcome-of'
import { toProfileUrl } from '#shared/rules/subject-key'
import { type Reading, understand } from '#shared/rules/understand'

/** Whom a number is said to belong to, as typed. */
export type Claim =
  | { state: 'none' | 'unread' }
  | { state: 'read'; profile: ProfileQuestion }
  /** A bare name, which may be of several platforms. */
  | { state: 'several'; readings: Reading[] }

/** `given`: the seller of the page, whose account's number goes along while the text names them still. */
export function readClaim(text: string, given: ProfileQuestion | null): Claim {
  if (text.trim() === '') return { state: 'none' }
  const outcome = outcomeOf(understand(text))
  if (outcome.kind !== 'profiles') return { state: 'unread' }
  const [only, second] = outcome.readings
  if (!only || second) return { state: 'several', readings: outcome.readings }
  const key = only.key as ProfileKey
  return { state: 'read', profile: given?.key === key ? given : { key } }
}

/** A text that names exactly this profile: its address, without what every address has. */
export function toClaimText(key: ProfileKey): string {
  return toProfileUrl(key).replace(/^https:\/\/(?:www\.)?|\/$/g, '')
}
