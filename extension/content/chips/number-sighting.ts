import type { NumberFinding } from '../../messaging/number-finding.ts'
import { SpreadText } from './spread-text.ts'

/** A number that stands in a seller's text; one that serves several wallets has a key for each. */
export interface NumberSighting {
  kind: NumberFinding['kind']
  keys: NumberFinding['key'][]
  /** What the bank is called, or the wallets in the order of the keys; none for a phone or QRIS. */
  providers: string[]
  /** As the text writes it, in one line. */
  written: string
  holder: string | null
  /** From where it begins to where the words that belong to it end. */
  range: Range
}

/** The name follows the number within so many characters. */
const holderReach = 80
const fewestDigits = 5
const numberWords = /(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|lapan|sembilan)/gi

/** A seller's text and its links, as they stood at one moment. */
export class SellerText {
  /** What is read of it: its words first, then where each of its links leads. */
  readonly texts: string[]
  readonly #spread: SpreadText
  readonly #links: Element[]

  constructor(element: Element) {
    this.#spread = new SpreadText(element)
    this.#links =
      element.nodeName === 'A' ? [element] : Array.from(element.querySelectorAll<Element>('a[href]'))
    const targets = this.#links.map(link => targetOf(link.getAttribute('href') ?? ''))
    this.texts = [this.#spread.text, ...targets]
  }

  /** Whether a number can be in it at all: most captions hold none, and need not be read further. */
  get mayHoldNumbers(): boolean {
    return this.texts.some(
      text =>
        (text.match(/\p{N}/gu)?.length ?? 0) >= fewestDigits ||
        (text.match(numberWords)?.length ?? 0) >= fewestDigits,
    )
  }

  /** What was found in each of `texts`, where it stands on the page. */
  locate([inText = [], ...inLinks]: readonly NumberFinding[][]): NumberSighting[] {
    const sightings = groupBySpan(inText).flatMap(group => this.#toSighting(group) ?? [])
    const known = new Set(sightings.flatMap(({ keys }) => keys))
    const linked = inLinks.flatMap(([found], i) => {
      const link = this.#links[i]
      // Words that say the number have their chip already.
      return link?.isConnected && link.firstChild && found?.kind === 'phone' && !known.has(found.key)
        ? [toLinkSighting(link, found)]
        : []
    })
    return [...sightings, ...linked]
  }

  #toSighting(group: readonly NumberFinding[]): NumberSighting | null {
    const [first] = group
    if (!first) return null
    const { kind, start, end, holder } = first
    const { text } = this.#spread
    const range = this.#spread.rangeOf(start, holder ? endOfHolder(text, end, holder) : end)
    const written = text.slice(start, end).replace(/\s+/g, ' ').trim()
    const providers = group.flatMap(({ provider }) => provider ?? [])
    return range && { kind, keys: group.map(({ key }) => key), providers, written, holder, range }
  }
}

function groupBySpan(found: readonly NumberFinding[]): NumberFinding[][] {
  const groups = new Map<number, NumberFinding[]>()
  for (const one of found) groups.set(one.start, [...(groups.get(one.start) ?? []), one])
  return [...groups.values()]
}

/** The chip stands after the holder's name where that follows on the same line. */
function endOfHolder(text: string, end: number, holder: string): number {
  const line = text.slice(end, end + holderReach).split('\n')[0] ?? ''
  const at = line.indexOf(holder)
  return at < 0 ? end : end + at + holder.length
}

/** A link to a WhatsApp number whose words do not say it: `Order di sini`. */
function toLinkSighting(link: Element, { kind, key, number, holder }: NumberFinding): NumberSighting {
  const range = link.ownerDocument.createRange()
  range.selectNodeContents(link)
  return { kind, keys: [key], providers: [], written: number, holder, range }
}

/** Where a platform's redirector leads; it carries the address in its query. */
function targetOf(href: string): string {
  const target = /[?&](?:u|target)=([^&#]+)/.exec(href)?.[1]
  if (!target) return href
  try {
    return decodeURIComponent(target)
  } catch {
    return href
  }
}
