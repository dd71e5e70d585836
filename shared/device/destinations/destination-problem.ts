/**
 * Why a number could not be checked. `limited`: too many of them just now, or more work than is reasonable is asked
 * for it. `untrusted`: the server could not prove that it answered under a key that this build believes.
 */
export type DestinationProblem = 'offline' | 'slow' | 'server' | 'limited' | 'garbled' | 'untrusted'

/** Why a request gave nothing. `missing`: the server has no such epoch or bucket, or no longer. */
export type RequestProblem = Exclude<DestinationProblem, 'untrusted'> | 'missing'
