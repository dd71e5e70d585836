export type Theme = 'light' | 'dark'

/** Whether the page is light or dark: by what it paints behind its text, or by its text where it paints nothing. */
export function readPageTheme(document: Document): Theme {
  const view = document.defaultView
  if (!view || !document.body) return 'light'
  for (const element of [document.body, document.documentElement]) {
    const ground = lightnessOf(view.getComputedStyle(element).backgroundColor)
    if (ground !== null) return ground > 0.5 ? 'light' : 'dark'
  }
  const ink = lightnessOf(view.getComputedStyle(document.body).color)
  return ink !== null && ink > 0.5 ? 'dark' : 'light'
}

/** Whether a name is written for a dark ground, as over a picture or video, which has no colour to read. */
export function isWrittenLight(name: Element): boolean {
  const view = name.ownerDocument.defaultView
  const light = view ? lightnessOf(view.getComputedStyle(name).color) : null
  return light !== null && light > 0.6
}

/** Calls back when the page, or the system, may have turned from light to dark or back. */
export function watchTheme(document: Document, onChange: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(onChange)
  for (const element of [document.documentElement, document.body]) {
    if (element) observer.observe(element, { attributes: true })
  }
  signal.addEventListener('abort', () => observer.disconnect())
  document.defaultView
    ?.matchMedia('(prefers-color-scheme: dark)')
    .addEventListener('change', onChange, { signal })
}

/** 0 black to 1 white, null for a colour one can see through. Rec. 709 weights. */
function lightnessOf(color: string): number | null {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
  if (!/^rgba?\(/.test(color) || alpha < 0.5) return null
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
}
