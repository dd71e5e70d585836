import type { SellerSighting } from './site-adapter.ts'

/** Where a seller's badge goes: directly after `anchor`. */
export interface Place {
  sighting: SellerSighting
  anchor: Element
  /** The anchor holds much more than the name, so the badge is laid over the page at the end of the name. */
  isApart: boolean
}

const controls = 'a, button, [role="button"], [role="link"]'
const mainSurfaces = new Set(['profile-header', 'listing'])

/**
 * One sighting of each seller on the page. What lies in an open dialog comes first, for it hides the page behind;
 * then the places that a page is about; then the order of the page.
 */
export function chooseSightings(sightings: readonly SellerSighting[]): SellerSighting[] {
  const chosen = new Map<string, SellerSighting>()
  for (const sighting of sightings) {
    const { key } = sighting.profile
    const other = chosen.get(key)
    // Most sellers are met once, and need not be compared with anybody.
    if (!other || rankOf(sighting) < rankOf(other)) chosen.set(key, sighting)
  }
  return [...chosen.values()]
}

function rankOf({ element, surface }: SellerSighting): number {
  const isCovered = element.closest('[role="dialog"], dialog') === null
  return (isCovered ? 2 : 0) + (mainSurfaces.has(surface) ? 0 : 1)
}

/** Where the badge of a sighting goes: never inside a link or button. */
export function toPlace(sighting: SellerSighting): Place {
  const { element } = sighting
  let anchor = element
  let control = element.closest(controls)
  while (control) {
    anchor = control
    control = control.parentElement?.closest(controls) ?? null
  }
  const isApart = anchor !== element && textOf(anchor) !== textOf(element)
  return { sighting, anchor, isApart }
}

function textOf(element: Element): string {
  return element.textContent?.trim() ?? ''
}
