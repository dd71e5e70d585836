import type { Language } from '#shared/domain/platform'
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

export interface ResolveResponse {
  /** In the order asked. */
  answers: LookupAnswer[]
  language: Language
}

/** State of the local data, for the popup. */
export interface DataStatus {
  data: DataVersion | null
  keys: number
  bytes: number
  checkedAt: string | null
  problem: LookupProblem | null
  isRefreshing: boolean
  /** How many days this device's clock is ahead of the server's; negative when it is behind, 0 within a day. */
  clockAheadDays: number
  apiUrl: string
}
