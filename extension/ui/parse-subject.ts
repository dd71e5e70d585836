import type { ProfileKey } from '#shared/domain/subject'
import type { CardSubject } from './stores/card-store.ts'

/** The spelling of `profileKeySchema`, without zod. */
const keyPattern =
  /^(?:instagram:(?=.*[a-z0-9_])[a-z0-9._]{1,30}|tiktok:[a-z0-9_.]{1,23}[a-z0-9_]|facebook:[a-z0-9]{1,50}|(?:instagram|tiktok)-id:\d{1,20})$/
const longestName = 80

/** Whether a text is the key of a profile, as it is spelled. */
export function isProfileKey(text: unknown): text is ProfileKey {
  return typeof text === 'string' && keyPattern.test(text)
}

/** The platform's own number for an account, or null where it is none. */
export function parsePlatformId(text: unknown): string | null {
  return typeof text === 'string' && /^\d{1,20}$/.test(text) ? text : null
}

/** What the fragment of the card's address says, or null when it names no profile. */
export function parseSubject(fragment: string): (CardSubject & { theme: 'light' | 'dark' | null }) | null {
  const given = new URLSearchParams(fragment.replace(/^#/, ''))
  const key = given.get('key')
  if (!isProfileKey(key)) return null
  const theme = given.get('theme')
  return {
    key,
    platformId: parsePlatformId(given.get('platformId')),
    name: given.get('name')?.trim().slice(0, longestName) || null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  }
}
