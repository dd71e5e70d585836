import type { OwnerTextReader } from './site-adapter.ts'

/** Longer than any bio or description that a platform takes. */
const longest = 20_000

const ownLine = /^(?:DIV|P|LI|H[1-6])$/

/** What stands where only the owner can write, line by line: a code ends where its line ends. */
export function readOwnerText(read: OwnerTextReader, document: Document, url: URL) {
  const found = read(document, url)
  if (!found) return null
  const { key, platformId, elements } = found
  return { key, platformId, text: elements.map(toLines).join('\n').slice(0, longest) }
}

function toLines(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? ''
  if (node.nodeName === 'BR') return '\n'
  const text = Array.from(node.childNodes, toLines).join('')
  return ownLine.test(node.nodeName) ? `\n${text}\n` : text
}
