/** What is further away than this from what can be seen of the page has time: many windows of scrolling. */
const farPx = 3000

/** Tells when places far down or up the page come near. Only what has a box on the page can be far. */
export class FarWatch {
  readonly #observer: IntersectionObserver

  constructor(onNear: (elements: Element[]) => void, signal: AbortSignal) {
    const margin = `${farPx}px 0px`
    // Rows in a box that scrolls by itself need its margin too, which not every browser knows: there they come near late.
    const options = { rootMargin: margin, scrollMargin: margin } as IntersectionObserverInit
    this.#observer = new IntersectionObserver(entries => {
      const near = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target)
      for (const element of near) this.forget(element)
      onNear(near)
    }, options)
    signal.addEventListener('abort', () => this.#observer.disconnect())
  }

  isFar(element: Element): boolean {
    const { top, bottom, width, height } = element.getBoundingClientRect()
    return width + height > 0 && (bottom < -farPx || top > innerHeight + farPx)
  }

  watch(element: Element): void {
    this.#observer.observe(element)
  }

  forget(element: Element): void {
    this.#observer.unobserve(element)
  }
}
