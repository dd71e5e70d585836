import type { LookupProblem } from '#shared/device/lookup/lookup-answer'
import type { ResolveContext } from '#shared/device/lookup/resolve-context'
import type { ProfileKey } from '#shared/domain/subject'
import { findLookAlikes } from '#shared/rules/bucket-file'
import { isImitable, toSkeletonHash } from '#shared/rules/handle-skeleton'
import { toProfileParts } from '#shared/rules/subject-key'

export interface LookAlikeAnswer {
  /** The verified profile that the handle looks like. */
  realShop: ProfileKey | null
  problem: LookupProblem | null
  /** The list says *perhaps*, and the bucket that knows could not be had. */
  isMissing: boolean
}

const nobody: LookAlikeAnswer = { realShop: null, problem: null, isMissing: false }

/**
 * The verified profile that an unlisted handle looks like, on the same platform: the same name on another one is
 * mostly the same shop, or nobody's business. Asks for a bucket only when the list of skeletons says *perhaps*.
 */
export async function findLookAlike(
  key: ProfileKey,
  { mayImitate, readBucket }: Pick<ResolveContext, 'mayImitate' | 'readBucket'>,
): Promise<LookAlikeAnswer> {
  const { platform, handle } = toProfileParts(key)
  // An account's number looks like nothing.
  if (key.includes('-id:') || /^\d+$/.test(handle) || !isImitable(handle)) return nobody
  const hash = await toSkeletonHash(handle)
  if (!mayImitate(hash)) return nobody
  const { bucket, isOlder, problem } = await readBucket(hash)
  if (!bucket) return { realShop: null, problem, isMissing: true }
  // An old bucket accuses nobody.
  if (isOlder) return { realShop: null, problem, isMissing: false }
  const same = findLookAlikes(bucket, hash)
  // Verified since the device's list was made: it looks like itself.
  if (same.includes(key)) return nobody
  const realShop = same.find(each => toProfileParts(each).platform === platform) ?? null
  return { realShop, problem, isMissing: false }
}
