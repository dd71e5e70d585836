import type { OwnerText } from '../../content/site-adapter.ts'
import { readProfileHeader } from './surfaces/profile-header.ts'
import { textSelectors } from './text-selectors.ts'

/** The bio on the page that also holds the handle of the address. */
export function readTiktokOwnerText(document: Document, url: URL): OwnerText | null {
  const [sighting] = readProfileHeader(document, url)
  const page = sighting?.element.closest('[data-e2e="user-page"]')
  if (!sighting || !page) return null
  const bio = Array.from(document.querySelectorAll(textSelectors.bio.css)).filter(text => page.contains(text))
  // Two of them are two people's, or a page that we do not know.
  if (bio.length > 1) return null
  return {
    key: sighting.profile.key,
    platformId: sighting.platformId ?? null,
    elements: bio,
  }
}
