import type { SellerSighting } from '../../../content/site-adapter.ts'
import { isItemPage, toFacebookRef } from '../handle.ts'
import { selectors } from '../selectors.ts'

/**
 * The seller of a Marketplace item. Three links lead to one seller: a button whose text repeats its label, an
 * avatar without text, and the name. Only the name gets the badge.
 */
export function readItemSeller(document: Document, url: URL): SellerSighting[] {
  if (!isItemPage(url)) return []
  const sightings = Array.from(document.querySelectorAll(selectors.sellerLink.css)).flatMap(link => {
    const name = link.textContent?.trim() ?? ''
    const profile = toFacebookRef(link.getAttribute('href') ?? '')
    if (!profile || name === '' || link.hasAttribute('aria-label')) return []
    return [{ surface: 'listing' as const, profile, element: link, name }]
  })
  // An item opened from another item lies above it; the page behind keeps its own seller.
  const open = sightings.filter(({ element }) => element.closest('[role="dialog"]'))
  return open.length > 0 ? open : sightings
}
