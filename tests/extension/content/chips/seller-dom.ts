import { findNumbers } from '../../../../extension/background/find-numbers.ts'
import { type NumberSighting, SellerText } from '../../../../extension/content/chips/number-sighting.ts'
import type { NumberFinding } from '../../../../extension/messaging/number-finding.ts'

/** A text of a page from its HTML, standing in the document. */
export function standText(html: string, tag = 'div'): HTMLElement {
  const element = document.createElement(tag)
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  element.append(...parsed.body.childNodes)
  document.body.append(element)
  return element
}

/** What the background would answer. */
export function findAll(texts: readonly string[]): NumberFinding[][] {
  return texts.map(findNumbers)
}

export function sightingsOf(element: Element): NumberSighting[] {
  const text = new SellerText(element)
  return text.locate(findAll(text.texts))
}
