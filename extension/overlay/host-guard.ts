const mostRepairs = 10

/**
 * Keeps hosts of badges as they were made: a page that hides one from assistive technology, or gives it another
 * profile, gets that undone, ten times for each host. Styles need no guard: those of the shadow root outrank the page's.
 */
export class HostGuard {
  readonly #repairs = new WeakMap<Element, number>()
  readonly #profiles = new WeakMap<Element, string>()
  readonly #observer: MutationObserver

  constructor(signal: AbortSignal) {
    this.#observer = new MutationObserver(records => {
      for (const host of new Set(records.map(({ target }) => target))) {
        if (host instanceof HTMLElement) this.#repair(host)
      }
    })
    signal.addEventListener('abort', () => this.#observer.disconnect())
  }

  watch(host: HTMLElement, profile: string): void {
    if (this.#profiles.has(host)) return
    this.#profiles.set(host, profile)
    this.#observer.observe(host, { attributes: true })
  }

  #repair(host: HTMLElement): void {
    const profile = this.#profiles.get(host) ?? ''
    const foreign = host.getAttributeNames().filter(name => name !== 'data-profile' && name !== 'style')
    if (foreign.length === 0 && host.dataset.profile === profile) return
    const count = (this.#repairs.get(host) ?? 0) + 1
    this.#repairs.set(host, count)
    if (count > mostRepairs) return
    for (const name of foreign) host.removeAttribute(name)
    host.dataset.profile = profile
  }
}
