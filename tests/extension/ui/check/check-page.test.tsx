import { act } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { sendToBackground } from '../../../../extension/messaging/send.ts'
import { takeOffers } from '../../../../extension/platform/check-panel.ts'
import { type Handover, keepHandover } from '../../../../extension/platform/handover.ts'
import { CheckPage } from '../../../../extension/ui/check/check-page.tsx'
import { usePicture } from '../../../../extension/ui/stores/picture-store.ts'
import { knownNumber } from '../../number-answers.ts'
import { endWorld, startWorld } from '../open-card.tsx'
import { buttonNamed, click, render, settle, stubSend, type } from '../render.tsx'

vi.mock('../../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))
vi.mock('../../../../extension/platform/check-panel.ts', () => ({ takeOffers: vi.fn() }))

const bca: Handover = {
  kind: 'destination',
  keys: ['bank:014:1234567417' as never],
  profile: { key: 'instagram:toko.siti' as never },
  holder: 'Siti Contoh',
}
const mandiri: Handover = { ...bca, keys: ['bank:008:1230001234999' as never], holder: null }

/** Brings a question to the panel, as the background does. */
let offer: (id: string | null) => void

async function openPanelPage(): Promise<HTMLElement> {
  const host = await render(<CheckPage isPanel />)
  await settle(20)
  return host
}

async function ask(question: Handover | null): Promise<void> {
  const id = question ? await keepHandover(question) : null
  await act(async () => offer(id))
  await settle(40)
}

const fieldOf = (host: HTMLElement) => host.querySelector('#manual') as HTMLInputElement
const checked = () =>
  vi
    .mocked(sendToBackground)
    .mock.calls.flatMap(([name, request]) =>
      name === 'destination/check' ? [(request as { keys: string[] }).keys[0]] : [],
    )

// It comes on demand; the first time it has to be compiled, which no test waits for.
beforeAll(() => import('../../../../extension/ui/reading/reading.ts'))

beforeEach(() => {
  fakeBrowser.reset()
  startWorld()
  history.replaceState(null, '', '/sidepanel.html')
  vi.mocked(takeOffers)
    .mockReset()
    .mockImplementation(async onQuestion => {
      offer = onQuestion
    })
  const send = stubSend({
    'destination/check': request => {
      const answers = (request as { keys: never[] }).keys.map(key => knownNumber(key))
      return { ok: true, value: { state: 'answered', shop: 'found', answers } }
    },
  })
  vi.mocked(sendToBackground)
    .mockReset()
    .mockImplementation(send as typeof sendToBackground)
})

afterEach(endWorld)

describe('a question to the open panel', () => {
  test('is shown and checked, its name and nothing of it in the address', async () => {
    const host = await openPanelPage()
    await ask(bca)
    expect(host.textContent).toContain('Rekening BCA 123-456-7417 atas nama Siti Contoh')
    expect(host.querySelector('.answer')?.getAttribute('data-state')).toBe('none')
    expect(location.hash).toMatch(/^#[0-9a-f-]{36}$/)
  })

  test('takes the place of the one before, and is checked for itself', async () => {
    const host = await openPanelPage()
    await ask(bca)
    await ask(mandiri)
    expect(host.textContent).not.toContain('BCA 123-456-7417')
    expect(host.textContent).toContain('Mandiri 1230-0012-3499-9')
    expect(checked()).toEqual(['bank:014:1234567417', 'bank:008:1230001234999'])
  })

  test('that was asked before is checked again', async () => {
    await openPanelPage()
    await ask(bca)
    await ask(bca)
    expect(checked()).toHaveLength(2)
  })

  test('puts aside what was typed; a press brings it back, the next the question', async () => {
    const host = await openPanelPage()
    await type(fieldOf(host), 'BRI 123401012345534')
    await ask(bca)
    expect(fieldOf(host).value).toBe('')
    await click(buttonNamed(host, 'Kembali ke “BRI 123401012345534”'))
    expect(fieldOf(host).value).toBe('BRI 123401012345534')
    await click(buttonNamed(host, 'Kembali ke pertanyaan sebelumnya'))
    await settle(40)
    expect(host.textContent).toContain('Rekening BCA 123-456-7417')
  })

  test('a picture puts aside what was typed, too', async () => {
    const openScreen = vi.fn(async () => {})
    usePicture.setState({ openScreen })
    const host = await openPanelPage()
    await type(fieldOf(host), 'BRI 123401012345534')
    await ask({ kind: 'screen', capture: null })
    expect(openScreen).toHaveBeenCalledExactlyOnceWith(null)
    expect(buttonNamed(host, 'Kembali ke “BRI 123401012345534”')).not.toBeNull()
  })

  test('a text is checked at once where it was asked for, and only read where it was typed', async () => {
    const host = await openPanelPage()
    await ask({ kind: 'text', text: 'BCA 1234567417', isAsked: false })
    await settle(120)
    expect(fieldOf(host).value).toBe('BCA 1234567417')
    expect(checked()).toEqual([])
    await ask({ kind: 'text', text: 'BCA 1234567417', isAsked: true })
    await settle(120)
    expect(checked()).toEqual(['bank:014:1234567417'])
  })
})

test('opened for nothing in particular, the panel keeps what stands in it', async () => {
  const host = await openPanelPage()
  await type(fieldOf(host), 'BRI 123401012345534')
  await ask(null)
  expect(fieldOf(host).value).toBe('BRI 123401012345534')
})

test('a name that nothing is kept under changes nothing', async () => {
  const host = await openPanelPage()
  await type(fieldOf(host), 'BRI')
  await act(async () => offer('00000000-0000-4000-8000-000000000000'))
  await settle(20)
  expect(fieldOf(host).value).toBe('BRI')
})

test('a tab takes nothing that is offered to a panel, and finds its question by its address', async () => {
  const id = await keepHandover(bca)
  history.replaceState(null, '', `/check.html#${id}`)
  const host = await render(<CheckPage />)
  await settle(60)
  expect(takeOffers).not.toHaveBeenCalled()
  expect(host.textContent).toContain('Rekening BCA 123-456-7417')
})

test('the panel stops listening when it closes', async () => {
  await openPanelPage()
  const signal = vi.mocked(takeOffers).mock.calls[0]?.[1]
  endWorld()
  expect(signal?.aborted).toBe(true)
})
