import type { LookupProblem } from '#shared/device/lookup/lookup-answer'
import type { Snapshot } from '#shared/domain/snapshot'
import type { SubjectHash } from '#shared/domain/subject'
import type { Bucket } from '#shared/rules/bucket-file'

/** A bucket as it is had just now; a problem beside one means that it could not be checked. */
export interface BucketAnswer {
  /** Null when it is not to be had. */
  bucket: Pick<Bucket, 'entries' | 'lookAlikes'> | null
  /** It was last checked under an older snapshot than the one in force. */
  isOlder: boolean
  problem: LookupProblem | null
}

/** What resolving a seller needs of the world. */
export interface ResolveContext {
  /** The one in force. */
  snapshot: Pick<Snapshot, 'version' | 'publishedAt' | 'expires'>
  /** Whether the local list has the hash. A page that holds no list says true of all, and asks for each bucket. */
  mayBeListed(hash: SubjectHash): boolean
  /** The same for the list of skeletons of verified handles. */
  mayImitate(hash: SubjectHash): boolean
  /** The bucket that a hash falls into. */
  readBucket(hash: SubjectHash): Promise<BucketAnswer>
  now: number
  /** Why the data could not be renewed, if so. */
  problem: LookupProblem | null
}
