import type { SiteSelector } from '../../content/site-adapter.ts'

export const textSelectors = {
  openItem: {
    css: '[role="dialog"]:has(h1):has(a[href*="/marketplace/profile/"])',
    reason:
      'An item opened from another lies in a dialog above it; a dialog that asks to log in names no seller.',
    fixture: 'facebook/marketplace-dialog.html',
  },
  title: {
    css: 'h1',
    reason: 'The title is the only h1 of an item; what is above it is the page’s own.',
    fixture: 'facebook/marketplace-item.html',
  },
  text: {
    css: 'span[dir="auto"]',
    reason: 'Every text that people write carries dir=auto; classes are hashed, headings translated.',
    fixture: 'facebook/marketplace-item.html',
  },
} as const satisfies Record<string, SiteSelector>
