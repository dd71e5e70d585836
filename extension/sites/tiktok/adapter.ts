import type { SiteAdapter } from '../../content/site-adapter.ts'
import { profileOfPage } from './handle.ts'
import { readCommentAuthors } from './surfaces/comment-author.ts'
import { readProfileHeader } from './surfaces/profile-header.ts'
import { readVideoAuthors } from './surfaces/video-author.ts'

export const tiktokAdapter: SiteAdapter = {
  platform: 'tiktok',
  readSightings: (document, url) => [
    ...readProfileHeader(document, url),
    ...readVideoAuthors(document),
    ...readCommentAuthors(document),
  ],
  owedSurface: url => (profileOfPage(url) ? 'profile-header' : null),
}
