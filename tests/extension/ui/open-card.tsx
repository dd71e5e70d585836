import { vi } from 'vitest'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { Card } from '../../../extension/ui/card/card.tsx'
import { useCard } from '../../../extension/ui/stores/card-store.ts'
import { useSettings } from '../../../extension/ui/stores/settings-store.ts'
import type { CardCase } from './card-cases.ts'
import { render, settle, speak, stubSend, unmountAll } from './render.tsx'

/** What the background answers from now on. The test file mocks `messaging/send`. */
export function answerWith({ answer, seller }: CardCase): void {
  const stub = stubSend({
    'lookup/resolve': () => ({ ok: true, value: { answers: [answer], language: 'id' } }),
    'seller/read': () => ({ ok: true, value: seller }),
  })
  vi.mocked(sendToBackground).mockImplementation(stub as typeof sendToBackground)
}

export async function openCard(
  shown: CardCase,
  name: string | null = null,
  onClose = () => {},
): Promise<HTMLElement> {
  answerWith(shown)
  void useCard.getState().open({ key: shown.answer.key, platformId: null, name })
  const host = await render(<Card onClose={onClose} />)
  await settle()
  return host
}

/** A world with the date of the cases, and what happy-dom lacks. */
export function startWorld(): void {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-24T03:00:00Z'))
  speak('id')
  useSettings.setState({ apiUrl: 'https://api.amanah.example' })
}

export function endWorld(): void {
  unmountAll()
  useCard.setState({ subject: null, answer: null, seller: null })
  vi.unstubAllGlobals()
}
