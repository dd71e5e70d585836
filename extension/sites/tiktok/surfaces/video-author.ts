import type { SellerSighting } from '../../../content/site-adapter.ts'
import { isProfileLink, toTiktokRef } from '../handle.ts'
import { selectors } from '../selectors.ts'

/** Authors of videos, in both layouts. */
export function readVideoAuthors(document: Document): SellerSighting[] {
  const links = [selectors.browseAuthor, selectors.feedAuthor].flatMap(({ css }) =>
    Array.from(document.querySelectorAll(css)),
  )
  return links.flatMap(link => {
    const href = link.getAttribute('href') ?? ''
    const profile = isProfileLink(href) ? toTiktokRef(href) : null
    const text = link.textContent?.trim() ?? ''
    // An avatar has no text; a mention in a caption reads @nickname.
    return profile && text !== '' && !text.startsWith('@')
      ? [{ surface: 'video-author' as const, profile, element: nameIn(link) }]
      : []
  })
}

/** The browse layout puts handle, nickname and date into one link: the badge belongs to the handle. */
function nameIn(link: Element): Element {
  return link.querySelector(selectors.browseName.css) ?? link
}
