import type { Sealing } from './sealing.ts'

/**
 * What stands for an account in the event log, and in no other place: a keyed digest, so that the log alone tells of
 * nobody who it was. One a data key, the one to write first.
 */
export async function toPseudonyms(
  sealing: Sealing,
  accountId: string,
): Promise<readonly [string, ...string[]]> {
  return sealing.fingerprint(`account/${accountId}`)
}

export async function toPseudonym(sealing: Sealing, accountId: string): Promise<string> {
  return (await toPseudonyms(sealing, accountId))[0]
}
