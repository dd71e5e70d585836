import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { SellerSighting, Surface } from '../site-adapter.ts'

/** Places that say who wrote the texts around them; a commenter says nothing of the caption above. */
const authors: ReadonlySet<Surface> = new Set(['profile-header', 'listing', 'post-author', 'video-author'])

/**
 * The seller who wrote a text: the one whose name stands in the smallest part of the page that holds both. Null where
 * there is none, or where several stand equally near: a number is compared with nobody's rather than with the wrong shop.
 */
export function sellerOfText(text: Element, sightings: readonly SellerSighting[]): ProfileQuestion | null {
  const near = sightings.filter(({ surface }) => authors.has(surface))
  for (let part: Element | null = text; part; part = part.parentElement) {
    const inside = near.filter(({ element }) => part.contains(element))
    const [first] = inside
    if (!first) continue
    const { key } = first.profile
    if (inside.some(({ profile }) => profile.key !== key)) return null
    const platformId = inside.find(sighting => sighting.platformId)?.platformId
    return platformId ? { key, platformId } : { key }
  }
  return null
}
