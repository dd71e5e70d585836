import type { ProfileKey } from '#shared/domain/subject'
import type { CardSubject } from './stores/card-store.ts'

/** The spelling of `profileKeySchema`, without zod. */
const keyPattern =
  /^(?:instagram:(?=.*[a-z0-9_])[a-z0-9._]{1,30}|tiktok:[a-z0-9_.]{1,23}[a-z0-9_]|facebook:[a-z0-9]{1,50}|(?:instagram|tiktok)-id:\d{1,20})$/
const longestName = 80

/** What the fragment of the card's address says, or null when it names no profile. */
export function parseSubject(fragment: string): (CardSubject & { theme: 'light' | 'dark' | null }) | null {
  const given = new URLSearchParams(fragment.replace(/^#/, ''))
  const key = given.get('key') ?? ''
  if (!keyPattern.test(key)) return null
  const platformId = given.get('platformId')
  const theme = given.get('theme')
  return {
    key: key as ProfileKey,
    platformId: platformId && /^\d{1,20}$/.test(platformId) ? platformId : null,
    name: given.get('name')?.trim().slice(0, longestName) || null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  }
}
