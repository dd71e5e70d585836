import { type Chip, type ChipRoom, chipHeight, chipWidths } from './chip.ts'
import { type Ground, type Line, lastRectOf, measureGround } from './text-ground.ts'

/** A chip, the text that it belongs to, and the stretch of it after which it is drawn. */
export interface ChipPlacement {
  chip: Chip
  element: Element
  range: Range
}

interface Spot {
  x: number
  middle: number
  room: ChipRoom
}

const gap = 6
const between = 4
/** A chip whose own line is full may stand at the end of one of the lines that follow. */
const linesBelow = 2
/** Text lower than this stands in lines lower than a chip. */
const slimBelow = 19
const controls = 'a, button, [role="button"], [role="link"]'

/** So many chips are styled and laid out before the page gets its turn. */
const sliceSize = 40

/** Widths of chips with all their words, by these words: one look a label. */
const fullWidths = new Map<string, number>()

/**
 * Draws chips beside the numbers that they belong to, without taking any room: a chip stands out of the flow,
 * directly after the element that holds the text, and is moved to the end of the number's line. Several on one
 * line show the end of their number. Where the line is full, a chip gives up its words, then takes the end of a
 * following line, then the edge beside the text. All chips of a text stand at the same point, so the first one
 * tells where the others will: each is drawn once, at its place.
 */
export async function placeChips(placements: readonly ChipPlacement[]): Promise<void> {
  const sites = new Map<Element, Site>()
  const texts = placements
    .filter(({ element }) => element.isConnected)
    .map(placement => {
      const site = sites.get(placement.element) ?? measureSite(placement.element)
      sites.set(placement.element, site)
      const at = lastRectOf(placement.range)
      return { ...placement, site, at, line: at && site.ground.lineAt(at) }
    })
  const crowds = new Map<Line, number>()
  for (const { line } of texts) if (line) crowds.set(line, (crowds.get(line) ?? 0) + 1)
  const leads = findLeads(texts)
  for (const lead of leads) {
    lead.chip.setRoom('full')
    stand(lead, lead.site)
  }
  const stood = leads.map(({ chip }) => chip.host.getBoundingClientRect())
  leads.forEach(({ chip, site }, i) => {
    const { left = 0, top = 0, width = 0 } = stood[i] ?? {}
    if (width > 0) fullWidths.set(chip.label, width)
    site.origin ??= { x: left - chip.offset.x, y: top - chip.offset.y }
  })
  let rest = sliceSize
  for (const { site, at, line, ...placement } of texts) {
    const { chip } = placement
    if (rest-- === 0) {
      rest = sliceSize
      await new Promise(resolve => setTimeout(resolve))
    }
    const wanted = line !== undefined && (crowds.get(line) ?? 0) > 1 ? 'tail' : 'full'
    const spot = at && site.ground.isSeen(at) ? findSpot(site.ground, at, widthsOf(chip), wanted) : null
    const { x, y } = site.origin ?? { x: 0, y: 0 }
    if (spot) chip.draw(spot.room, at !== undefined && at.height < slimBelow)
    if (spot) chip.setOffset(spot.x - x, spot.middle - chipHeight / 2 - y, widthsOf(chip)[spot.room])
    chip.setHidden(spot === null)
    stand(placement, site)
  }
}

/** The first chip of each text, and of each label whose width is not known yet. */
function findLeads<Text extends { chip: Chip; site: Site }>(texts: readonly Text[]): Text[] {
  const seen = new Set<Site | string>(fullWidths.keys())
  return texts.filter(({ chip, site }) => {
    const isLead = !seen.has(site) || !seen.has(chip.label)
    seen.add(site).add(chip.label)
    return isLead
  })
}

/** Puts a chip into the page, if it is not there yet. */
function stand(placement: ChipPlacement, { anchor, stance }: Site): void {
  const { chip } = placement
  if (chip.isDropped || isChipInPlace(placement) || !anchor.isConnected) return
  chip.setStance(stance)
  lastHostAfter(anchor, chip.host.nodeName).after(chip.host)
}

function widthsOf({ label }: Chip): Record<ChipRoom, number> {
  return { ...chipWidths, full: fullWidths.get(label) ?? 0 }
}

/** What is the same for all chips of one text. */
interface Site {
  ground: Ground
  anchor: Element
  stance: 'float' | 'absolute'
  /** Where its chips would be drawn without being moved. */
  origin?: { x: number; y: number }
}

function measureSite(element: Element): Site {
  const anchor = anchorOf(element)
  const { parentElement: parent, ownerDocument } = anchor
  const display = parent ? ownerDocument.defaultView?.getComputedStyle(parent).display : ''
  // In a row or grid of boxes what floats would become one of them.
  const stance = /flex|grid/.test(display ?? '') ? 'absolute' : 'float'
  return { ground: measureGround(blockOf(element)), anchor, stance }
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
  return before === anchorOf(element) && element.isConnected
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
      i > 0 ? ['tail', 'icon'] : wanted === 'full' ? ['full', 'tail', 'icon'] : ['tail', 'icon']
    const room = rooms.find(each => x + widths[each] <= right)
    if (!room) continue
    line.free = x + widths[room]
    return { x, middle: line.middle, room }
  }
  const beyond = box.right + between
  const x = beyond + chipWidths.icon <= clip.right ? beyond : right - chipWidths.icon
  return { x, middle: at.top + at.height / 2, room: 'icon' }
}
