/** Longest wait for a page to come to rest before we touch it, and how long rest is. */
const settleMs = { longest: 1500, quiet: 120 }
/** Passes take at most a third of the time: after a slow one the next waits longer. */
const restAfterPass = 2
const frameMs = 16
const hiddenMs = 250
const ownElements = new Set(['AMANAH-BADGE', 'AMANAH-CARD', 'AMANAH-CHIP'])

export interface PageWatch {
  /** Asks for a pass. */
  schedule(): void
  /** Whether the page changed since the last pass. */
  isPending(): boolean
}

/**
 * Calls `pass` whenever the page changed, at most once a frame, from the moment it has come to rest first: what
 * is put into a page before its framework has woken up gets thrown out again.
 */
export function observePage(view: Window, pass: () => void, signal: AbortSignal): PageWatch {
  const { document } = view
  let isScheduled = false
  let isSettled = false
  let restUntil = 0
  let lastChange = performance.now()

  const run = () => {
    isScheduled = false
    if (signal.aborted) return
    const startedAt = performance.now()
    pass()
    const endedAt = performance.now()
    restUntil = endedAt + (endedAt - startedAt) * restAfterPass
  }
  const schedule = () => {
    if (isScheduled || !isSettled || signal.aborted) return
    isScheduled = true
    const rest = restUntil - performance.now()
    // A hidden tab draws no frames, and must not pile up work either.
    if (document.hidden) view.setTimeout(run, hiddenMs)
    else if (rest > frameMs) view.setTimeout(run, rest)
    else view.requestAnimationFrame(run)
  }
  const observer = new MutationObserver(records => {
    if (records.every(isOurDoing)) return
    lastChange = performance.now()
    schedule()
  })
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['href'],
  })
  signal.addEventListener('abort', () => observer.disconnect())
  for (const type of ['popstate', 'hashchange', 'pageshow']) view.addEventListener(type, schedule, { signal })
  navigationOf(view)?.addEventListener('navigatesuccess', schedule, { signal })

  const openedAt = performance.now()
  const settle = () => {
    if (signal.aborted) return
    const now = performance.now()
    const isQuiet = document.readyState === 'complete' && now - lastChange >= settleMs.quiet
    isSettled = isQuiet || now - openedAt > settleMs.longest
    if (isSettled) schedule()
    else view.setTimeout(settle, 40)
  }
  settle()
  return { schedule, isPending: () => isScheduled }
}

/** Only our own elements came or went: nothing to read again. A removal may be the page's doing. */
function isOurDoing({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  return (
    type === 'childList' &&
    removedNodes.length === 0 &&
    Array.from(addedNodes).every(node => ownElements.has(node.nodeName))
  )
}

/** Fires for `pushState` too, which no older event does. Missing in older browsers. */
function navigationOf(view: Window): EventTarget | undefined {
  return (view as Window & { navigation?: EventTarget }).navigation
}
