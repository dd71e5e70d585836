import type { Badge, BadgeRoom } from './badge.ts'
import { PageMeasure } from './page-measure.ts'

/** A badge and the element that it stands directly after. */
export interface Placement {
  badge: Badge
  anchor: Element
  /** The element that shows the name: the anchor or something in it. */
  name: Element
  /** Never in the line: the anchor holds more than the name. */
  isApart: boolean
}

/** A badge may take room from a name down to this: a warning for its words, any for its icon. */
const leastNameWidth = 96
const gap = 6
/** The anchor and so many elements around it, less one, must keep their height. */
const watchedDepth = 5
const narrower: readonly BadgeRoom[] = ['tight', 'compact']

interface Before {
  heights: number[]
  nameWidth: number
  overflow: number
}

/**
 * Puts badges into the page without changing the height of anything around them. Each is tried in the line, with
 * all its words, then without its rating, then as an icon; what still moves something, or would not stand beside
 * its name, floats over the page at the end of the name. Reads and writes of all badges are batched, so that many
 * cost as few layouts as one.
 */
export function placeBadges(placements: readonly Placement[]): void {
  const start = new PageMeasure()
  const before = new Map(placements.map(placement => [placement, measureBefore(placement, start)]))
  for (const placement of placements) {
    const { badge, anchor } = placement
    badge.setStance('line')
    badge.setRoom('full')
    // What stands there already is not moved: that would look like the page's doing.
    if (!isInPlace(placement)) anchor.after(badge.host)
  }
  liftOut(
    placements.filter(({ isApart }) => isApart),
    before,
  )
  let inLine = placements.filter(({ isApart }) => !isApart)
  let measure = new PageMeasure(start)
  // From the inside out: what one badge does to its row must not be held against its neighbours.
  for (let depth = 1; depth <= watchedDepth; depth++) {
    const isFailing = (placement: Placement) => !isFitting(placement, before, measure, depth)
    let failing = inLine.filter(isFailing)
    if (failing.length === 0) continue
    for (const room of narrower) {
      for (const { badge } of failing) if (!badge.isCompact) badge.setRoom(room)
      measure = new PageMeasure(measure)
      failing = failing.filter(isFailing)
    }
    liftOut(failing, before)
    inLine = inLine.filter(placement => !failing.includes(placement))
    measure = new PageMeasure(measure)
  }
}

/** Whether the badge still stands where it was put. */
export function isInPlace({ badge, anchor }: Placement): boolean {
  return anchor.isConnected && badge.host.previousElementSibling === anchor
}

function measureBefore({ anchor, name }: Placement, measure: PageMeasure): Before {
  return {
    heights: measure.heightsAround(anchor, watchedDepth),
    nameWidth: measure.boxOf(name).width,
    overflow: measure.overflowAround(anchor),
  }
}

function isFitting(
  placement: Placement,
  before: ReadonlyMap<Placement, Before>,
  measure: PageMeasure,
  depth: number,
): boolean {
  const was = before.get(placement)
  if (!was) return true
  return (
    !isMoving(placement, was, measure, depth) &&
    !isSqueezing(placement, was, measure) &&
    measure.overflowAround(placement.anchor) <= was.overflow + 1 &&
    isBeside(placement, measure) &&
    !measure.isCutOff(placement.badge.host)
  )
}

function isMoving({ anchor }: Placement, { heights }: Before, measure: PageMeasure, depth: number): boolean {
  const now = measure.heightsAround(anchor, depth)
  return now.some((height, i) => Math.abs(height - (heights[i] ?? height)) > 0.1)
}

/** Whether the name lost room to the badge. What keeps its words, or has none left to give, may take some. */
function isSqueezing({ badge, name }: Placement, { nameWidth }: Before, measure: PageMeasure): boolean {
  const { width } = measure.boxOf(name)
  const isShorter = nameWidth - width > 1
  return isShorter && !((badge.isWarning || badge.isCompact) && width >= leastNameWidth)
}

/** In a column, or after a block, a badge in the line would come to stand under the name or across it. */
function isBeside({ badge, name }: Placement, measure: PageMeasure): boolean {
  const box = measure.boxOf(name)
  const host = measure.boxOf(badge.host)
  const middle = (host.top + host.bottom) / 2
  const isOnLine = middle > box.top && middle < box.bottom - Math.min(4, box.height / 4)
  return isOnLine && (isAside(host, box) || isAside(host, measure.lastLineOf(name)))
}

function isAside(host: DOMRect, name: DOMRect): boolean {
  return host.left >= name.right - 1 || host.right <= name.left + 1
}

/** Takes badges out of the line and draws them at the end of the name's last line. */
function liftOut(placements: readonly Placement[], before: ReadonlyMap<Placement, Before>): void {
  if (placements.length === 0) return
  for (const { badge } of placements) {
    badge.setStance('float')
    badge.setRoom('full')
    badge.setOffset(0, 0, 0)
  }
  moveToName(placements, false)
  const measure = new PageMeasure()
  const moving = placements.filter(placement => {
    const was = before.get(placement)
    return was !== undefined && isMoving(placement, was, measure, 2)
  })
  for (const { badge } of moving) {
    badge.setStance('absolute')
    badge.setOffset(0, 0, 0)
  }
  moveToName(moving, false)
  const drawn = new PageMeasure()
  const crowded = placements.filter(({ badge, anchor }) => drawn.isCrowded(badge.host, anchor))
  for (const { badge } of crowded) badge.setRoom('compact')
  moveToName(crowded, true)
}

/** Draws badges at the end of their names; `isKeptIn` ones end, at the latest, where their surroundings do. */
function moveToName(placements: readonly Placement[], isKeptIn: boolean): void {
  for (const { badge } of placements) badge.setOffset(0, 0, 0)
  const drawn = new PageMeasure()
  const sized = placements.map(({ badge, name }) => ({ badge, name, width: drawn.boxOf(badge.host).width }))
  for (const { badge, width } of sized) badge.setOffset(0, 0, width)
  const measure = new PageMeasure()
  const offsets = sized.map(({ badge, name, width }) => {
    const line = measure.lastLineOf(name)
    const host = measure.boxOf(badge.host)
    const end = isKeptIn ? measure.clipRightOf(badge.host) - width : Number.POSITIVE_INFINITY
    const x = Math.min(line.right + gap, end) - host.left
    return { badge, width, x, y: line.top + line.height / 2 - host.height / 2 - host.top }
  })
  for (const { badge, width, x, y } of offsets) badge.setOffset(x, y, width)
}
