/** Elements that end a line of text. */
const lineEnds = new Set('BR DIV P LI UL OL H1 H2 H3 H4 H5 H6 SECTION ARTICLE BLOCKQUOTE'.split(' '))
const unread = new Set('SCRIPT STYLE TEMPLATE NOSCRIPT TEXTAREA SELECT SVG'.split(' '))
/** Pictures stand in for emoji, keycap digits among them. */
const longestAlt = 8

interface Piece {
  node: Node
  /** Offset of its first character in the whole text. */
  at: number
  length: number
}

/** The text of an element as a person reads it, with the way back to where each character stands. */
export class SpreadText {
  readonly text: string
  readonly #pieces: readonly Piece[]

  constructor(element: Element) {
    const pieces: Piece[] = []
    let text = ''
    const add = (node: Node, words: string) => {
      pieces.push({ node, at: text.length, length: words.length })
      text += words
    }
    const breakLine = () => {
      if (text !== '' && !text.endsWith('\n')) text += '\n'
    }
    const walk = (parent: Node) => {
      for (const node of parent.childNodes) {
        if (node.nodeType === 3) add(node, node.nodeValue ?? '')
        else if (node instanceof Element && !isUnread(node)) {
          const alt = node.nodeName === 'IMG' ? (node.getAttribute('alt') ?? '') : ''
          if (alt !== '' && alt.length <= longestAlt) add(node, alt)
          const isLine = lineEnds.has(node.nodeName)
          if (isLine) breakLine()
          walk(node)
          if (isLine) breakLine()
        }
      }
    }
    walk(element)
    this.text = text
    this.#pieces = pieces
  }

  /** The stretch of the page between two offsets, or null where nothing of it stands there any more. */
  rangeOf(start: number, end: number): Range | null {
    const from = this.#pieces.find(({ at, length }) => at + length > start)
    const to = this.#pieces.findLast(({ at }) => at < end)
    const document = from?.node.ownerDocument
    if (!from || !to || !document || !from.node.isConnected || !to.node.isConnected) return null
    const range = document.createRange()
    try {
      if (from.node.nodeType === 3) range.setStart(from.node, Math.max(0, start - from.at))
      else range.setStartBefore(from.node)
      if (to.node.nodeType === 3) range.setEnd(to.node, Math.min(to.length, end - to.at))
      else range.setEndAfter(to.node)
    } catch {
      // The page shortened a text between reading and marking it.
      return null
    }
    return range
  }
}

/** Our own elements, and what no seller wrote. */
function isUnread(element: Element): boolean {
  return unread.has(element.nodeName.toUpperCase()) || element.nodeName.startsWith('AMANAH-')
}
