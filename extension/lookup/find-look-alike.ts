import type { ProfileKey, SubjectHash } from '#shared/domain/subject'
import { isImitable, toSkeletonHash } from '#shared/rules/handle-skeleton'
import { isListed } from '#shared/rules/is-listed'
import { toProfileParts } from '#shared/rules/subject-key'
import type { LookupProblem } from '../messaging/lookup-answer.ts'
import type { BucketAnswer } from './bucket-cache.ts'

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
  skeletons: Uint32Array,
  readBucket: (hash: SubjectHash) => Promise<BucketAnswer>,
): Promise<LookAlikeAnswer> {
  const { platform, handle } = toProfileParts(key)
  // An account's number looks like nothing.
  if (key.includes('-id:') || /^\d+$/.test(handle) || !isImitable(handle)) return nobody
  const hash = await toSkeletonHash(handle)
  if (!isListed(skeletons, hash)) return nobody
  const { entries, lookAlikes, isOlder, problem } = await readBucket(hash)
  if (!entries) return { realShop: null, problem, isMissing: true }
  // An old bucket accuses nobody.
  if (isOlder) return { realShop: null, problem, isMissing: false }
  const same = lookAlikes.filter(each => each.hash === hash)
  // Verified since the device's list was made: it looks like itself.
  if (same.some(each => each.key === key)) return nobody
  const realShop = same.find(each => toProfileParts(each.key).platform === platform)?.key ?? null
  return { realShop, problem, isMissing: false }
}
