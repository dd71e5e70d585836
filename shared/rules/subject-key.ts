import type { Platform } from '#shared/domain/platform'
import type { ProfileKey } from '#shared/domain/subject'
import { facebookReservedSegments, instagramReservedSegments } from '#shared/rules/reserved-segments'

/** A profile found in a link: its platform, its handle (or numeric id on Facebook) and its only key. */
export interface ProfileRef {
  platform: Platform
  handle: string
  key: ProfileKey
}

const instagramTabs = new Set(['reels', 'tagged', 'followers', 'following', 'p', 'reel', 'live'])
const facebookTabs = new Set([
  'about',
  'photos',
  'friends',
  'posts',
  'videos',
  'reels',
  'reviews',
  'followers',
])
const tiktokTabs = new Set(['video', 'photo', 'playlist', 'live'])

const instagramHosts = new Set(['instagram.com', 'www.instagram.com'])
const tiktokHosts = new Set(['tiktok.com', 'www.tiktok.com', 'm.tiktok.com'])
const facebookHost = /^(?:(?:www|m|web|mbasic|touch|[a-z]{2}-[a-z]{2})\.)?facebook\.com$/

/** The key of a handle typed or read as such, or null when the platform has no such handle. */
export function toProfileRef(platform: Platform, handle: string): ProfileRef | null {
  switch (platform) {
    case 'instagram':
      return /^[A-Za-z0-9._]{1,30}$/.test(handle) && /[A-Za-z0-9_]/.test(handle)
        ? refOf(platform, handle.toLowerCase())
        : null
    case 'tiktok':
      // NOTE: /@me is the viewer's own page and a long number is an account id, not a handle.
      return /^[A-Za-z0-9_.]{1,23}[A-Za-z0-9_]$/.test(handle) && !/^(?:me|\d{15,})$/i.test(handle)
        ? refOf(platform, handle.toLowerCase())
        : null
    case 'facebook':
      return toFacebookRef(handle)
  }
}

/**
 * The profile that a link names, or null when it names none: posts, searches, redirectors, short links.
 * Relative links are resolved against `base`. Only https counts. Grammar: docs/platform-links.md.
 */
export function profileOfUrl(href: string, base?: string): ProfileRef | null {
  const url = URL.canParse(href, base) ? new URL(href, base) : null
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '') return null
  const segments = decodedSegments(url.pathname)
  if (!segments) return null
  if (instagramHosts.has(url.hostname)) return instagramProfile(segments)
  if (tiktokHosts.has(url.hostname)) return tiktokProfile(segments)
  if (facebookHost.test(url.hostname)) return facebookProfile(segments, url.searchParams)
  return null
}

/** The key under which findings follow a rename, or null on Facebook, where the key is the id already. */
export function toPlatformIdKey(platform: Platform, platformId: string): ProfileKey | null {
  if (platform === 'facebook' || !/^\d{1,20}$/.test(platformId)) return null
  return `${platform}-id:${platformId}` as ProfileKey
}

/** Platform and handle that a profile key spells; for an id key the handle is the number. */
export function toProfileParts(key: ProfileKey): { platform: Platform; handle: string } {
  const colon = key.indexOf(':')
  const platform = key.slice(0, colon).replace('-id', '') as Platform
  return { platform, handle: key.slice(colon + 1) }
}

/** Where the profile lives on its platform. */
export function toProfileUrl(key: ProfileKey): string {
  const { platform, handle } = toProfileParts(key)
  if (platform === 'instagram') return `https://www.instagram.com/${handle}/`
  if (platform === 'tiktok') return `https://www.tiktok.com/@${handle}`
  return /^\d+$/.test(handle)
    ? `https://www.facebook.com/marketplace/profile/${handle}/`
    : `https://www.facebook.com/${handle}`
}

function refOf(platform: Platform, handle: string): ProfileRef {
  return { platform, handle, key: `${platform}:${handle}` as ProfileKey }
}

function toFacebookRef(name: string): ProfileRef | null {
  if (/^\d{1,20}$/.test(name)) return refOf('facebook', name)
  if (!/^[A-Za-z0-9.]{5,50}$/.test(name) || /\.php$/i.test(name)) return null
  const vanity = name.replaceAll('.', '').toLowerCase()
  return vanity === '' ? null : refOf('facebook', vanity)
}

function decodedSegments(pathname: string): string[] | null {
  try {
    return pathname
      .split('/')
      .filter(segment => segment !== '')
      .map(decodeURIComponent)
  } catch {
    // A malformed escape such as %E0%A4%A names nobody.
    return null
  }
}

function instagramProfile(segments: string[]): ProfileRef | null {
  const [first = '', second] = segments
  if (first.toLowerCase() === 'stories') {
    return second && second.toLowerCase() !== 'highlights' ? toProfileRef('instagram', second) : null
  }
  if (instagramReservedSegments.has(first.toLowerCase())) return null
  if (second !== undefined && !instagramTabs.has(second.toLowerCase())) return null
  return toProfileRef('instagram', first)
}

function tiktokProfile(segments: string[]): ProfileRef | null {
  const [first = '', second] = segments
  if (!first.startsWith('@')) return null
  if (second !== undefined && !tiktokTabs.has(second.toLowerCase())) return null
  return toProfileRef('tiktok', first.slice(1))
}

function facebookProfile(segments: string[], query: URLSearchParams): ProfileRef | null {
  const [first = '', second = '', third = '', fourth = ''] = segments
  const root = first.toLowerCase()
  if (root === 'marketplace') return second === 'profile' ? numericRef(third) : null
  if (root === 'profile.php') return query.has('story_fbid') ? null : numericRef(query.get('id') ?? '')
  if (root === 'people') return segments.length === 3 ? numericRef(third) : null
  if (root === 'groups') return third === 'user' ? numericRef(fourth) : null
  if (facebookReservedSegments.has(root) || query.has('story_fbid')) return null
  if (segments.length > 1 && !facebookTabs.has(second.toLowerCase())) return null
  return toFacebookRef(first)
}

function numericRef(id: string): ProfileRef | null {
  return /^\d{1,20}$/.test(id) ? refOf('facebook', id) : null
}
