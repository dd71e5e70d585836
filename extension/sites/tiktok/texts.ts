import { profileOfPage } from './handle.ts'
import { textSelectors } from './text-selectors.ts'

/** Elements with text that a seller wrote: bio and link of a profile, what stands below a video. */
export function findTiktokTexts(document: Document, url: URL): Element[] {
  const { bio, bioLink, browseCaption, feedCaption } = textSelectors
  const places = [...(profileOfPage(url) ? [bio, bioLink] : []), browseCaption, feedCaption]
  return places
    .flatMap(({ css }) => Array.from(document.querySelectorAll(css)))
    .filter(({ textContent }) => textContent?.trim())
}
