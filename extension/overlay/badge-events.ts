import type { Badge } from './badge.ts'

const pointerEvents = [
  'click',
  'dblclick',
  'auxclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
]
/** A pointer rests so long before words appear. */
const tipDelayMs = 400
const keyEvents = ['keydown', 'keypress', 'keyup']

/**
 * Hears what is done to badges, at the window, before any element of the page can: what is done to a badge is
 * none of the page's business. Only a person's own click opens anything; a page's synthetic one does not.
 */
export function listenToBadges(
  view: Window,
  find: (target: EventTarget | null) => Badge | undefined,
  onOpen: (badge: Badge) => void,
  signal: AbortSignal,
): void {
  const options = { capture: true, passive: true, signal }
  listenForTips(view, find, options)
  for (const type of pointerEvents) {
    view.addEventListener(
      type,
      event => {
        const badge = find(event.target)
        if (!badge) return
        event.stopImmediatePropagation()
        if (type === 'click' && event.isTrusted) onOpen(badge)
      },
      options,
    )
  }
  for (const type of keyEvents) {
    view.addEventListener(
      type,
      event => {
        const badge = event instanceof KeyboardEvent ? find(event.target) : undefined
        if (!badge) return
        const { key } = event as KeyboardEvent
        // Tab belongs to the page's own handling of focus, Escape to whatever is open.
        if (key === 'Enter' || key === ' ') event.stopImmediatePropagation()
        if (key === 'Escape') badge.hideTip()
      },
      options,
    )
  }
}

/** Words of a compact badge: after a moment under the pointer, at once when it gets the focus by key. */
function listenForTips(
  view: Window,
  find: (target: EventTarget | null) => Badge | undefined,
  options: AddEventListenerOptions,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (event: Event, delayMs: number) => {
    const badge = find(event.target)
    if (!badge) return
    clearTimeout(timer)
    timer = setTimeout(() => badge.showTip(), delayMs)
  }
  const hide = ({ target }: Event) => {
    const badge = find(target)
    if (!badge) return
    clearTimeout(timer)
    badge.hideTip()
  }
  options.signal?.addEventListener('abort', () => clearTimeout(timer))
  view.addEventListener('pointerover', event => show(event, tipDelayMs), options)
  view.addEventListener('focusin', event => show(event, 0), options)
  for (const type of ['pointerout', 'focusout']) view.addEventListener(type, hide, options)
}
