const watchedAncestors = 4
const lookedAtSiblings = 4

/**
 * What the page measures at one moment: each element is asked once, however many badges stand near it. Made anew
 * after every write.
 */
export class PageMeasure {
  readonly #boxes = new Map<Element, DOMRect>()
  readonly #clips = new Map<Element, boolean>()
  readonly #ancestors: Map<Element, readonly Element[]>

  /** Boxes change with every write; what stands in what does not, as long as only badges come and go. */
  constructor(earlier?: PageMeasure) {
    this.#ancestors = earlier ? earlier.#ancestors : new Map()
  }

  boxOf(element: Element): DOMRect {
    const known = this.#boxes.get(element)
    if (known) return known
    const box = element.getBoundingClientRect()
    this.#boxes.set(element, box)
    return box
  }

  /** Heights of an element and of what it stands in, so many in all. */
  heightsAround(element: Element, depth: number): number[] {
    const heights = [this.boxOf(element).height]
    for (const ancestor of this.#ancestorsOf(element)) {
      if (heights.length === depth) break
      heights.push(this.boxOf(ancestor).height)
    }
    return heights
  }

  /** How far what an element stands in goes on beyond its own width. */
  overflowAround(element: Element): number {
    const box = this.#ancestorsOf(element).find(({ clientWidth }) => clientWidth > 0)
    return box ? box.scrollWidth - box.clientWidth : 0
  }

  /** The last line of a name as it is seen: an ellipsis ends it before its text does. */
  lastLineOf(name: Element): DOMRect {
    const box = this.boxOf(name)
    const range = name.ownerDocument.createRange()
    range.selectNodeContents(name)
    const line = Array.from(range.getClientRects())
      .filter(({ width }) => width > 0)
      .at(-1)
    if (!line) return box
    // A link around a block has no width of its own.
    const right = box.width > 0 ? Math.min(line.right, box.right) : line.right
    return new DOMRect(line.left, line.top, right - line.left, line.height)
  }

  /** Where what stands around an element hides what goes on beyond. */
  clipRightOf(element: Element): number {
    const rights = this.#ancestorsOf(element)
      .filter(candidate => this.#hidesOverflow(candidate))
      .map(candidate => this.boxOf(candidate).right)
    return Math.min(...rights)
  }

  isCutOff(host: Element): boolean {
    const { right } = this.boxOf(host)
    // Boxes are known already; styles are asked for only where one is left.
    return this.#ancestorsOf(host).some(
      candidate => right > this.boxOf(candidate).right + 1 && this.#hidesOverflow(candidate),
    )
  }

  /** Whether a badge over the page lies on what follows the name, or leaves the window. */
  isCrowded(host: Element, anchor: Element): boolean {
    const box = this.boxOf(host)
    if (box.right > host.ownerDocument.documentElement.clientWidth || this.isCutOff(host)) return true
    return [anchor, ...this.#ancestorsOf(anchor).slice(0, 3)].some(element =>
      siblingsAfter(element).some(
        sibling =>
          sibling !== host && this.boxOf(sibling).width > 0 && isOverlapping(box, this.boxOf(sibling)),
      ),
    )
  }

  #ancestorsOf(element: Element): readonly Element[] {
    const known = this.#ancestors.get(element)
    if (known) return known
    const ancestors: Element[] = []
    let ancestor = element.parentElement
    while (ancestor && ancestors.length < watchedAncestors) {
      ancestors.push(ancestor)
      ancestor = ancestor.parentElement
    }
    this.#ancestors.set(element, ancestors)
    return ancestors
  }

  #hidesOverflow(element: Element): boolean {
    const known = this.#clips.get(element)
    if (known !== undefined) return known
    const overflow = element.ownerDocument.defaultView?.getComputedStyle(element).overflowX ?? 'visible'
    const isHiding = overflow !== 'visible'
    this.#clips.set(element, isHiding)
    return isHiding
  }
}

function siblingsAfter(element: Element): Element[] {
  const siblings: Element[] = []
  let sibling = element.nextElementSibling
  while (sibling && siblings.length < lookedAtSiblings) {
    siblings.push(sibling)
    sibling = sibling.nextElementSibling
  }
  return siblings
}

function isOverlapping(a: DOMRect, b: DOMRect): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return across > 1 && down > 4
}
