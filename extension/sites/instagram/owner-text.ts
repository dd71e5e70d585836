import type { OwnerText } from '../../content/site-adapter.ts'
import { readProfileHeader } from './surfaces/profile-header.ts'
import { findBio } from './texts.ts'

/**
 * Name and bio in the header that also holds the handle of the address. After a click the page of the profile before
 * may still stand there; captions, comments and other people's profiles are in no such header.
 */
export function readInstagramOwnerText(document: Document, url: URL): OwnerText | null {
  const [sighting] = readProfileHeader(document, url)
  const header = sighting?.element.closest('header')
  if (!sighting || !header || header.closest('article, [role="dialog"]')) return null
  const bio = findBio(document, url).filter(text => header.contains(text))
  return {
    key: sighting.profile.key,
    platformId: sighting.platformId ?? null,
    elements: bio,
  }
}
