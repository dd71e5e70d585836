import type { SiteSelector } from '../../content/site-adapter.ts'

export const selectors = {
  profileTitle: {
    css: 'main header h2',
    reason: 'The only h2 in the header of a profile holds the handle; classes are hashed and change weekly.',
    fixture: 'instagram/profile.html',
  },
  reelsAuthor: {
    css: 'a[href$="/reels/"][aria-label]',
    reason:
      'In the reels viewer an author is linked by /handle/reels/ with a label; the navigation’s own link has none.',
    fixture: 'instagram/reels.html',
  },
  openPost: {
    css: '[role="dialog"] article',
    reason: 'A post opened from a profile or feed lies in a dialog above the page that stays behind.',
    fixture: 'instagram/post-modal.html',
  },
  feedPost: {
    css: 'main article',
    reason: 'Each post of the feed is an article; the viewer and proposed accounts beside it are in none.',
    fixture: 'instagram/feed.html',
  },
  nameLink: {
    css: 'a[href^="/"], a[href^="https://www.instagram.com/"]',
    reason:
      'Authors and commenters are links to /handle/ whose text is the handle; mentions have an @ before it.',
    fixture: 'instagram/post-comments.html',
  },
  embeddedData: {
    css: 'script[type="application/json"]',
    reason: 'Only the first page load carries the account’s number, in a data block beside the handle.',
    fixture: 'instagram/profile.html',
  },
} as const satisfies Record<string, SiteSelector>
