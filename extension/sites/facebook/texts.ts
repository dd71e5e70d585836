import { isItemPage } from './handle.ts'
import { textSelectors } from './text-selectors.ts'

/**
 * Elements with text that a seller wrote: title and description of a Marketplace item. No mark of the description
 * lasts, so what the page itself says below the title comes along where it is no heading, control or link; there
 * it says nothing that reads as a number of somebody.
 */
export function findFacebookTexts(document: Document, url: URL): Element[] {
  if (!isItemPage(url)) return []
  const open = Array.from(document.querySelectorAll(textSelectors.openItem.css)).at(-1)
  const scope = open ?? document.querySelector('[role="main"]')
  const title = scope?.querySelector(textSelectors.title.css)
  if (!scope || !title) return []
  const texts = Array.from(scope.querySelectorAll(textSelectors.text.css)).filter(text =>
    isDescription(text, title, scope),
  )
  return [title, ...outermost(texts)].filter(({ textContent }) => textContent?.trim())
}

function isDescription(text: Element, title: Element, scope: Element): boolean {
  const isBelow = (title.compareDocumentPosition(text) & 4) !== 0 && !title.contains(text)
  // A dialog inside the page of an item is another matter: a list of people, a request to log in.
  const isHere = text.closest('[role="dialog"]') === scope.closest('[role="dialog"]')
  const isPart = text.closest('h2, li, a, button, [role="button"], label, form') !== null
  return isBelow && isHere && !isPart && !text.querySelector('h2, a[aria-label], [contenteditable]')
}

function outermost(elements: readonly Element[]): Element[] {
  return elements.filter(element => !elements.some(other => other !== element && other.contains(element)))
}
