/** Shape of an icon on a 16 × 16 grid: tag and attributes of each part. */
export type Part = readonly [tag: 'path' | 'circle' | 'rect', attributes: Readonly<Record<string, string>>]

/** Attributes of an outline. */
export const lineShape = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.5',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
}
const cut = {
  fill: 'none',
  stroke: 'var(--cut)',
  'stroke-width': '1.8',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
}
const solid = { fill: 'currentColor' }

/** One silhouette a verdict, known without colour. `--cut` is the surface behind a filled one. */
const shapes = {
  verified: [
    ['path', { ...solid, d: 'M8 .9 14 3v5c0 3.6-2.4 6-6 7.2C4.4 14 2 11.6 2 8V3Z' }],
    ['path', { ...cut, d: 'm5.2 8.1 2 2 3.7-4' }],
  ],
  claimed: [
    ['path', { ...lineShape, d: 'M8 1.7 13.2 3.5V8c0 3.1-2 5.2-5.2 6.4C4.8 13.2 2.8 11.1 2.8 8V3.5Z' }],
    ['circle', { ...solid, cx: '8', cy: '6.6', r: '1.5' }],
    ['path', { ...lineShape, d: 'M5.7 10.6c.6-1 1.3-1.5 2.3-1.5s1.7.5 2.3 1.5' }],
  ],
  noted: [
    [
      'path',
      {
        ...lineShape,
        d: 'M4.2 2.2h7.6a2.2 2.2 0 0 1 2.2 2.2v4.4a2.2 2.2 0 0 1-2.2 2.2H8.6L5.4 13.8V11H4.2A2.2 2.2 0 0 1 2 8.8V4.4a2.2 2.2 0 0 1 2.2-2.2Z',
      },
    ],
    ['path', { ...lineShape, d: 'M5 5.4h6M5 7.9h3.6' }],
  ],
  none: [
    ['circle', { ...lineShape, cx: '8', cy: '8', r: '6.25', 'stroke-dasharray': '2.6 2.3' }],
    ['path', { ...lineShape, d: 'M5.8 8h4.4' }],
  ],
  caution: [
    ['rect', { ...solid, x: '1.5', y: '1.5', width: '13', height: '13', rx: '4' }],
    ['circle', { fill: 'var(--cut)', cx: '8', cy: '4.9', r: '1.05' }],
    ['path', { ...cut, d: 'M8 7.6v3.8' }],
  ],
  reported: [
    [
      'path',
      {
        ...solid,
        stroke: 'currentColor',
        'stroke-width': '1.6',
        'stroke-linejoin': 'round',
        d: 'M8 2.2 14.4 13.6H1.6Z',
      },
    ],
    ['path', { ...cut, d: 'M8 6.4v3' }],
    ['circle', { fill: 'var(--cut)', cx: '8', cy: '11.7', r: '1' }],
  ],
  severe: [
    ['path', { ...solid, d: 'M5.2 1.4h5.6l3.8 3.8v5.6l-3.8 3.8H5.2L1.4 10.8V5.2Z' }],
    ['path', { ...cut, d: 'M8 4.4v4' }],
    ['circle', { fill: 'var(--cut)', cx: '8', cy: '11.2', r: '1.05' }],
  ],
  disputed: [
    ['path', { ...lineShape, d: 'M8 2.2 14.4 13.6H1.6Z' }],
    ['path', { ...solid, d: 'M8 2.2 1.6 13.6H8Z' }],
  ],
  unknown: [
    [
      'path',
      {
        ...lineShape,
        d: 'M5.2 5.1a3.6 3.6 0 0 0-1 7.1h6.6M7 3.9a3.6 3.6 0 0 1 4.4 3.2h.5a2.5 2.5 0 0 1 1.8 4.2M2 2l12 12',
      },
    ],
  ],
  star: [['path', { ...solid, d: 'M8 1.6 9.9 5.8l4.5.5-3.4 3 1 4.5L8 11.5l-4 2.3 1-4.5-3.4-3 4.5-.5Z' }]],
} as const satisfies Record<string, readonly Part[]>

export type IconName = keyof typeof shapes

const svgNamespace = 'http://www.w3.org/2000/svg'

const drawn = new Map<string, SVGSVGElement>()

/** Draws an icon of so many CSS pixels. It says nothing to assistive technology: the words beside it do. */
export function createIcon(document: Document, name: IconName, size: number): SVGSVGElement {
  return copyIcon(document, name, shapes[name], size)
}

/** The same for shapes that are not among the named ones. */
export function copyIcon(
  document: Document,
  name: string,
  parts: readonly Part[],
  size: number,
): SVGSVGElement {
  const id = `${name} ${size}`
  const known = drawn.get(id)
  // A copy costs a fraction of drawing anew, and pages may hold a thousand badges.
  if (known?.ownerDocument === document) return known.cloneNode(true) as SVGSVGElement
  const icon = drawIcon(document, parts, size)
  drawn.set(id, icon)
  return icon.cloneNode(true) as SVGSVGElement
}

function drawIcon(document: Document, parts: readonly Part[], size: number): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg')
  setAttributes(svg, {
    viewBox: '0 0 16 16',
    width: String(size),
    height: String(size),
    'aria-hidden': 'true',
  })
  for (const [tag, attributes] of parts) {
    const part = document.createElementNS(svgNamespace, tag)
    setAttributes(part, attributes)
    svg.append(part)
  }
  return svg
}

function setAttributes(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}
