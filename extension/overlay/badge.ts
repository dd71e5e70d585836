import tokens from '../../shared/tokens.css?inline'
import css from './badge.css?inline'
import type { BadgeView } from './badge-view.ts'
import { createIcon } from './icons.ts'
import type { Theme } from './page-theme.ts'
import { adoptStyles } from './styles.ts'

/** How much room a badge may take, most first. */
export type BadgeRoom = 'full' | 'tight' | 'compact'

export interface BadgeOptions {
  view: BadgeView
  theme: Theme
  isLarge: boolean
  onOpen(badge: Badge): void
}

/** The margin box has no height and is centred on the line, so that no row grows by it. */
const hostStyle: Readonly<Record<string, string>> = {
  all: 'initial',
  display: 'inline-block',
  position: 'relative',
  'vertical-align': 'middle',
  'align-self': 'center',
  flex: 'none',
  height: '20px',
  'line-height': '0',
  'margin-block': '-10px',
  'margin-inline-start': '6px',
}

/**
 * One badge: a plain element with a closed shadow root (custom elements do not exist in content scripts). The
 * light DOM tells the profile and nothing of the verdict.
 */
export class Badge {
  readonly host: HTMLElement
  readonly #root: HTMLElement
  readonly #button: HTMLButtonElement
  #view: BadgeView
  #room: BadgeRoom = 'full'

  constructor(document: Document, profile: string, { view, theme, isLarge, onOpen }: BadgeOptions) {
    this.host = document.createElement('amanah-badge')
    this.host.dataset.profile = profile
    this.restoreStyle()
    const shadow = this.host.attachShadow({ mode: 'closed' })
    adoptStyles(document, shadow, [tokens, css])
    this.#root = document.createElement('span')
    this.#button = document.createElement('button')
    this.#button.type = 'button'
    this.#button.setAttribute('aria-haspopup', 'dialog')
    this.#button.setAttribute('aria-expanded', 'false')
    this.#view = view
    shadow.append(this.#root)
    this.#root.append(this.#button)
    this.#root.dataset.large = String(isLarge)
    this.setTheme(theme)
    this.#listen(onOpen)
    this.#draw()
  }

  /** Draws another view; the same one again costs nothing. */
  update(view: BadgeView): void {
    if (JSON.stringify(view) === JSON.stringify(this.#view)) return
    this.#view = view
    this.#draw()
  }

  get isWarning(): boolean {
    return this.#view.isWarning
  }

  setRoom(room: BadgeRoom): void {
    this.#room = room
    this.#setClasses()
  }

  setTheme(theme: Theme): void {
    this.#root.style.colorScheme = theme
  }

  setExpanded(isExpanded: boolean): void {
    this.#button.setAttribute('aria-expanded', String(isExpanded))
  }

  focus(): void {
    this.#button.focus({ preventScroll: true })
  }

  /** Shows once where the badge is. */
  flash(): void {
    this.#root.classList.add('flash')
    setTimeout(() => this.#root.classList.remove('flash'), 1000)
  }

  /** Puts our style back where the page took it away. */
  restoreStyle(): void {
    for (const [name, value] of Object.entries(hostStyle))
      this.host.style.setProperty(name, value, 'important')
  }

  #listen(onOpen: (badge: Badge) => void): void {
    // What is done to a badge is none of the page's business, and only a person's own click counts.
    for (const type of [
      'click',
      'mousedown',
      'mouseup',
      'pointerdown',
      'pointerup',
      'dblclick',
      'keydown',
      'keyup',
    ] as const) {
      this.#root.addEventListener(type, event => {
        event.stopPropagation()
        if (type === 'click' && event.isTrusted) {
          event.preventDefault()
          onOpen(this)
        }
        if (event instanceof KeyboardEvent && event.key === 'Escape') this.#root.classList.add('hushed')
      })
    }
    this.#button.addEventListener('blur', () => this.#root.classList.remove('hushed'))
  }

  #draw(): void {
    const { document } = { document: this.host.ownerDocument }
    const { icon, label, rating, name } = this.#view
    this.#button.setAttribute('aria-label', name)
    this.#button.replaceChildren(createIcon(document, icon, 14), textOf(document, 'label', label))
    if (rating) {
      const box = textOf(document, 'rating', '')
      box.append(
        createIcon(document, 'star', 11),
        textOf(document, 'mean', rating.mean),
        textOf(document, 'count', rating.count),
      )
      this.#button.append(box)
    }
    const tip = textOf(document, 'tip', label)
    tip.setAttribute('aria-hidden', 'true')
    this.#root.replaceChildren(this.#button, tip)
    this.#setClasses()
  }

  #setClasses(): void {
    const { tone, isCompact } = this.#view
    const room = isCompact ? 'compact' : this.#room
    const large = this.#root.dataset.large === 'true' ? 'large' : ''
    this.#root.className = `root ${tone} ${room === 'full' ? '' : room} ${large}`
    this.#root.style.setProperty('--tone', `var(--amanah-${tone})`)
    this.#root.style.setProperty('--wash', `var(--amanah-${tone}-wash)`)
  }
}

function textOf(document: Document, className: string, text: string): HTMLElement {
  const span = document.createElement('span')
  span.className = className
  span.textContent = text
  return span
}
