import { vi } from 'vitest'

/** Lets a test look into the closed shadow roots that are made after this call, by their hosts. */
export function watchShadows(): Map<Element, ShadowRoot> {
  const roots = new Map<Element, ShadowRoot>()
  const attach = Element.prototype.attachShadow
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init)
    roots.set(this, root)
    return root
  })
  return roots
}
