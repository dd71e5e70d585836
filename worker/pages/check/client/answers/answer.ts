import type { DestinationProblem } from '#shared/device/destinations/destination-problem'
import type { NumberAnswer } from '#shared/device/destinations/to-number-answer'
import type { DataVersion, LookupAnswer, LookupProblem } from '#shared/device/lookup/lookup-answer'
import type { Seller } from '#shared/domain/seller'
import type { ProfileKey } from '#shared/domain/subject'

/** Why something could not be learned. */
export type CheckProblem = LookupProblem | DestinationProblem

/** Names, texts and replies of a seller who is on record; `none`: there is nobody to ask for. */
export type Details = { state: 'none' | 'loading' | 'failed' } | { state: 'loaded'; seller: Seller }

/** The profile that a number was compared with; `nobody`: it is of no shop that is registered. */
export type Compared = { state: 'with' | 'nobody'; profile: ProfileKey } | { state: 'not' }

/** What came of a question. `unknown` is never shown as safe. */
export type Answer =
  | { state: 'profile'; known: Extract<LookupAnswer, { state: 'known' }>; details: Details }
  | { state: 'destination'; known: Extract<NumberAnswer, { state: 'known' }>; compared: Compared }
  | { state: 'unknown'; problem: CheckProblem; data: DataVersion | null }
