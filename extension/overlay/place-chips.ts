import { type Chip, type ChipRoom, chipHeight, chipWidths } from './chip.ts'
import { type Ground, type Line, lastRectOf, measureGround } from './text-ground.ts'

/** A number, and the element whose text it stands in. */
export interface NumberPlace {
  element: Element
  range: Range
}

interface Spot {
  x: number
  middle: number
  room: ChipRoom
}

/** What is the same for all chips of one text. */
interface Site {
  block: Element
  ground: Ground
  anchor: Element
  stance: 'float' | 'absolute'
  /** Where its chips would be drawn without being moved. */
  origin?: { x: number; y: number }
}

interface Target {
  site: Site
  /** The number's last box, where any of it is drawn. */
  at: DOMRect | undefined
  line: Line | undefined
}

const gap = 6
const between = 4
/** A chip whose own line is full may stand at the end of one of the lines that follow. */
const linesBelow = 2
/** Text lower than this stands in lines lower than a chip. */
const slimBelow = 19
const controls = 'a, button, [role="button"], [role="link"]'

/** Widths of chips with words, by these words: one look each. */
const wordWidths = new Map<string, number>()

/**
 * Where chips go, without taking any room: a chip stands out of the flow, directly after the element that holds the
 * text, and is moved to the end of the number's line. Several on one line show the end of their number. Where the
 * line is full, a chip gives up its words, then takes the end of a following line, then the edge beside the text.
 * All chips of a text stand at the same point, so the first one tells where the others will: each is drawn once.
 */
export class ChipLayout {
  readonly #targets: Target[]
  readonly #crowds = new Map<Line, number>()

  /** Measures all numbers at once, before anything is drawn. */
  constructor(places: readonly NumberPlace[]) {
    const sites = new Map<Element, Site>()
    this.#targets = places.map(({ element, range }) => {
      const site = sites.get(element) ?? measureSite(element)
      sites.set(element, site)
      const at = lastRectOf(range)
      return { site, at, line: at && site.ground.lineAt(at) }
    })
    for (const { line } of this.#targets) if (line) this.#crowds.set(line, this.#crowdOf(line) + 1)
  }

  /** Draws the chip of the nth number. */
  place(nth: number, chip: Chip): void {
    const target = this.#targets[nth]
    if (!target?.site.anchor.isConnected) return
    const { site, at, line } = target
    measureChip(chip, site)
    const wanted = line && this.#crowdOf(line) > 1 ? 'tail' : 'full'
    const { full, brief } = chip.words
    const widths = { ...chipWidths, full: wordWidths.get(full) ?? 0, brief: wordWidths.get(brief) ?? 0 }
    const spot = at && site.ground.isSeen(at) ? findSpot(site.ground, at, widths, wanted) : null
    const { x, y } = site.origin ?? { x: 0, y: 0 }
    if (spot) chip.draw(spot.room, at !== undefined && at.height < slimBelow)
    if (spot) chip.setOffset(spot.x - x, spot.middle - chipHeight / 2 - y, widths[spot.room])
    chip.setHidden(spot === null)
    stand(chip, site)
  }

  #crowdOf(line: Line): number {
    return this.#crowds.get(line) ?? 0
  }
}

/** Whether the chip still stands after its text; others of the same text may stand between. */
export function isChipInPlace({ host }: Chip, element: Element): boolean {
  return element.isConnected && isAfter(host, anchorOf(element))
}

/** Where a text's chips stand, and how wide such a chip is, as far as it is not known yet. */
function measureChip(chip: Chip, site: Site): void {
  const isKnown = (['full', 'brief'] as const).every(room => wordWidths.has(chip.words[room]))
  if (site.origin && isKnown) return
  chip.setHidden(false)
  stand(chip, site)
  for (const room of ['brief', 'full'] as const) {
    if (room === 'brief' && wordWidths.has(chip.words.brief)) continue
    chip.setRoom(room)
    const { width } = chip.host.getBoundingClientRect()
    if (width > 0) wordWidths.set(chip.words[room], width)
  }
  const { left, top } = chip.host.getBoundingClientRect()
  // The page may have been scrolled since the lines were measured.
  const now = site.block.getBoundingClientRect()
  const { box } = site.ground
  site.origin ??= {
    x: left - chip.offset.x - now.left + box.left,
    y: top - chip.offset.y - now.top + box.top,
  }
}

/** Puts a chip into the page, if it is not there yet, in the order of its text's numbers. */
function stand(chip: Chip, { anchor, stance }: Site): void {
  const { host } = chip
  if (isAfter(host, anchor)) return
  chip.setStance(stance)
  let last = anchor
  while (last.nextElementSibling?.nodeName === host.nodeName) last = last.nextElementSibling
  last.after(host)
}

function isAfter(host: Element, anchor: Element): boolean {
  let before = host.previousElementSibling
  while (before?.nodeName === host.nodeName) before = before.previousElementSibling
  return before === anchor
}

function measureSite(element: Element): Site {
  const anchor = anchorOf(element)
  const { parentElement: parent, ownerDocument } = anchor
  const display = parent ? ownerDocument.defaultView?.getComputedStyle(parent).display : ''
  // In a row or grid of boxes what floats would become one of them.
  const stance = /flex|grid/.test(display ?? '') ? 'absolute' : 'float'
  const block = blockOf(element)
  return { block, ground: measureGround(block), anchor, stance }
}

/** After the whole link or button that a text stands in, for a button of ours must not be inside one. */
function anchorOf(element: Element): Element {
  let anchor = element
  let control = element.closest(controls)
  while (control) {
    anchor = control
    control = control.parentElement?.closest(controls) ?? null
  }
  return anchor
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

function findSpot(
  { box, clip, linesFrom }: Ground,
  at: DOMRect,
  widths: Record<ChipRoom, number>,
  wanted: ChipRoom,
): Spot {
  const right = Math.min(box.right, clip.right)
  const lines = linesFrom(at).slice(0, 1 + linesBelow)
  for (const [i, line] of lines.entries()) {
    const x = line.free + (line.free === line.end ? gap : between)
    // Words are worth a place on the number's own line only.
    const rooms: ChipRoom[] =
      i === 0 && wanted === 'full' ? ['full', 'brief', 'tail', 'icon'] : ['tail', 'icon']
    const room = rooms.find(each => x + widths[each] <= right)
    if (!room) continue
    line.free = x + widths[room]
    return { x, middle: line.middle, room }
  }
  const beyond = box.right + between
  const x = beyond + chipWidths.icon <= clip.right ? beyond : right - chipWidths.icon
  return { x, middle: at.top + at.height / 2, room: 'icon' }
}
