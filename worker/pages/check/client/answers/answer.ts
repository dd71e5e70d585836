import type { Seller } from '#shared/domain/seller'
import type { ProfileKey } from '#shared/domain/subject'
import type { DestinationVerdict } from '#shared/rules/destination-verdict'
import type { VerdictResult } from '#shared/rules/verdict-of'

/** Why something could not be learned. */
export type CheckProblem =
  | 'offline'
  | 'slow'
  | 'server'
  | 'garbled'
  | 'expired'
  | 'limited'
  | 'untrusted'
  /** This browser lacks what it takes. */
  | 'unsupported'

/** The version of the data that an answer rests on. */
export interface DataVersion {
  version: number
  publishedAt: string
}

/** What is known. `unknown` is never shown as safe. */
export type Answer =
  | {
      state: 'profile'
      key: ProfileKey
      result: VerdictResult
      /** The verified profile whose handle this unlisted one looks like. */
      realShop: ProfileKey | null
      data: DataVersion
      /** Why the data may be older than they could be. */
      problem: CheckProblem | null
      /** Names, texts and replies; null while they are not there. */
      seller: Seller | null
    }
  | {
      state: 'destination'
      verdict: DestinationVerdict
      /** The profile that it was compared with, null for none. */
      comparedWith: ProfileKey | null
      data: DataVersion
      problem: CheckProblem | null
    }
  | { state: 'unknown'; problem: CheckProblem; data: DataVersion | null }
