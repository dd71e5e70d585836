import type { OwnerText } from '../../content/site-adapter.ts'
import { isItemPage, toFacebookRef } from './handle.ts'
import { selectors } from './selectors.ts'
import { findFacebookTexts } from './texts.ts'

/**
 * Title and description of a thing for sale, whose seller is the one that the same window names below it. What stands
 * further down, advertisements among it, is anybody's.
 */
export function readFacebookOwnerText(document: Document, url: URL): OwnerText | null {
  if (!isItemPage(url)) return null
  const [title, ...texts] = findFacebookTexts(document, url)
  const scope = title?.closest('[role="dialog"]') ?? title?.closest('[role="main"]')
  if (!title || !scope) return null
  // The page's own links to the seller have a label; one that a description holds has none.
  const links = Array.from(scope.querySelectorAll(`:is(${selectors.sellerLink.css})[aria-label]`)).filter(
    link => link.closest('[role="dialog"]') === title.closest('[role="dialog"]') && isBelow(title, link),
  )
  const [key, ...others] = new Set(links.map(link => toFacebookRef(link.getAttribute('href') ?? '')?.key))
  const [first] = links
  if (!first || !key || others.length > 0) return null
  // A reader may be writing to the seller there.
  const isWritten = (text: Element) => !isBelow(first, text) && !text.closest('[contenteditable]')
  const elements = [title, ...texts.filter(isWritten)]
  return { key, platformId: null, elements }
}

function isBelow(upper: Element, lower: Element): boolean {
  return (upper.compareDocumentPosition(lower) & 4) !== 0
}
