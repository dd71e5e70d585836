/** A line of text on the screen. */
export interface Line {
  middle: number
  /** Where its text ends. */
  end: number
  /** Where the next chip on it may begin. */
  free: number
}

/** Where the lines of a block of text stand, and what can be seen of them. */
export interface Ground {
  box: DOMRect
  /** Boxes around it may cut off what goes on beyond them. */
  clip: { top: number; bottom: number; right: number }
  lineAt(at: DOMRect): Line | undefined
  /** The line of a stretch of text, and those below it. */
  linesFrom(at: DOMRect): Line[]
  isSeen(at: DOMRect): boolean
}

/** Boxes around a text that are looked at for cutting it off. */
const watchedAncestors = 6
const cutting = new Set(['hidden', 'clip'])

export function measureGround(block: Element): Ground {
  const lines = measureLines(block)
  const box = block.getBoundingClientRect()
  const clip = clipOf(block, box)
  const indexOf = ({ top, height }: DOMRect) =>
    lines.findIndex(({ middle }) => Math.abs(middle - top - height / 2) < height / 2)
  return {
    box,
    clip,
    lineAt: at => lines[indexOf(at)],
    linesFrom: at => {
      const first = indexOf(at)
      return first < 0 ? [] : lines.slice(first)
    },
    isSeen: ({ top, height }) => {
      const middle = top + height / 2
      return middle >= clip.top - 1 && middle <= clip.bottom + 1
    },
  }
}

/** The last box of a stretch of text, or nothing where none of it is drawn. */
export function lastRectOf(range: Range): DOMRect | undefined {
  return Array.from(range.getClientRects()).findLast(({ width }) => width > 0)
}

/** From top to bottom. */
function measureLines(block: Element): Line[] {
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
  return lines.toSorted((a, b) => a.middle - b.middle)
}

function clipOf(block: Element, { top, bottom }: DOMRect): Ground['clip'] {
  const view = block.ownerDocument.defaultView
  const clip = { top, bottom, right: block.ownerDocument.documentElement.clientWidth }
  let ancestor: Element | null = block
  for (let depth = 0; view && ancestor && depth < watchedAncestors; depth++) {
    const { overflowX, overflowY } = view.getComputedStyle(ancestor)
    if (overflowX !== 'visible' || overflowY !== 'visible') {
      const box = ancestor.getBoundingClientRect()
      clip.right = Math.min(clip.right, box.right)
      // What scrolls is not cut off: chips go along with their text.
      if (cutting.has(overflowY)) {
        clip.top = Math.max(clip.top, box.top)
        clip.bottom = Math.min(clip.bottom, box.bottom)
      }
    }
    ancestor = ancestor.parentElement
  }
  return clip
}
