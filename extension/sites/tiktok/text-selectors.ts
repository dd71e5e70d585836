import type { SiteSelector } from '../../content/site-adapter.ts'

export const textSelectors = {
  bio: {
    css: '[data-e2e="user-page"] [data-e2e="user-bio"]',
    reason: 'The bio has had this mark since 2023, while its tag and classes changed.',
    fixture: 'tiktok/profile.html',
  },
  bioLink: {
    css: '[data-e2e="user-page"] [data-e2e="user-link"]',
    reason: 'The address that an account sets below its bio; the link itself leads over TikTok.',
    fixture: 'tiktok/profile.html',
  },
  browseCaption: {
    css: '[data-e2e="browse-video-desc"]',
    reason: 'What the author wrote below a video in the browse layout.',
    fixture: 'tiktok/video.html',
  },
  feedCaption: {
    css: '[data-e2e="recommend-list-item-container"] [data-e2e="video-desc"]',
    reason: 'What the author wrote over a video in the feed layout; its button to unfold stands outside.',
    fixture: 'tiktok/feed-comments.html',
  },
} as const satisfies Record<string, SiteSelector>
