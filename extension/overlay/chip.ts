import tokens from '../../shared/tokens.css?inline'
import css from './chip.css?inline'
import type { ChipView } from './chip-view.ts'
import { hostCss, setHostOffset } from './host-styles.ts'
import { drawIcon, lineShape } from './icons.ts'
import type { Theme } from './page-theme.ts'
import { adoptStyles } from './styles.ts'
import { createText, showTip } from './tip.ts'

/** A magnifying glass over a check: not a verdict, an offer to check. */
const lens = [
  ['circle', { ...lineShape, cx: '7', cy: '7', r: '5' }],
  ['path', { ...lineShape, d: 'm10.8 10.8 3.4 3.4M5 7.1l1.4 1.4L9 5.8' }],
] as const

/** Width of a chip that shows its icon only, in CSS pixels. */
export const compactChipWidth = 20

/**
 * One chip: a plain element with a closed shadow root, drawn over the page and never in its flow. The light DOM
 * tells the kind of the number and not the number.
 */
export class Chip {
  readonly host: HTMLElement
  readonly #shadow: ShadowRoot
  readonly #button: HTMLButtonElement
  #view: ChipView
  #theme: Theme
  #isCompact = false
  #tip: HTMLElement | null = null

  constructor(document: Document, view: ChipView, theme: Theme) {
    this.#view = view
    this.#theme = theme
    this.host = document.createElement('amanah-chip')
    this.host.dataset.kind = view.kind
    this.#shadow = this.host.attachShadow({ mode: 'closed' })
    this.#button = document.createElement('button')
    this.#button.type = 'button'
    this.#shadow.append(this.#button)
    adoptStyles(document, this.#shadow, [hostCss.absolute, tokens, css])
    this.#draw()
  }

  update(view: ChipView): void {
    this.#view = view
    this.#draw()
  }

  setTheme(theme: Theme): void {
    if (theme === this.#theme) return
    this.#theme = theme
    this.#setClasses()
  }

  setCompact(isCompact: boolean): void {
    if (isCompact === this.#isCompact) return
    this.#isCompact = isCompact
    this.#draw()
  }

  setStance(stance: 'float' | 'absolute'): void {
    adoptStyles(this.host.ownerDocument, this.#shadow, [hostCss[stance], tokens, css])
  }

  /** How far from where it stands it is drawn, and its width. */
  setOffset(x: number, y: number, width: number): void {
    setHostOffset(this.host, x, y, width)
  }

  /** A number that cannot be seen, behind *lainnya* or scrolled away in its box, has no chip in sight either. */
  setHidden(isHidden: boolean): void {
    this.#button.hidden = isHidden
  }

  showTip(): void {
    if (!this.#isCompact || this.#tip || !this.host.isConnected) return
    this.#tip = showTip(this.host, this.#shadow, this.#theme, this.#view.label)
  }

  hideTip(): void {
    this.#tip?.remove()
    this.#tip = null
  }

  #draw(): void {
    const { ownerDocument } = this.host
    this.#setClasses()
    this.#button.setAttribute('aria-label', this.#view.name)
    const parts: Element[] = [drawIcon(ownerDocument, lens, 14)]
    if (!this.#isCompact) parts.push(createText(ownerDocument, 'label', this.#view.label))
    this.#button.replaceChildren(...parts)
  }

  #setClasses(): void {
    this.#button.className = this.#isCompact ? `${this.#theme} compact` : this.#theme
  }
}
