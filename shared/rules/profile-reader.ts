import type { Platform } from '#shared/domain/platform'
import { type ProfileRef, profileOfUrl } from '#shared/rules/subject-key'

const mostRemembered = 5000

/**
 * A reader of links for one platform: only its own profiles count. Pages are read again and again, so what a link
 * names is remembered, within bounds.
 */
export function createProfileReader(platform: Platform, origin: string): (href: string) => ProfileRef | null {
  const remembered = new Map<string, ProfileRef | null>()
  return href => {
    const known = remembered.get(href)
    if (known !== undefined) return known
    const ref = profileOfUrl(href, origin)
    const own = ref?.platform === platform ? ref : null
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(href, own)
    return own
  }
}
