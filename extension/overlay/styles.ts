const sheets = new Map<string, CSSStyleSheet>()

/**
 * Gives a shadow root our styles as shared constructed sheets: no CSP of the page can refuse those. Where a
 * browser keeps content scripts from adopting them, a style element stands in.
 */
export function adoptStyles(document: Document, shadow: ShadowRoot, css: string): void {
  try {
    shadow.adoptedStyleSheets = [toSheet(css)]
  } catch {
    // Firefox: sheets made in a content script belong to another realm than the page's roots.
    const style = shadow.querySelector('style') ?? document.createElement('style')
    style.textContent = css
    shadow.append(style)
  }
}

function toSheet(css: string): CSSStyleSheet {
  const known = sheets.get(css)
  if (known) return known
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  sheets.set(css, sheet)
  return sheet
}
