import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import { toIndonesianMobile } from '#shared/rules/phone'
import { profileOfUrl } from '#shared/rules/subject-key'

/** The app whose short link it is, which decides how a person gets a link that names somebody. */
export type NamelessKind = 'tiktok-short' | 'facebook-share' | 'instagram-share' | 'whatsapp-message'

const tiktokHost = /^(?:(?:www|m)\.)?tiktok\.com$/
const facebookHost = /^(?:(?:www|m|web|mbasic|touch|[a-z]{2}-[a-z]{2})\.)?facebook\.com$/
const instagramHost = /^(?:www\.)?instagram\.com$/
const whatsappHost = /^(?:(?:api|web|chat|www)\.)?whatsapp\.com$/

const shortLinks: readonly [kind: NamelessKind, host: RegExp, path: RegExp][] = [
  ['tiktok-short', /^v[mt]\.tiktok\.com$/, /^\/[^/]+\/?$/],
  ['tiktok-short', tiktokHost, /^\/t\/[^/]+\/?$/],
  ['facebook-share', facebookHost, /^\/share\/(?:[a-z]\/)?[^/]+\/?$/],
  ['facebook-share', /^fb\.me$/, /^\/[^/]+\/?$/],
  ['instagram-share', instagramHost, /^\/share\/(?:[a-z]+\/)?[^/]+\/?$/],
  ['whatsapp-message', /^(?:wa\.me|api\.whatsapp\.com)$/, /^\/message\/[^/]+\/?$/],
  ['whatsapp-message', /^wa\.link$/, /^\/[^/]+\/?$/],
]

const longestLink = 500
const whatsappPath = /^\/(?:c\/)?\+?([0-9]{9,15})\/?$/

/**
 * The short link that a person pasted, or null when the text begins with none. Taken with or without its scheme;
 * `http` is read as `https`, and words after a space are passed over.
 */
export function toNamelessLink(text: string): URL | null {
  const [written = ''] = text.trim().split(/\s/, 1)
  if (written === '' || written.length > longestLink) return null
  const address = /^https?:\/\//i.test(written) ? written.replace(/^http:/i, 'https:') : `https://${written}`
  const url = URL.canParse(address) ? new URL(address) : null
  return url && namelessKindOf(url) ? url : null
}

/** Whether a pasted text is a short link that names nobody until somebody follows it. */
export function isNamelessLink(text: string): boolean {
  return toNamelessLink(text) !== null
}

/** Which short link an address is, or null for any other. */
export function namelessKindOf(url: URL): NamelessKind | null {
  if (!isPlainHttps(url)) return null
  const found = shortLinks.find(([, host, path]) => host.test(url.hostname) && path.test(url.pathname))
  return found?.[0] ?? null
}

/** Whether an address is on one of the sites that short links lead to. */
export function isOnPlatform(url: URL): boolean {
  const hosts = [tiktokHost, facebookHost, instagramHost, whatsappHost]
  return isPlainHttps(url) && hosts.some(host => host.test(url.hostname))
}

/** The one key that an address names: that of its profile, or of the phone in a WhatsApp link. */
export function findLinkedKey(url: URL): ProfileKey | DestinationKey | null {
  if (!isPlainHttps(url) || namelessKindOf(url)) return null
  const profile = profileOfUrl(url.href)
  if (profile) return profile.key
  const mobile = whatsappMobileOf(url)
  return mobile ? (`phone:${mobile}` as DestinationKey) : null
}

/** The number that a WhatsApp link carries; `wa.me/message/…` and `wa.link/…` carry none. */
export function whatsappMobileOf(url: URL): string | null {
  const digits =
    url.hostname === 'wa.me'
      ? (whatsappPath.exec(url.pathname)?.[1] ?? '')
      : whatsappHost.test(url.hostname)
        ? (url.searchParams.get('phone') ?? '').replace(/[^0-9]/g, '')
        : ''
  // Such a link begins with the country, written with a plus or without.
  return toIndonesianMobile(`+${digits}`)
}

/** Nothing that a link of these sites needs: another port, a name and password, a scheme that is not sealed. */
function isPlainHttps({ protocol, port, username, password }: URL): boolean {
  return protocol === 'https:' && port === '' && username === '' && password === ''
}
