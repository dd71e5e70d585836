/**
 * Why a number could not be checked. `limited`: too many of them just now, or more work than is reasonable is asked
 * for it. `untrusted`: the server could not prove that it answered under a key that this build believes. `expired`:
 * what is held is past its date, so nothing is shown green.
 */
export type DestinationProblem =
  | 'offline'
  | 'slow'
  | 'server'
  | 'limited'
  | 'garbled'
  | 'untrusted'
  | 'expired'

/** Why a request gave nothing. `missing`: the server has no such epoch or bucket, or no longer. */
export type RequestProblem = 'offline' | 'slow' | 'server' | 'limited' | 'garbled' | 'missing'
