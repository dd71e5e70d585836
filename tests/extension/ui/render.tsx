import { act, type ReactElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import type { Language } from '#shared/domain/platform'
import { useSettings } from '../../../extension/ui/stores/settings-store.ts'
import { en } from '../../../extension/ui/words/en.ts'
import { id } from '../../../extension/ui/words/id.ts'

;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true

const roots = new Set<Root>()

/** Draws a component into the document, and lets its effects and promises run. */
export async function render(element: ReactElement): Promise<HTMLElement> {
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  roots.add(root)
  await act(async () => root.render(element))
  return host
}

export function unmountAll(): void {
  act(() => {
    for (const root of roots) root.unmount()
  })
  roots.clear()
  document.body.replaceChildren()
}

/** Lets promises, and timers up to so many milliseconds, come to rest. */
export async function settle(ms = 0): Promise<void> {
  await act(async () => {
    await new Promise(resolve => setTimeout(resolve, ms))
  })
}

export function speak(language: Language): void {
  useSettings.setState({ language, words: language === 'id' ? id : en })
}

/** A background that answers messages by name; one that it does not know it never answers. */
export function stubSend(answers: Record<string, (request: unknown) => unknown>) {
  return (name: string, request: unknown): Promise<unknown> => {
    const answer = answers[name]
    return answer ? Promise.resolve(answer(request)) : new Promise(() => {})
  }
}

/** Presses a key on an element, as a person would. */
export async function press(target: Element | null, key: string, shiftKey = false): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true })
  await act(async () => {
    target?.dispatchEvent(event)
  })
  return event
}

export async function click(target: Element | null | undefined): Promise<void> {
  if (!target) throw new Error('nothing to click')
  await act(async () => {
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  })
}

/** Types into a field so that React hears it. */
export async function type(field: HTMLInputElement, text: string): Promise<void> {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  await act(async () => {
    set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** The button or link with this name, null when there is none. */
export function buttonNamed(host: ParentNode, name: string): HTMLElement | null {
  const all = Array.from(host.querySelectorAll<HTMLElement>('button, a'))
  return all.find(each => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === name) ?? null
}
