import type { ProfileKey } from '#shared/domain/subject'
import type { VerdictResult } from '#shared/rules/verdict-of'

/** Why something could not be learned. */
export type LookupProblem = 'offline' | 'slow' | 'server' | 'garbled' | 'expired'

/** A profile to look up; the id only where the page shows it. */
export interface ProfileQuestion {
  key: ProfileKey
  platformId?: string | undefined
}

/** The version of the data that an answer rests on. */
export interface DataVersion {
  version: number
  publishedAt: string
}

/** What is known of one profile. `unknown` is never shown as safe. */
export type LookupAnswer =
  | {
      state: 'known'
      key: ProfileKey
      result: VerdictResult
      data: DataVersion
      problem: LookupProblem | null
      /** The verified profile whose handle this unlisted one looks like. */
      realShop?: ProfileKey
    }
  | { state: 'unknown'; key: ProfileKey; data: DataVersion | null; problem: LookupProblem }
