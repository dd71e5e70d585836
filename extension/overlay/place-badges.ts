import type { Badge, BadgeRoom } from './badge.ts'

/** A badge and the element that it stands directly after. */
export interface Placement {
  badge: Badge
  anchor: Element
  /** The element that shows the name: the anchor or something in it. */
  name: Element
  /** Never in the flow: the anchor holds more than the name. */
  isApart: boolean
}

const watchedAncestors = 4
const rooms: readonly BadgeRoom[] = ['full', 'tight', 'compact']

/**
 * Puts badges into the page without changing the height of anything around them: each is tried in full, then
 * without its rating, then as an icon, and at last out of the flow. Reads and writes of all badges are batched,
 * so that many cost as few layouts as one.
 */
export function placeBadges(placements: readonly Placement[]): void {
  const before = new Map(placements.map(placement => [placement, readHeights(placement.anchor)]))
  for (const { badge, anchor } of placements) anchor.after(badge.host)
  const apart = placements.filter(({ isApart }) => isApart)
  liftOut(apart)
  let growing = placements.filter(placement => !placement.isApart && isGrown(placement, before))
  for (const room of rooms.slice(1)) {
    if (growing.length === 0) return
    for (const { badge } of growing) badge.setRoom(room)
    growing = growing.filter(placement => isGrown(placement, before))
  }
  liftOut(growing)
}

/** Whether the badge still stands where it was put. */
export function isInPlace({ badge, anchor }: Placement): boolean {
  return anchor.isConnected && badge.host.previousElementSibling === anchor
}

function isGrown(placement: Placement, before: ReadonlyMap<Placement, number[]>): boolean {
  const now = readHeights(placement.anchor)
  return before.get(placement)?.some((height, i) => Math.abs(height - (now[i] ?? height)) > 0.1) ?? false
}

function readHeights(anchor: Element): number[] {
  const heights = [anchor.getBoundingClientRect().height]
  let ancestor = anchor.parentElement
  for (let i = 0; i < watchedAncestors && ancestor; i++) {
    heights.push(ancestor.getBoundingClientRect().height)
    ancestor = ancestor.parentElement
  }
  return heights
}

/** Takes badges out of the flow and puts them at the end of the name's last line. */
function liftOut(placements: readonly Placement[]): void {
  for (const { badge } of placements) {
    badge.host.style.setProperty('position', 'absolute', 'important')
    badge.host.style.setProperty('margin', '0', 'important')
    badge.host.style.setProperty('translate', '0 0', 'important')
  }
  const offsets = placements.map(placement => ({ placement, ...offsetOf(placement) }))
  for (const { placement, x, y } of offsets) {
    placement.badge.host.style.setProperty('translate', `${x}px ${y}px`, 'important')
  }
}

function offsetOf({ badge, name: element }: Placement): { x: number; y: number } {
  const name = lastLineOf(element)
  const host = badge.host.getBoundingClientRect()
  return { x: name.right + 6 - host.left, y: name.top + name.height / 2 - 10 - host.top }
}

function lastLineOf(element: Element): DOMRect {
  const range = element.ownerDocument.createRange()
  range.selectNodeContents(element)
  const lines = Array.from(range.getClientRects()).filter(({ width }) => width > 0)
  return lines.at(-1) ?? element.getBoundingClientRect()
}
