import { isExtensionAlive } from '../messaging/send.ts'

/**
 * A signal that ends with the extension. The end of `outer` alone is not enough: a script learns by an event in
 * the page that a newer one has started, and a page can forge that event to be rid of our badges.
 */
export function whileExtensionLives(outer: AbortSignal): AbortSignal {
  const ending = new AbortController()
  outer.addEventListener('abort', () => {
    if (!isExtensionAlive()) ending.abort()
  })
  return ending.signal
}

/** Takes away what a script of an earlier, now dead copy of the extension left on the page. */
export function removeLeftovers(document: Document): void {
  for (const left of document.querySelectorAll('amanah-badge, amanah-card')) left.remove()
}
