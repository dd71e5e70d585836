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

/** A warning keeps its words until the name would have less than this. */
const leastNameWidth = 96
const gap = 6
const narrower: readonly BadgeRoom[] = ['tight', 'compact']

interface Before {
  heights: number[]
  nameWidth: number
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
  for (const { badge, anchor } of placements) {
    badge.setStance('line')
    badge.setRoom('full')
    anchor.after(badge.host)
  }
  let rest = placements.filter(({ isApart }) => !isApart)
  rest = rest.filter(failing(before))
  for (const room of narrower) {
    if (rest.length === 0) break
    for (const { badge } of rest) badge.setRoom(room)
    rest = rest.filter(failing(before))
  }
  liftOut([...placements.filter(({ isApart }) => isApart), ...rest], before)
}

/** Whether the badge still stands where it was put. */
export function isInPlace({ badge, anchor }: Placement): boolean {
  return anchor.isConnected && badge.host.previousElementSibling === anchor
}

function measureBefore({ anchor, name }: Placement, measure: PageMeasure): Before {
  return { heights: measure.heightsAround(anchor), nameWidth: measure.boxOf(name).width }
}

function failing(before: ReadonlyMap<Placement, Before>): (placement: Placement) => boolean {
  const measure = new PageMeasure()
  return placement => {
    const was = before.get(placement)
    if (!was) return false
    return (
      isMoving(placement, was, measure) ||
      isSqueezing(placement, was, measure) ||
      !isBeside(placement, measure) ||
      measure.isCutOff(placement.badge.host)
    )
  }
}

function isMoving({ anchor }: Placement, { heights }: Before, measure: PageMeasure): boolean {
  const now = measure.heightsAround(anchor)
  return heights.some((height, i) => Math.abs(height - (now[i] ?? height)) > 0.1)
}

function isSqueezing({ badge, name }: Placement, { nameWidth }: Before, measure: PageMeasure): boolean {
  const { width } = measure.boxOf(name)
  const isShorter = nameWidth - width > 1
  return isShorter && !(badge.isWarning && width >= leastNameWidth)
}

/** In a column, or after a block, a badge in the line would come to stand under the name or across it. */
function isBeside({ badge, name }: Placement, measure: PageMeasure): boolean {
  const box = measure.boxOf(name)
  const host = measure.boxOf(badge.host)
  const middle = (host.top + host.bottom) / 2
  const isOnLine = middle > box.top && middle < box.bottom - Math.min(4, box.height / 4)
  const line = measure.lastLineOf(name)
  return isOnLine && (host.left >= line.right - 1 || host.right <= line.left + 1)
}

/** Takes badges out of the line and draws them at the end of the name's last line. */
function liftOut(placements: readonly Placement[], before: ReadonlyMap<Placement, Before>): void {
  if (placements.length === 0) return
  for (const { badge } of placements) {
    badge.setStance('float')
    badge.setRoom('full')
    badge.setOffset(0, 0, 0)
  }
  moveToName(placements)
  const measure = new PageMeasure()
  const moving = placements.filter(placement => {
    const was = before.get(placement)
    return was !== undefined && isMoving(placement, was, measure)
  })
  for (const { badge } of moving) {
    badge.setStance('absolute')
    badge.setOffset(0, 0, 0)
  }
  moveToName(moving)
  const drawn = new PageMeasure()
  const crowded = placements.filter(({ badge, anchor }) => drawn.isCrowded(badge.host, anchor))
  for (const { badge } of crowded) badge.setRoom('compact')
  moveToName(crowded)
}

function moveToName(placements: readonly Placement[]): void {
  for (const { badge } of placements) badge.setOffset(0, 0, 0)
  const measure = new PageMeasure()
  const offsets = placements.map(({ badge, name }) => {
    const line = measure.lastLineOf(name)
    const host = measure.boxOf(badge.host)
    return { badge, host, x: line.right + gap - host.left, y: line.top + line.height / 2 - 10 - host.top }
  })
  for (const { badge, host, x, y } of offsets) badge.setOffset(x, y, host.width)
}
