import type { SellerSighting } from '../../../content/site-adapter.ts'
import { isItemPage, toFacebookRef } from '../handle.ts'
import { selectors } from '../selectors.ts'

/**
 * The seller of a Marketplace item. Three links lead to one seller: a button whose text repeats its label, an
 * avatar without text, and the name. Only the name gets the badge.
 */
export function readItemSeller(document: Document, url: URL): SellerSighting[] {
  if (!isItemPage(url)) return []
  const links = Array.from(document.querySelectorAll(selectors.sellerLink.css))
  // An item opened from another item lies above it; the page behind keeps its own seller.
  const open = links.filter(link => link.closest('[role="dialog"]'))
  return readNames(open.length > 0 ? open : links)
}

function readNames(links: readonly Element[]): SellerSighting[] {
  const labelled = new Set(links.filter(link => link.hasAttribute('aria-label')).map(keyOf))
  return links.flatMap(link => {
    const profile = toFacebookRef(link.getAttribute('href') ?? '')
    const name = link.textContent?.trim() ?? ''
    if (!profile || name === '' || link.hasAttribute('aria-label')) return []
    // A description may hold the address of somebody else: it has no labelled links, and its text is the address.
    const isStranger = labelled.size > 0 && !labelled.has(profile.key)
    if (isStranger || /facebook\.com\//i.test(name)) return []
    return [{ surface: 'listing' as const, profile, element: link, name }]
  })
}

function keyOf(link: Element): string | null {
  return toFacebookRef(link.getAttribute('href') ?? '')?.key ?? null
}
