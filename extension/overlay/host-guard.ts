const mostRepairs = 10

/**
 * Keeps hosts as they were made: a page that hides one from assistive technology, or gives it another profile or
 * kind, gets that undone, ten times for each host. Styles need no guard: those of the shadow root outrank the page's.
 */
export class HostGuard {
  readonly #repairs = new WeakMap<Element, number>()
  readonly #made = new WeakMap<Element, DOMStringMap>()
  readonly #observer: MutationObserver

  constructor(signal: AbortSignal) {
    this.#observer = new MutationObserver(records => {
      for (const host of new Set(records.map(({ target }) => target))) {
        if (host instanceof HTMLElement) this.#repair(host)
      }
    })
    signal.addEventListener('abort', () => this.#observer.disconnect())
  }

  /** From now on `host` has these data and no others, whatever the page did to it before. */
  watch(host: HTMLElement, data: DOMStringMap): void {
    if (this.#made.has(host)) return
    this.#made.set(host, data)
    this.#repair(host)
    this.#observer.observe(host, { attributes: true })
  }

  #repair(host: HTMLElement): void {
    const made = this.#made.get(host) ?? {}
    const foreign = host.getAttributeNames().filter(name => name !== 'style' && !(name.slice(5) in made))
    const changed = Object.keys(made).filter(name => host.dataset[name] !== made[name])
    if (foreign.length + changed.length === 0) return
    const count = (this.#repairs.get(host) ?? 0) + 1
    this.#repairs.set(host, count)
    if (count > mostRepairs) return
    for (const name of foreign) host.removeAttribute(name)
    Object.assign(host.dataset, made)
  }
}
