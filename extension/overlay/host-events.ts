/** What stands in a page for us: a badge or a chip. */
interface Pressable {
  showTip(): void
  hideTip(): void
}

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
 * Hears what is done to badges and chips, at the window, before any element of the page can: that is none of the
 * page's business. Only a person's own click opens anything; a page's synthetic one does not.
 */
export function listenToHosts<Host extends Pressable>(
  view: Window,
  find: (target: EventTarget | null) => Host | undefined,
  onOpen: (host: Host) => void,
  signal: AbortSignal,
): void {
  const options = { capture: true, passive: true, signal }
  listenForTips(view, find, options)
  for (const type of pointerEvents) {
    view.addEventListener(
      type,
      event => {
        const host = find(event.target)
        if (!host) return
        event.stopImmediatePropagation()
        if (type === 'click' && event.isTrusted) onOpen(host)
      },
      options,
    )
  }
  for (const type of keyEvents) {
    view.addEventListener(
      type,
      event => {
        const host = event instanceof KeyboardEvent ? find(event.target) : undefined
        if (!host) return
        const { key } = event as KeyboardEvent
        // Tab belongs to the page's own handling of focus, Escape to whatever is open.
        if (key === 'Enter' || key === ' ') event.stopImmediatePropagation()
        if (key === 'Escape') host.hideTip()
      },
      options,
    )
  }
}

/** Words of what is drawn as an icon: after a moment under the pointer, at once when it gets the focus by key. */
function listenForTips(
  view: Window,
  find: (target: EventTarget | null) => Pressable | undefined,
  options: AddEventListenerOptions,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (event: Event, delayMs: number) => {
    const host = find(event.target)
    if (!host) return
    clearTimeout(timer)
    timer = setTimeout(() => host.showTip(), delayMs)
  }
  const hide = ({ target }: Event) => {
    const host = find(target)
    if (!host) return
    clearTimeout(timer)
    host.hideTip()
  }
  options.signal?.addEventListener('abort', () => clearTimeout(timer))
  view.addEventListener('pointerover', event => show(event, tipDelayMs), options)
  view.addEventListener('focusin', event => show(event, 0), options)
  for (const type of ['pointerout', 'focusout']) view.addEventListener(type, hide, options)
}
