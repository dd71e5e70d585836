import type { SiteAdapter } from '../../content/site-adapter.ts'
import { profileOfPage } from './handle.ts'
import { readPost } from './surfaces/post.ts'
import { readProfileHeader } from './surfaces/profile-header.ts'
import { readReelsAuthors } from './surfaces/reels-author.ts'

export const instagramAdapter: SiteAdapter = {
  platform: 'instagram',
  readSightings: (document, url) => [
    ...readPost(document, url),
    ...readProfileHeader(document, url),
    ...readReelsAuthors(document, url),
  ],
  owedSurface: url => (profileOfPage(url) ? 'profile-header' : null),
}
