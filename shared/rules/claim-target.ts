import type { Platform } from '#shared/domain/platform'
import { type ProfileRef, profileOfUrl, toProfileParts, toProfileRef } from '#shared/rules/subject-key'
import { understand } from '#shared/rules/understand'

/** The profile that a seller means by what they typed, or what keeps it from being one. */
export type ClaimTarget =
  | { state: 'profile'; profile: ProfileRef }
  /** A short link that names nobody. */
  | { state: 'nameless' }
  /** A handle alone: it may be on any platform. */
  | { state: 'which' }
  /** On Facebook a page's name: listings name their seller by number only. */
  | { state: 'facebook-name' }
  | { state: 'unread' }

/** Reads a link, or a handle with the platform that was chosen for it. */
export function toClaimTarget(typed: string, platform: Platform | null): ClaimTarget {
  const text = typed.trim()
  const understood = understand(text)
  if (understood.state === 'nameless') return { state: 'nameless' }
  if (understood.state === 'read' && understood.reading.kind === 'profile') {
    return toTarget(refOfKey(understood.reading.key))
  }
  const handle = text.replace(/^@/, '')
  // Something with a scheme or a path is no handle, and a handle is one word.
  if (profileOfUrl(text) !== null || /[\s/:]/.test(handle) || handle === '') return { state: 'unread' }
  if (platform === null) return /^[\w.]{2,50}$/.test(handle) ? { state: 'which' } : { state: 'unread' }
  return toTarget(toProfileRef(platform, handle))
}

function refOfKey(key: string | null): ProfileRef | null {
  if (key === null) return null
  const profile = key as ProfileRef['key']
  return { ...toProfileParts(profile), key: profile }
}

function toTarget(profile: ProfileRef | null): ClaimTarget {
  if (!profile) return { state: 'unread' }
  const isNamed = profile.platform === 'facebook' && !/^\d+$/.test(profile.handle)
  return isNamed ? { state: 'facebook-name' } : { state: 'profile', profile }
}
