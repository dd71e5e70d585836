import tokens from '../../shared/tokens.css?inline'
import css from './badge.css?inline'
import type { BadgeView } from './badge-view.ts'
import { type BadgeStance, hostCss, setHostOffset } from './host-styles.ts'
import { createIcon } from './icons.ts'
import type { Theme } from './page-theme.ts'
import { adoptStyles } from './styles.ts'
import { createText, showTip } from './tip.ts'

/** How much room a badge may take, most first. */
export type BadgeRoom = 'full' | 'tight' | 'compact'

export interface BadgeOptions {
  view: BadgeView
  theme: Theme
  isLarge: boolean
  /** Lies on a picture or video. */
  isOnMedia: boolean
}

/**
 * One badge: a plain element with a closed shadow root (custom elements do not exist in content scripts). The
 * light DOM tells the profile and nothing of the verdict.
 */
export class Badge {
  readonly host: HTMLElement
  readonly profile: string
  isDrawn = false
  readonly #shadow: ShadowRoot
  readonly #button: HTMLButtonElement
  readonly #isLarge: boolean
  readonly #isOnMedia: boolean
  #view: BadgeView
  #theme: Theme
  #room: BadgeRoom = 'full'
  #stance: BadgeStance = 'line'
  #tip: HTMLElement | null = null

  constructor(document: Document, profile: string, { view, theme, isLarge, isOnMedia }: BadgeOptions) {
    this.profile = profile
    this.#view = view
    this.#isLarge = isLarge
    this.#isOnMedia = isOnMedia
    this.host = document.createElement('amanah-badge')
    this.host.dataset.profile = profile
    this.host.hidden = true
    this.#shadow = this.host.attachShadow({ mode: 'closed' })
    this.#button = document.createElement('button')
    this.#theme = theme
  }

  /** Until then there is nothing but its host, which the page lays out no more than any hidden element. */
  draw(): void {
    if (this.isDrawn) return
    this.isDrawn = true
    this.host.hidden = false
    this.#button.type = 'button'
    this.#button.setAttribute('aria-haspopup', 'dialog')
    this.setExpanded(false)
    this.#shadow.append(this.#button)
    this.#adoptStyles()
    this.#draw()
  }

  get isWarning(): boolean {
    return this.#view.isWarning
  }

  /** Nothing but its icon is left. */
  get isCompact(): boolean {
    return this.#view.isCompact || this.#room === 'compact'
  }

  /** Draws another view and says whether it did; the same one again costs nothing. */
  update(view: BadgeView): boolean {
    const now = this.#view
    if (view.name === now.name && view.icon === now.icon && view.isCompact === now.isCompact) return false
    this.#view = view
    this.#draw()
    return true
  }

  setRoom(room: BadgeRoom): void {
    if (room === this.#room) return
    this.#room = room
    this.#draw()
  }

  setStance(stance: BadgeStance): void {
    if (stance === this.#stance) return
    this.#stance = stance
    this.#adoptStyles()
    this.#setClasses()
  }

  /** For a badge that does not stand in the line: how far from there it is drawn, and its width. */
  setOffset(x: number, y: number, width: number): void {
    setHostOffset(this.host, x, y, width)
  }

  setTheme(theme: Theme): void {
    if (theme === this.#theme) return
    this.#theme = theme
    this.#setClasses()
  }

  setExpanded(isExpanded: boolean): void {
    this.#button.setAttribute('aria-expanded', String(isExpanded))
  }

  focus(): void {
    this.#button.focus({ preventScroll: true })
  }

  /** Its words, where there is room for its icon only. */
  showTip(): void {
    if (!this.isCompact || this.#tip || !this.host.isConnected) return
    this.#tip = showTip(this.host, this.#shadow, this.#theme, this.#view.label)
  }

  hideTip(): void {
    this.#tip?.remove()
    this.#tip = null
  }

  /** Shows once where the badge is. */
  flash(): void {
    this.#button.classList.add('flash')
    setTimeout(() => this.#button.classList.remove('flash'), 1000)
  }

  #adoptStyles(): void {
    adoptStyles(this.host.ownerDocument, this.#shadow, hostCss[this.#stance] + tokens + css)
  }

  #draw(): void {
    if (!this.isDrawn) return
    const document = this.host.ownerDocument
    const { icon, label, rating, name } = this.#view
    this.#setClasses()
    this.#button.setAttribute('aria-label', name)
    const parts: Element[] = [createIcon(document, icon, 14)]
    if (!this.isCompact) parts.push(createText(document, 'label', label))
    if (!this.isCompact && rating) {
      const box = createText(document, 'rating', '')
      const mean = createText(document, 'mean', rating.mean)
      box.append(createIcon(document, 'star', 11), mean, createText(document, 'count', rating.count))
      parts.push(box)
    }
    this.#button.replaceChildren(...parts)
  }

  #setClasses(): void {
    const { tone } = this.#view
    const room = this.isCompact ? 'compact' : this.#room
    const flags = [this.#isLarge && 'large', this.#isOnMedia && 'media', this.#stance !== 'line' && 'over']
    this.#button.className = [this.#theme, tone, room, ...flags].filter(Boolean).join(' ')
  }
}
