import type { ProfileKey } from '#shared/domain/subject'
import { toPlatformIdKey, toProfileParts } from '#shared/rules/subject-key'

/** What stays of a profile when its handle changes, and the rows that it is listed under. */
export interface AccountRef {
  /** The id key where the platform id is known, else the profile's own key. */
  account: ProfileKey
  platformId: string | null
  /** True when the key itself is the platform's id. */
  isId: boolean
}

/** The account behind a profile key. On Facebook the numeric key is the id. */
export function toAccount(key: ProfileKey, platformId?: string | undefined): AccountRef {
  const { platform, handle } = toProfileParts(key)
  const isId = key.startsWith(`${platform}-id:`) || (platform === 'facebook' && /^\d+$/.test(handle))
  if (isId) return { account: key, platformId: handle, isId }
  if (platformId === undefined) return { account: key, platformId: null, isId }
  const idKey = toPlatformIdKey(platform, platformId) ?? (`facebook:${platformId}` as ProfileKey)
  return { account: idKey, platformId, isId }
}
