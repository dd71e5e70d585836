import type { SellerSighting } from '../../../content/site-adapter.ts'
import { sellerOfPage } from '../handle.ts'
import { selectors } from '../selectors.ts'

/** A seller's own Marketplace page or dialog: the first heading that has a text. */
export function readSellerPage(document: Document, url: URL): SellerSighting[] {
  const profile = sellerOfPage(url)
  if (!profile) return []
  const headings = Array.from(document.querySelectorAll(selectors.profileTitle.css))
  const title = headings.find(({ textContent }) => textContent?.trim())
  return title
    ? [{ surface: 'profile-header', profile, element: title, name: title.textContent?.trim() ?? '' }]
    : []
}
