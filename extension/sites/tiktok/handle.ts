import { createProfileReader } from '#shared/rules/profile-reader'
import type { ProfileRef } from '#shared/rules/subject-key'

/** The profile that a link of TikTok names, or null. */
export const toTiktokRef = createProfileReader('tiktok', 'https://www.tiktok.com/')

/** The profile whose page this is; null on videos and everything else. */
export function profileOfPage({ pathname }: URL): ProfileRef | null {
  return /^\/@[^/]+\/?$/.test(pathname) ? toTiktokRef(pathname) : null
}

/** Whether a link leads to a profile itself and not to one of its videos. */
export function isProfileLink(href: string): boolean {
  return /^(?:https:\/\/www\.tiktok\.com)?\/@[^/?#]+\/?(?:[?#]|$)/.test(href)
}
