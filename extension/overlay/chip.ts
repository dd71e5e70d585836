import tokens from '../../shared/tokens.css?inline'
import css from './chip.css?inline'
import type { ChipView } from './chip-view.ts'
import { hostCss, setHostOffset } from './host-styles.ts'
import { copyIcon, createIcon, lineShape } from './icons.ts'
import type { Theme } from './page-theme.ts'
import { adoptStyles } from './styles.ts'
import { createText, showTip } from './tip.ts'

/** What is no verdict: a magnifying glass over a check, an offer; a ring that turns while it is checked. */
const ownShapes = {
  lens: [
    ['path', { ...lineShape, d: 'M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0Zm-1.2 3.8 3.4 3.4M5 7.1l1.4 1.4L9 5.8' }],
  ],
  ring: [
    ['circle', { ...lineShape, cx: '8', cy: '8', r: '5.5', 'stroke-opacity': '.3' }],
    ['path', { ...lineShape, d: 'M8 2.5A5.5 5.5 0 0 1 13.5 8' }],
  ],
} as const

/** How much of its words a chip shows: all, the first of them, the end of its number, none. */
export type ChipRoom = 'full' | 'brief' | 'tail' | 'icon'

/** Widths of the shorter forms, in CSS pixels; see chip.css. */
export const chipWidths = { tail: 60, icon: 20 }
export const chipHeight = 20

/**
 * One chip: a plain element with a closed shadow root, drawn over the page and never in its flow. The light DOM
 * tells the kind of the number, and neither the number nor what is known of it.
 */
export class Chip {
  readonly host: HTMLElement
  readonly #shadow: ShadowRoot
  readonly #button: HTMLButtonElement
  #view: ChipView
  #theme: Theme
  #room: ChipRoom = 'full'
  #isSlim = false
  #offset = { x: 0, y: 0 }
  #tip: HTMLElement | null = null
  /** Where what was learned is told to who cannot see the chip. */
  #news: HTMLElement | null = null

  constructor(document: Document, view: ChipView, theme: Theme) {
    this.#view = view
    this.#theme = theme
    this.host = document.createElement('amanah-chip')
    this.host.dataset.kind = view.kind
    this.#shadow = this.host.attachShadow({ mode: 'closed' })
    this.#button = document.createElement('button')
    this.#button.type = 'button'
    this.#shadow.append(this.#button)
    this.#draw()
  }

  update(view: ChipView): void {
    this.#view = view
    this.#draw()
    this.#tellNews()
    if (!this.#tip) return
    this.hideTip()
    this.showTip()
  }

  setTheme(theme: Theme): void {
    if (theme === this.#theme) return
    this.#theme = theme
    this.#setClasses()
  }

  /** How far from where it stands it is drawn. */
  get offset(): Readonly<{ x: number; y: number }> {
    return this.#offset
  }

  /** Its words in each form that has words. */
  get words(): Readonly<Record<'full' | 'brief', string>> {
    return { full: this.#view.label, brief: this.#view.brief }
  }

  setRoom(room: ChipRoom): void {
    this.draw(room, this.#isSlim)
  }

  /** `isSlim`: for lines that are lower than a chip. */
  draw(room: ChipRoom, isSlim: boolean): void {
    if (room === this.#room && isSlim === this.#isSlim) return
    this.#room = room
    this.#isSlim = isSlim
    this.#draw()
  }

  setStance(stance: 'float' | 'absolute'): void {
    adoptStyles(this.host.ownerDocument, this.#shadow, hostCss[stance] + tokens + css)
  }

  /** How far from where it stands it is drawn, and its width. */
  setOffset(x: number, y: number, width: number): void {
    this.#offset = { x, y }
    setHostOffset(this.host, x, y, width)
  }

  /** A number that cannot be seen, behind *lainnya* or scrolled away in its box, has no chip in sight either. */
  setHidden(isHidden: boolean): void {
    this.#button.hidden = isHidden
  }

  showTip(): void {
    if (this.#room === 'full' || this.#tip || !this.host.isConnected) return
    this.#tip = showTip(this.host, this.#shadow, this.#theme, this.#view.tip)
  }

  hideTip(): void {
    this.#tip?.remove()
    this.#tip = null
  }

  #draw(): void {
    const { ownerDocument } = this.host
    this.#setClasses()
    this.#button.setAttribute('aria-label', this.#view.name)
    this.#button.setAttribute('aria-busy', String(this.#view.isBusy))
    const { icon, label, brief, tail } = this.#view
    const words = { full: label, brief, tail, icon: '' }[this.#room]
    this.#button.replaceChildren(drawChipIcon(ownerDocument, icon), words)
  }

  /** A live region speaks only of what changes in it: it stands, empty, from the moment the check begins. */
  #tellNews(): void {
    if (this.#view.isBusy && !this.#news) {
      this.#news = createText(this.host.ownerDocument, 'news', '')
      this.#news.setAttribute('role', 'status')
      this.#shadow.append(this.#news)
    }
    if (this.#news && this.#news.textContent !== this.#view.news) this.#news.textContent = this.#view.news
  }

  #setClasses(): void {
    const { tone, icon } = this.#view
    this.#button.className = [this.#theme, tone, icon, this.#room, this.#isSlim ? 'slim' : ''].join(' ')
    const colours = tone === 'offer' ? ['brand', 'surface'] : [tone, `${tone}-wash`]
    this.#button.style.cssText = `--tone:var(--amanah-${colours[0]});--wash:var(--amanah-${colours[1]})`
  }
}

/** A copy costs a fraction of drawing anew. */
function drawChipIcon(document: Document, icon: ChipView['icon']): SVGSVGElement {
  return icon === 'lens' || icon === 'ring'
    ? copyIcon(document, icon, ownShapes[icon], 14)
    : createIcon(document, icon, 14)
}
