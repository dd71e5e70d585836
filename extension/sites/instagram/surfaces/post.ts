import type { ProfileRef } from '#shared/rules/subject-key'
import type { SellerSighting } from '../../../content/site-adapter.ts'
import { authorOfPage, isPostPage, isProfileHref, toInstagramRef } from '../handle.ts'
import { selectors } from '../selectors.ts'

/**
 * Author and commenters of a post, and authors in the feed: links whose text is the handle they lead to. A mention
 * in a text reads `@handle`, an avatar has no text, people tagged on a picture are taken out of the tab order.
 */
export function readPost(document: Document, url: URL): SellerSighting[] {
  return findScopes(document, url).flatMap(scope => readScope(scope, url))
}

/** The open post where there is one; else the posts of the feed, or the page of one post. */
function findScopes(document: Document, url: URL): Element[] {
  const dialog = document.querySelector(selectors.openPost.css)
  if (dialog) return [dialog]
  // Beside the feed stand the viewer and people proposed to them: only what lies in a post counts.
  if (url.pathname === '/') return Array.from(document.querySelectorAll(selectors.feedPost.css))
  const page = isPostPage(url) ? document.querySelector('main, article') : null
  return page ? [page] : []
}

function readScope(scope: Element, url: URL): SellerSighting[] {
  const isInDialog = createFinder(scope, '[role="dialog"]')
  const isInFeedHeader = createFinder(scope, 'article header')
  const pictured = new Set<string>()
  const names: { profile: ProfileRef; element: Element }[] = []
  for (const element of scope.querySelectorAll(selectors.nameLink.css)) {
    const href = element.getAttribute('href') ?? ''
    const profile = isProfileHref(href) ? toInstagramRef(href) : null
    if (!profile) continue
    const text = element.textContent?.trim() ?? ''
    if (text === '') pictured.add(profile.key)
    const isName = text.toLowerCase() === profile.handle && element.getAttribute('tabindex') !== '-1'
    // Lists of followers or likers open in a dialog that may lie inside the page of the post.
    if (isName && !isInDialog(element)) names.push({ profile, element })
  }
  const author = (authorOfPage(url) ?? names[0]?.profile)?.key
  return names.flatMap((name): SellerSighting[] => {
    const { profile, element } = name
    const isAuthor = profile.key === author || isInFeedHeader(element)
    // Who writes stands beside their picture or in a list; who merely likes the post does not.
    const isWriter = isAuthor || pictured.has(profile.key) || element.closest('li, h3') !== null
    return isWriter ? [{ ...name, surface: isAuthor ? 'post-author' : 'comment-author' }] : []
  })
}

/** Whether an element stands in a part of the scope; most scopes have none, which is found out once for all links. */
function createFinder(scope: Element, css: string): (element: Element) => boolean {
  const parts = Array.from(scope.querySelectorAll(css))
  return element => parts.some(part => part.contains(element))
}
