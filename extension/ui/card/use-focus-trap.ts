import { type RefObject, useEffect } from 'react'

const focusable = 'a[href], button:not([disabled]), input, [tabindex="0"]'

/** Focus starts on the heading, Tab stays inside, Escape closes. */
export function useFocusTrap(dialog: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const root = dialog.current
    if (!root) return
    root.querySelector<HTMLElement>('h1')?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        // A browser would close its whole popup.
        event.preventDefault()
        onClose()
      }
      if (event.key === 'Tab') keepInside(root, event)
    }
    root.addEventListener('keydown', onKey)
    return () => root.removeEventListener('keydown', onKey)
  }, [dialog, onClose])
}

function keepInside(root: HTMLElement, event: KeyboardEvent): void {
  const stops = Array.from(root.querySelectorAll<HTMLElement>(focusable))
  const [first, last] = [stops[0], stops.at(-1)]
  const active = root.ownerDocument.activeElement
  const isAtEdge = event.shiftKey ? active === first || active === root.querySelector('h1') : active === last
  if (!isAtEdge) return
  event.preventDefault()
  ;(event.shiftKey ? last : first)?.focus()
}
