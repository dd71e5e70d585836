import type { SiteSelector } from '../../content/site-adapter.ts'

export const selectors = {
  profileTitles: {
    css: '[data-e2e="user-page"] [data-e2e="user-title"], [data-e2e="user-page"] [data-e2e="user-subtitle"]',
    reason: 'One of the two is the handle, the other the nickname; which is which has changed before.',
    fixture: 'tiktok/profile.html',
  },
  rehydration: {
    css: '#__UNIVERSAL_DATA_FOR_REHYDRATION__',
    reason: 'The data of the first load tell the account’s number.',
    fixture: 'tiktok/profile.html',
  },
  browseAuthor: {
    css: 'a[href*="/@"]:has([data-e2e="browse-username"])',
    reason: 'The author of a video in the browse layout; recommended tiles beside it have no such mark.',
    fixture: 'tiktok/video.html',
  },
  browseName: {
    css: '[data-e2e="browse-username"]',
    reason: 'The handle in the author’s link, which holds the nickname and the date too.',
    fixture: 'tiktok/video.html',
  },
  feedAuthor: {
    css: '[data-e2e="recommend-list-item-container"] a[href*="/@"]:not([data-e2e="search-common-link"])',
    reason:
      'The author of a video in the feed layout; empty articles are placeholders, mentions in a caption have a mark.',
    fixture: 'tiktok/feed-comments.html',
  },
  commentAuthor: {
    css: '[data-e2e^="comment-username"] a[href*="/@"]',
    reason: 'A commenter’s text is the nickname; the handle stands only in the inner link.',
    fixture: 'tiktok/feed-comments.html',
  },
} as const satisfies Record<string, SiteSelector>
