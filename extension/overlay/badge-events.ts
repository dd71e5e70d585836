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
        if (key === 'Escape') badge.hush()
      },
      options,
    )
  }
}
