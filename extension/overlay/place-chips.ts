import { type Chip, compactChipWidth } from './chip.ts'

/** A chip, the text that it belongs to, and the stretch of it after which it is drawn. */
export interface ChipPlacement {
  chip: Chip
  element: Element
  range: Range
}

interface Line {
  middle: number
  /** Where its text ends. */
  end: number
  /** Where the next chip on it may begin. */
  free: number
}

interface Ground {
  box: DOMRect
  lines: Line[]
  /** What of it can be seen: boxes around it may cut off what goes on beyond them. */
  clip: { top: number; bottom: number; right: number }
}

const gap = 6
const between = 4
/** A chip whose own line is full may stand at the end of one of the lines that follow. */
const linesBelow = 2

/**
 * Draws chips beside the numbers that they belong to, without taking any room: a chip stands out of the flow,
 * directly after the element that holds the text, and is moved to the end of the number's line. Where that is
 * full, it gives up its words, then takes the end of a following line, then the edge beside the text. Reads and
 * writes are batched.
 */
export function placeChips(placements: readonly ChipPlacement[]): void {
  const standing = placements.filter(({ element }) => element.isConnected)
  for (const placement of standing) stand(placement)
  const widths = standing.map(({ chip }) => chip.host.getBoundingClientRect().width)
  // As wide as it is drawn, so much it gives back to the line.
  standing.forEach(({ chip }, i) => {
    chip.setOffset(0, 0, widths[i] ?? 0)
  })
  const grounds = new Map<Element, Ground>()
  const measured = standing.map(({ chip, element, range }, i) => {
    const block = blockOf(element)
    const ground = grounds.get(block) ?? groundOf(block)
    grounds.set(block, ground)
    const host = chip.host.getBoundingClientRect()
    return { chip, ground, host, at: lastRectOf(range), width: widths[i] ?? 0 }
  })
  for (const { chip, ground, host, at, width } of measured) {
    const spot = at && isInside(at, ground.clip) ? spotOf(ground, at, width) : null
    chip.setHidden(spot === null)
    if (!spot) continue
    chip.setCompact(spot.isCompact)
    const x = spot.x - host.left
    const y = spot.middle - host.height / 2 - host.top
    chip.setOffset(x, y, spot.isCompact ? compactChipWidth : width)
  }
}

/** Puts a chip into the page with all its words, unmoved. */
function stand(placement: ChipPlacement): void {
  const { chip, element } = placement
  if (!isChipInPlace(placement)) {
    // In a row or grid of boxes what floats would become one of them.
    const parent = element.parentElement
    const display = parent ? element.ownerDocument.defaultView?.getComputedStyle(parent).display : ''
    chip.setStance(/flex|grid/.test(display ?? '') ? 'absolute' : 'float')
    lastHostAfter(element, chip.host.nodeName).after(chip.host)
  }
  chip.setHidden(false)
  chip.setCompact(false)
  chip.setOffset(0, 0, 0)
}

/** Chips of one text stand in the order of its numbers. */
function lastHostAfter(element: Element, tag: string): Element {
  let last = element
  while (last.nextElementSibling?.nodeName === tag) last = last.nextElementSibling
  return last
}

/** Whether the chip still stands after its text; others of the same text may stand between. */
export function isChipInPlace({ chip, element }: ChipPlacement): boolean {
  let before = chip.host.previousElementSibling
  while (before?.nodeName === chip.host.nodeName) before = before.previousElementSibling
  return before === element && element.isConnected
}

/** The box in which the lines of a text break: its own, or that of the nearest block around it. */
export function blockOf(element: Element): Element {
  const view = element.ownerDocument.defaultView
  let block = element
  while (view && block.parentElement && view.getComputedStyle(block).display.startsWith('inline')) {
    block = block.parentElement
  }
  return block
}

function spotOf(ground: Ground, at: DOMRect, width: number) {
  const middle = at.top + at.height / 2
  const first = ground.lines.findIndex(line => Math.abs(line.middle - middle) < at.height / 2)
  const lines = first < 0 ? [] : ground.lines.slice(first, first + 1 + linesBelow)
  const right = Math.min(ground.box.right, ground.clip.right)
  for (const [i, line] of lines.entries()) {
    const x = line.free + (line.free === line.end ? gap : between)
    // Words are worth a place on the number's own line only.
    const room = right - x
    if (room < compactChipWidth) continue
    const isCompact = room < width || i > 0
    line.free = x + (isCompact ? compactChipWidth : width)
    return { x, middle: line.middle, isCompact }
  }
  const beyond = ground.box.right + between
  const x = beyond + compactChipWidth <= ground.clip.right ? beyond : right - compactChipWidth
  return { x, middle, isCompact: true }
}

/** The lines of text in a block, from top to bottom. */
function groundOf(block: Element): Ground {
  const lines: Line[] = []
  const range = block.ownerDocument.createRange()
  const walker = block.ownerDocument.createTreeWalker(block, 4)
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode)
    for (const { top, height, width, right } of range.getClientRects()) {
      if (width === 0) continue
      const middle = top + height / 2
      const line = lines.findLast(known => Math.abs(known.middle - middle) < height / 2)
      if (line) line.end = line.free = Math.max(line.end, right)
      else lines.push({ middle, end: right, free: right })
    }
  }
  const box = block.getBoundingClientRect()
  return { box, lines: lines.toSorted((a, b) => a.middle - b.middle), clip: clipOf(block, box) }
}

function lastRectOf(range: Range): DOMRect | undefined {
  return Array.from(range.getClientRects()).findLast(({ width }) => width > 0)
}

function clipOf(block: Element, { top, bottom }: DOMRect): Ground['clip'] {
  const view = block.ownerDocument.defaultView
  const clip = { top, bottom, right: block.ownerDocument.documentElement.clientWidth }
  let ancestor: Element | null = block
  for (let depth = 0; view && ancestor && depth < 6; depth++) {
    const { overflowX, overflowY } = view.getComputedStyle(ancestor)
    if (overflowX !== 'visible' || overflowY !== 'visible') {
      const box = ancestor.getBoundingClientRect()
      clip.right = Math.min(clip.right, box.right)
      clip.top = Math.max(clip.top, box.top)
      clip.bottom = Math.min(clip.bottom, box.bottom)
    }
    ancestor = ancestor.parentElement
  }
  return clip
}

function isInside({ top, height }: DOMRect, clip: Ground['clip']): boolean {
  const middle = top + height / 2
  return middle >= clip.top - 1 && middle <= clip.bottom + 1
}
