/**
 * How a badge or chip stands: in the line; floating, so that it takes no room but moves with what it stands in; or out of
 * the flow where even that would move something.
 */
export type BadgeStance = 'line' | 'float' | 'absolute'

/** The margin box has no height and is centred on the line, so that no row grows by it. */
const line = {
  all: 'initial',
  display: 'inline-block',
  position: 'relative',
  'vertical-align': 'middle',
  'align-self': 'center',
  flex: 'none',
  height: '20px',
  'margin-block': '-10px',
  'margin-inline': '6px 0',
  'line-height': '0',
  'user-select': 'none',
}
const shifted = { translate: 'var(--amanah-x, 0) var(--amanah-y, 0)', 'z-index': '1' }

/**
 * Styles of the host, by stance. Important declarations of a shadow root outrank everything that the page can say
 * about its host, the style attribute included.
 */
export const hostCss: Record<BadgeStance, string> = {
  line: toRule(line),
  float: toRule({
    ...line,
    ...shifted,
    float: 'left',
    'align-self': 'flex-start',
    'margin-inline': '0 calc(-1 * var(--amanah-w, 20px))',
  }),
  absolute: toRule({ ...line, ...shifted, position: 'absolute', 'margin-block': '0', 'margin-inline': '0' }),
}

function toRule(style: Readonly<Record<string, string>>): string {
  const declarations = Object.entries(style).map(([name, value]) => `${name}:${value} !important`)
  return `:host{${declarations.join(';')}}`
}

/** For a host that does not stand in the line: how far from there it is drawn, and its width. */
export function setHostOffset(host: HTMLElement, x: number, y: number, width: number): void {
  host.style.cssText = `--amanah-x:${x}px;--amanah-y:${y}px;--amanah-w:${width}px`
}
