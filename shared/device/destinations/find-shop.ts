import type { DestinationProblem } from '#shared/device/destinations/destination-problem'
import type { ProfileKey } from '#shared/domain/subject'
import type { BucketEntry } from '#shared/domain/verdict'
import type { ShopInQuestion } from '#shared/rules/destination-verdict'
import { toPlatformIdTag } from '#shared/rules/subject-hash'
import { toPlatformIdKey, toProfileParts } from '#shared/rules/subject-key'

/** What the profile's bucket says of it; see `findEntry` of the lookup. */
export interface ShopEntry {
  entry: Pick<BucketEntry, 'platformIdTag' | 'sellerTag' | 'destinations'> | null
  problem: DestinationProblem | null
  /** Listed, but its bucket could not be had. */
  isMissing?: boolean | undefined
  /** From data older than those in force. */
  isOlder?: boolean | undefined
}

/** The shop whose profile it is; null where nobody has claimed it. */
export interface ShopAnswer {
  shop: ShopInQuestion | null
  problem: DestinationProblem | null
  isOlder: boolean
}

/**
 * The shop behind a profile, for its numbers to be compared with. As with verdicts, the entry under the account's id
 * wins, and a handle that went to another account has nothing of the shop that had it.
 */
export async function findShop(
  { key, platformId }: { key: ProfileKey; platformId?: string | undefined },
  findEntry: (key: ProfileKey) => Promise<ShopEntry>,
): Promise<ShopAnswer> {
  const idKey = platformId ? toPlatformIdKey(toProfileParts(key).platform, platformId) : null
  const [byHandle, byId] = await Promise.all([findEntry(key), idKey ? findEntry(idKey) : nobody])
  const problem = byHandle.problem ?? byId.problem
  const isOlder = Boolean(byHandle.isOlder || byId.isOlder)
  if (byHandle.isMissing || byId.isMissing) return { shop: null, problem: problem ?? 'server', isOlder }
  const seen = platformId ? await toPlatformIdTag(key, platformId) : null
  const bound = byHandle.entry?.platformIdTag ?? null
  const isMoved = seen !== null && bound !== null && seen !== bound
  const entry = byId.entry ?? (isMoved ? null : byHandle.entry)
  const shop = entry?.sellerTag ? { sellerTag: entry.sellerTag, destinations: entry.destinations } : null
  return { shop, problem, isOlder }
}

const nobody: ShopEntry = { entry: null, problem: null }
