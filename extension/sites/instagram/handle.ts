import { createProfileReader } from '#shared/rules/profile-reader'
import type { ProfileRef } from '#shared/rules/subject-key'

/** The profile that a link of Instagram names, or null. */
export const toInstagramRef = createProfileReader('instagram', 'https://www.instagram.com/')

/** The profile whose page this is, with its tabs; null on posts, stories and everything else. */
export function profileOfPage({ pathname }: URL): ProfileRef | null {
  const [, second, ...rest] = pathname.split('/').filter(Boolean)
  const isTab = second === undefined || ['reels', 'tagged', 'followers', 'following'].includes(second)
  return isTab && rest.length <= 1 ? toInstagramRef(pathname) : null
}

/** `/p/…`, `/reel/…`, also below a handle: the page of one post. */
export function isPostPage({ pathname }: URL): boolean {
  return /^\/(?:[\w.]+\/)?(?:p|reel)\/[\w-]+/.test(pathname)
}

/** The author that the address of a post names, where it does. */
export function authorOfPage({ pathname }: URL): ProfileRef | null {
  return /^\/[\w.]+\/(?:p|reel)\//.test(pathname) ? toInstagramRef(pathname) : null
}

/** Whether a link leads to a profile itself and not to one of its posts, tabs or stories. */
export function isProfileHref(href: string): boolean {
  return /^(?:https:\/\/www\.instagram\.com)?\/[\w.]+\/?(?:[?#]|$)/.test(href)
}
