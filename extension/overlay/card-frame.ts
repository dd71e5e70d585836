import type { Theme } from './page-theme.ts'
import { adoptStyles } from './styles.ts'

/** What the card is opened for. Everything goes into the fragment, which no server sees. */
export interface CardSubject {
  key: string
  platformId: string | null
  name: string | null
  theme: Theme
}

export interface CardFrameOptions {
  /** Address of the extension's card page. */
  pageUrl: string
  /** The badge that it belongs to. */
  anchor: Element
  onClose(): void
}

const width = 360
const tallest = 560
const gap = 8
const margin = 12
const sheetBelow = 480

const css = `
iframe { display: block; width: 100%; height: 100%; border: 0; border-radius: 16px; background: transparent;
  color-scheme: auto; box-shadow: 0 1px 2px rgb(16 20 32 / .1), 0 8px 24px rgb(16 20 32 / .14), 0 0 0 1px rgb(128 128 128 / .24); }
.sheet iframe { border-radius: 16px 16px 0 0; }
div { width: 100%; height: 100%; animation: appear 140ms cubic-bezier(.2,.7,.3,1); }
@keyframes appear { from { opacity: 0; translate: 0 4px; } }
@media (prefers-reduced-motion: reduce) { div { animation: none; } }
`

/** The card: a page of the extension in a frame, in a closed shadow root, above the page. */
export class CardFrame {
  readonly #host: HTMLElement
  readonly #box: HTMLElement
  readonly #options: CardFrameOptions
  readonly #closing = new AbortController()
  #height = tallest

  constructor(document: Document, subject: CardSubject, options: CardFrameOptions) {
    this.#options = options
    this.#host = document.createElement('amanah-card')
    const shadow = this.#host.attachShadow({ mode: 'closed' })
    adoptStyles(document, shadow, css)
    this.#box = document.createElement('div')
    this.#box.append(createFrame(document, subject, options.pageUrl))
    shadow.append(this.#box)
    this.#place()
    // What lies outside an open modal dialog cannot be reached.
    const parent = options.anchor.closest('dialog[open]') ?? document.documentElement
    parent.append(this.#host)
    this.#toTopLayer()
    this.#watch(document)
  }

  get isShown(): boolean {
    return this.#host.isConnected
  }

  /** The card told how tall its content is. */
  resize(height: number): void {
    this.#height = Math.min(Math.max(height, 160), tallest)
    this.#place()
  }

  close(): void {
    if (this.#closing.signal.aborted) return
    this.#closing.abort()
    this.#host.remove()
    this.#options.onClose()
  }

  #watch(document: Document): void {
    const { signal } = this.#closing
    const { anchor } = this.#options
    const view = document.defaultView
    view?.addEventListener('scroll', () => this.#place(), { signal, capture: true, passive: true })
    view?.addEventListener('resize', () => this.#place(), { signal, passive: true })
    view?.addEventListener(
      'pointerdown',
      event => {
        if (event.isTrusted && event.target !== this.#host && event.target !== anchor) this.close()
      },
      { signal, capture: true },
    )
    view?.addEventListener(
      'keydown',
      event => {
        if (!event.isTrusted || event.key !== 'Escape') return
        // One Escape closes one thing: the page's own dialog stays.
        event.stopImmediatePropagation()
        this.close()
      },
      { signal, capture: true },
    )
  }

  /** Above dialogs of the page, where the browser has a top layer for it. */
  #toTopLayer(): void {
    if (typeof this.#host.showPopover !== 'function') return
    this.#host.setAttribute('popover', 'manual')
    this.#host.showPopover()
  }

  #place(): void {
    const { documentElement, defaultView } = this.#host.ownerDocument
    // Without the scroll bar, which lies over the window's right edge.
    const room = { width: documentElement.clientWidth, height: defaultView?.innerHeight ?? 0 }
    const isSheet = room.width < sheetBelow
    this.#box.className = isSheet ? 'sheet' : ''
    const anchor = this.#options.anchor.getBoundingClientRect()
    const box = isSheet ? toSheet(room, this.#height) : toPopover(anchor, room, this.#height)
    const style = {
      all: 'initial',
      display: 'block',
      position: 'fixed',
      'z-index': '2147483647',
      margin: '0',
      ...box,
    }
    for (const [name, value] of Object.entries(style)) this.#host.style.setProperty(name, value, 'important')
  }
}

interface Room {
  width: number
  height: number
}

/** 8 px below the badge with left edges aligned; above where there is more room; 12 px from every edge. */
export function toPopover(anchor: DOMRect, room: Room, wanted: number): Record<string, string> {
  const below = room.height - anchor.bottom - gap - margin
  const above = anchor.top - gap - margin
  const height = Math.min(wanted, room.height - 2 * margin)
  const isBelow = below >= height || below >= above
  const top = isBelow ? anchor.bottom + gap : anchor.top - gap - height
  const left = Math.min(anchor.left, room.width - width - margin)
  return {
    inset: 'auto',
    top: `${Math.max(margin, Math.min(top, room.height - height - margin))}px`,
    left: `${Math.max(margin, left)}px`,
    width: `${width}px`,
    height: `${height}px`,
  }
}

/** A sheet from below on narrow screens, at most 85 % of the height. */
function toSheet(room: Room, wanted: number): Record<string, string> {
  const height = Math.min(wanted, Math.round(room.height * 0.85))
  return { inset: 'auto 0 0 0', width: `${room.width}px`, height: `${height}px` }
}

function createFrame(document: Document, subject: CardSubject, pageUrl: string): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  const fragment = new URLSearchParams({ key: subject.key, theme: subject.theme })
  if (subject.platformId) fragment.set('platformId', subject.platformId)
  if (subject.name) fragment.set('name', subject.name.slice(0, 80))
  frame.src = `${pageUrl}#${fragment}`
  frame.title = 'Amanah'
  frame.allow = 'clipboard-write'
  frame.addEventListener('load', () => frame.focus())
  return frame
}
