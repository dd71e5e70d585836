import type { SiteSelector } from '../../content/site-adapter.ts'

export const textSelectors = {
  headerText: {
    css: 'main header [dir="auto"]',
    reason:
      'Every text that people write carries dir=auto, since it may be in any script; classes are hashed.',
    fixture: 'instagram/profile.html',
  },
  openPost: {
    css: '[role="dialog"] article',
    reason: 'A post opened from a profile or feed lies in a dialog above the page that stays behind.',
    fixture: 'instagram/post-modal.html',
  },
  article: {
    css: 'main article',
    reason: 'Each post of the feed, and a post’s own page on a phone, is an article.',
    fixture: 'instagram/feed.html',
  },
  nameLink: {
    css: 'a[href^="/"], a[href^="https://www.instagram.com/"]',
    reason: 'A caption follows the link to its author, whose text is the handle.',
    fixture: 'instagram/post-comments.html',
  },
  reelsCaption: {
    css: 'main [role="presentation"] [role="button"] div[dir="auto"]',
    reason: 'In the reels viewer the caption is a button that unfolds it; song and place are links.',
    fixture: 'instagram/reels.html',
  },
} as const satisfies Record<string, SiteSelector>
