import type { SiteSelector } from '../../content/site-adapter.ts'

export const selectors = {
  sellerLink: {
    css: 'a[href*="/marketplace/profile/"]',
    reason:
      'Every way to a Marketplace seller leads over this address; headings are translated, classes hashed.',
    fixture: 'facebook/marketplace-item.html',
  },
  dialogTitle: {
    css: '[role="dialog"] h1, [role="dialog"] h2',
    reason: 'A seller opened from an item lies in a dialog, which names them in its first heading.',
    fixture: 'facebook/marketplace-profile-dialog.html',
  },
  pageTitle: {
    css: '[role="main"] h1, [role="main"] h2',
    reason: 'A seller’s own page names them in its first heading; the number stands in the address.',
    fixture: 'facebook/marketplace-profile.html',
  },
} as const satisfies Record<string, SiteSelector>
