import type { ProfileKey, SubjectHash } from '#shared/domain/subject'
import { toSkeletonHash } from '#shared/rules/handle-skeleton'
import { isListed } from '#shared/rules/is-listed'
import { toProfileParts } from '#shared/rules/subject-key'
import type { BucketAnswer } from './bucket-cache.ts'

/**
 * The verified profile that an unlisted handle looks like, on the same platform where there are several. Asks for a
 * bucket only when the list of skeletons says *perhaps*; what cannot be had now is no warning.
 */
export async function findLookAlike(
  key: ProfileKey,
  skeletons: Uint32Array,
  readBucket: (hash: SubjectHash) => Promise<BucketAnswer>,
): Promise<ProfileKey | null> {
  const { platform, handle } = toProfileParts(key)
  // An account's number looks like nothing.
  if (key.includes('-id:') || /^\d+$/.test(handle)) return null
  const hash = await toSkeletonHash(handle)
  if (!isListed(skeletons, hash)) return null
  const { lookAlikes } = await readBucket(hash)
  const real = lookAlikes.filter(each => each.hash === hash && each.key !== key)
  return (real.find(each => toProfileParts(each.key).platform === platform) ?? real[0])?.key ?? null
}
