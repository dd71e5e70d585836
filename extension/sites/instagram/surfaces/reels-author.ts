import type { SellerSighting } from '../../../content/site-adapter.ts'
import { toInstagramRef } from '../handle.ts'
import { selectors } from '../selectors.ts'

/** Authors in the reels viewer. Slides are recycled: the link keeps its place and changes its address. */
export function readReelsAuthors(document: Document, { pathname }: URL): SellerSighting[] {
  if (!pathname.startsWith('/reels/')) return []
  return Array.from(document.querySelectorAll<HTMLAnchorElement>(selectors.reelsAuthor.css)).flatMap(link => {
    const profile = toInstagramRef(link.getAttribute('href') ?? '')
    const isName = profile && link.textContent?.trim().toLowerCase() === profile.handle
    return isName ? [{ surface: 'video-author' as const, profile, element: link }] : []
  })
}
