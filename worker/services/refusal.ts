import type { ErrorCode, Problem } from '#shared/contract/errors'

/** What a service refuses, as data: services know nothing of HTTP. */
export interface Refusal {
  code: ErrorCode
  problems: readonly Problem[]
  /** From when on it is worth trying again, as an instant. */
  retryAt?: string
}
