import type { Theme } from './page-theme.ts'

/** Shows words below what stands in the page, above whatever would cut them off. */
export function showTip(host: HTMLElement, shadow: ShadowRoot, theme: Theme, words: string): HTMLElement {
  const { left, bottom } = host.getBoundingClientRect()
  const tip = createText(host.ownerDocument, `tip ${theme}`, words)
  tip.setAttribute('aria-hidden', 'true')
  tip.style.left = `${left}px`
  tip.style.top = `${bottom + 4}px`
  shadow.append(tip)
  if (typeof tip.showPopover === 'function') {
    tip.popover = 'manual'
    tip.showPopover()
  }
  // A chip or badge without room for its words stands where the window ends.
  const rest = host.ownerDocument.documentElement.clientWidth - tip.offsetWidth - 8
  if (rest > 0 && left > rest) tip.style.left = `${rest}px`
  return tip
}

export function createText(document: Document, className: string, text: string): HTMLElement {
  const span = document.createElement('span')
  span.className = className
  span.textContent = text
  return span
}
