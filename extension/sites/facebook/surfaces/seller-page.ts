import type { SellerSighting } from '../../../content/site-adapter.ts'
import { sellerOfPage } from '../handle.ts'
import { selectors } from '../selectors.ts'

/** A seller's own Marketplace page, or the dialog above the item: the first heading that has a text. */
export function readSellerPage(document: Document, url: URL): SellerSighting[] {
  const profile = sellerOfPage(url)
  if (!profile) return []
  // Opened from an item, the seller lies above that item's page.
  const titles = [selectors.dialogTitle, selectors.pageTitle].flatMap(({ css }) =>
    Array.from(document.querySelectorAll(css)),
  )
  const title = titles.find(heading => heading.textContent?.trim() && isOfSeller(heading))
  return title
    ? [{ surface: 'profile-header', profile, element: title, name: title.textContent?.trim() ?? '' }]
    : []
}

/** A dialog that asks to log in or to accept cookies has a heading too; a seller's shows things for sale. */
function isOfSeller(heading: Element): boolean {
  const dialog = heading.closest('[role="dialog"]')
  return dialog === null || dialog.querySelector('a[href*="/marketplace/item/"]') !== null
}
