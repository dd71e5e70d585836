import { act, type ReactElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import type { Language } from '#shared/domain/platform'
import { type CardSubject, useCard } from '../../../extension/ui/stores/card-store.ts'
import { useSettings } from '../../../extension/ui/stores/settings-store.ts'
import { en } from '../../../extension/ui/words/en.ts'
import { id } from '../../../extension/ui/words/id.ts'
import type { CardCase } from './card-cases.ts'

;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true

let root: Root | null = null

/** Draws a component in place of the one before, and lets its effects and promises run. */
export async function render(element: ReactElement): Promise<HTMLElement> {
  await unmount()
  const box = document.createElement('div')
  document.body.replaceChildren(box)
  const drawn = createRoot(box)
  root = drawn
  await act(async () => drawn.render(element))
  return box
}

export async function unmount(): Promise<void> {
  const drawn = root
  root = null
  if (drawn) await act(async () => drawn.unmount())
}

/** Does something as a person would, and lets what follows from it happen. */
export async function doing(work: () => void | Promise<void>): Promise<void> {
  await act(async () => work())
}

export function speak(language: Language): void {
  useSettings.setState({ language, words: language === 'id' ? id : en })
}

/** Puts a seller into the card, as if the background had answered. */
export function showCase({ answer, seller }: Partial<CardCase>, over: Partial<CardSubject> = {}): void {
  const key = answer?.key ?? ('instagram:toko.siti' as CardSubject['key'])
  useCard.setState({
    subject: { key, platformId: null, name: null, ...over },
    answer: answer ?? null,
    seller: seller ?? null,
  })
}

/** Types into a field so that React hears it. */
export function type(field: HTMLInputElement, text: string): Promise<void> {
  return doing(() => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

export function press(target: Element, key: string, over: KeyboardEventInit = {}): Promise<void> {
  return doing(() => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...over }))
  })
}

export function click(target: Element | null | undefined): Promise<void> {
  return doing(() => {
    if (!target) throw new Error('nothing to click')
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  })
}

/** The first of some elements whose text or name holds this. */
export function find(root: ParentNode, selector: string, text: string): HTMLElement {
  const found = Array.from(root.querySelectorAll<HTMLElement>(selector)).find(element =>
    `${element.textContent} ${element.getAttribute('aria-label') ?? ''}`.includes(text),
  )
  if (!found) throw new Error(`no ${selector} with “${text}”`)
  return found
}
