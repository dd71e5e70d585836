import type { SiteAdapter } from '../../content/site-adapter.ts'
import { sellerOfPage } from './handle.ts'
import { readItemSeller } from './surfaces/item-seller.ts'
import { readSellerPage } from './surfaces/seller-page.ts'

export const facebookAdapter: SiteAdapter = {
  platform: 'facebook',
  readSightings: (document, url) => [...readItemSeller(document, url), ...readSellerPage(document, url)],
  // An item may hide its seller from people who are not logged in, so it owes none.
  owedSurface: url => (sellerOfPage(url) ? 'profile-header' : null),
}
