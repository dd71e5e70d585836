import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { SpreadText } from '../../../../extension/content/chips/spread-text.ts'

beforeEach(() => document.body.replaceChildren())

/** A tree of the elements that sellers' texts are made of. */
type Tree = string | { tag: string; children: Tree[] }

const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('BCA 1234567890', '\n', '', ' '),
    fc.record({
      tag: fc.constantFrom('span', 'b', 'div', 'p', 'br', 'a', 'li', 'script', 'amanah-chip', 'img'),
      children: fc.array(tie('tree'), { maxLength: 4 }),
    }),
  ),
}))

function grow(tree: Tree): Node {
  if (typeof tree === 'string') return document.createTextNode(tree)
  const element = document.createElement(tree.tag)
  if (tree.tag === 'img') element.setAttribute('alt', '☎')
  else if (tree.tag !== 'br') element.append(...tree.children.map(grow))
  return element
}

function stand(trees: readonly Tree[]): HTMLElement {
  const element = document.createElement('div')
  element.append(...trees.map(grow))
  document.body.replaceChildren(element)
  return element
}

/** Without what is no text node: line breaks of blocks, and pictures. */
const bare = (text: string) => text.replace(/[\n☎]/gu, '')

/** What a range covers of the text that is read. */
function readOf(range: Range): string {
  const box = document.createElement('div')
  box.append(range.cloneContents())
  for (const unread of box.querySelectorAll('script, amanah-chip')) unread.remove()
  return box.textContent ?? ''
}

describe('a text over any nodes', () => {
  test('every stretch of it leads back to the same words on the page', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), fc.nat(), fc.nat(), (trees, one, other) => {
        const spread = new SpreadText(stand(trees))
        const { length } = spread.text
        const start = Math.min(one % (length + 1), other % (length + 1))
        const end = Math.max(one % (length + 1), other % (length + 1))
        const range = spread.rangeOf(start, end)
        // A stretch without a word, of a line break alone, has no place of its own.
        if (range) expect(bare(readOf(range))).toBe(bare(spread.text.slice(start, end)))
        else expect(bare(spread.text.slice(start, end))).toBe('')
      }),
      { numRuns: 300 },
    )
  })

  test('no offsets and no later change of the page make it throw', () => {
    fc.assert(
      fc.property(
        fc.array(tree, { maxLength: 6 }),
        fc.integer(),
        fc.integer(),
        fc.nat(3),
        (trees, start, end, how) => {
          const element = stand(trees)
          const spread = new SpreadText(element)
          if (how === 1) element.replaceChildren()
          if (how === 2) element.textContent = 'x'
          if (how === 3) {
            const walker = document.createTreeWalker(element, 4)
            while (walker.nextNode()) walker.currentNode.nodeValue = ''
          }
          const range = spread.rangeOf(start, end)
          if (how === 1) expect(range).toBeNull()
        },
      ),
      { numRuns: 300 },
    )
  })

  test.each([0, 1])('a stretch whose end %i left the page has no place any more', at => {
    const element = stand(['BCA ', { tag: 'b', children: ['1234567890'] }])
    const spread = new SpreadText(element)
    element.childNodes[at]?.remove()
    expect(spread.rangeOf(0, 14)).toBeNull()
  })
})
