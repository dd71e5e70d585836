import type { SellerSighting } from '../../../content/site-adapter.ts'
import { isProfileLink, toTiktokRef } from '../handle.ts'
import { selectors } from '../selectors.ts'

/** People who comment. What stands there is the nickname; who it is stands in the link. */
export function readCommentAuthors(document: Document): SellerSighting[] {
  return Array.from(document.querySelectorAll(selectors.commentAuthor.css)).flatMap(link => {
    const href = link.getAttribute('href') ?? ''
    const profile = isProfileLink(href) ? toTiktokRef(href) : null
    const name = link.textContent?.trim() ?? ''
    return profile && name !== ''
      ? [{ surface: 'comment-author' as const, profile, element: link, name }]
      : []
  })
}
