import type { SellerSighting } from '../../../content/site-adapter.ts'
import { authorOfPage, isPostPage, toInstagramRef } from '../handle.ts'
import { selectors } from '../selectors.ts'

/**
 * Author and commenters of a post, and authors in the feed: links whose text is the handle they lead to. A mention
 * in a text reads `@handle`, an avatar has no text, people tagged on a picture are taken out of the tab order.
 */
export function readPost(document: Document, url: URL): SellerSighting[] {
  const scope = scopeOf(document, url)
  if (!scope) return []
  const names = Array.from(scope.querySelectorAll<HTMLAnchorElement>(selectors.nameLink.css)).flatMap(
    link => {
      const profile =
        link.getAttribute('tabindex') === '-1' ? null : toInstagramRef(link.getAttribute('href') ?? '')
      const isName = profile && link.textContent?.trim().toLowerCase() === profile.handle
      return isName ? [{ profile, element: link }] : []
    },
  )
  const author = authorOfPage(url)?.key ?? names[0]?.profile.key
  return names.map(name => ({
    ...name,
    surface:
      name.profile.key === author || isInFeedHeader(name.element)
        ? ('post-author' as const)
        : ('comment-author' as const),
  }))
}

/** The open post where there is one; else the page of a post, or the feed. */
function scopeOf(document: Document, url: URL): Element | null {
  const dialog = document.querySelector(selectors.openPost.css)
  if (dialog) return dialog
  return isPostPage(url) || url.pathname === '/' ? document.querySelector('main, article') : null
}

function isInFeedHeader(link: Element): boolean {
  return link.closest('article header') !== null
}
