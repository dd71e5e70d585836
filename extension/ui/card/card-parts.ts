import type { ProfileKey } from '#shared/domain/subject'
import { toProfileParts } from '#shared/rules/subject-key'
import type { VerdictResult } from '#shared/rules/verdict-of'
import type { Words } from '../words/id.ts'

/** `@toko.siti`, or on Facebook, where the key is a number, its last digits. */
export function toHandleText(key: ProfileKey, words: Words): string {
  const { platform, handle } = toProfileParts(key)
  if (platform === 'facebook' && /^\d+$/.test(handle)) return words.marketplaceId(handle.slice(-4))
  return platform === 'facebook' ? handle : `@${handle}`
}

/** Which colour speaks for a verdict; `noted` is as grey as `none`. */
export function toTone(result: VerdictResult): string {
  if (result.severe) return 'severe'
  return result.verdict === 'noted' ? 'none' : result.verdict
}
