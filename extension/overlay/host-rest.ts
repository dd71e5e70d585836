/** A pointer that rests so long means it. */
const restDelayMs = 300

/** Hears of pointers that rest on hosts of ours. Only a person's own pointer counts, not events that a page makes. */
export function listenForRest<Host>(
  view: Window,
  find: (target: EventTarget | null) => Host | undefined,
  onRest: (host: Host) => void,
  signal: AbortSignal,
): void {
  const options = { capture: true, passive: true, signal }
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  const start = (event: PointerEvent) => {
    const host = event.isTrusted && isHovering(event) ? find(event.target) : undefined
    if (!host) return
    stop()
    timer = setTimeout(() => onRest(host), restDelayMs)
  }
  signal.addEventListener('abort', stop)
  view.addEventListener('pointerover', start, options)
  view.addEventListener('pointerout', event => find(event.target) && stop(), options)
}

/** A finger does not rest on a thing without pressing it. */
function isHovering({ pointerType }: PointerEvent): boolean {
  return pointerType !== 'touch'
}
