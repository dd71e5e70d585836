import type { SellerSighting } from '../../../content/site-adapter.ts'
import { authorOfPage, isPostPage, isProfileLink, toInstagramRef } from '../handle.ts'
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
  const links = Array.from(scope.querySelectorAll(selectors.nameLink.css)).filter(isProfileLink)
  const names = links.flatMap(link => {
    const profile = link.getAttribute('tabindex') === '-1' ? null : toInstagramRef(hrefOf(link))
    const isName = profile && textOf(link).toLowerCase() === profile.handle
    return isName && !isInOtherDialog(link, scope) ? [{ profile, element: link }] : []
  })
  const author = (authorOfPage(url) ?? names[0]?.profile)?.key
  const pictured = new Set(links.filter(link => textOf(link) === '').map(hrefOf))
  return names.flatMap((name): SellerSighting[] => {
    const { element, profile } = name
    if (profile.key === author || isInFeedHeader(element)) return [{ ...name, surface: 'post-author' }]
    // Who writes stands in a list or beside their picture; who merely likes the post does not.
    const isWriter = element.closest('li, h3') !== null || pictured.has(hrefOf(element))
    return isWriter ? [{ ...name, surface: 'comment-author' }] : []
  })
}

function isInFeedHeader(link: Element): boolean {
  return link.closest('article header') !== null
}

/** Lists of followers or likers open in a dialog that may lie inside the page of the post. */
function isInOtherDialog(link: Element, scope: Element): boolean {
  return link.closest('[role="dialog"]') !== scope.closest('[role="dialog"]')
}

function hrefOf(link: Element): string {
  return link.getAttribute('href') ?? ''
}

function textOf(link: Element): string {
  return link.textContent?.trim() ?? ''
}
