import { act } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { NumberAnswer } from '#shared/device/destinations/to-number-answer'
import type { PageNumber } from '../../../extension/messaging/page-protocol.ts'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { sendToActivePage } from '../../../extension/messaging/send-to-page.ts'
import { openPanel } from '../../../extension/platform/check-panel.ts'
import { Popup } from '../../../extension/ui/popup/popup.tsx'
import { usePopup } from '../../../extension/ui/stores/popup-store.ts'
import { knownNumber, unknownNumber } from '../number-answers.ts'
import { endWorld, startWorld } from './open-card.tsx'
import { buttonNamed, click, press, render, settle, speak, stubSend, type } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))
vi.mock('../../../extension/messaging/send-to-page.ts', () => ({ sendToActivePage: vi.fn() }))
vi.mock('../../../extension/platform/check-panel.ts', () => ({ hasPanel: () => true, openPanel: vi.fn() }))

const profile = { key: 'instagram:toko.siti' as never }
const keyOf = (text: string) => text as PageNumber['keys'][number]
const bca: PageNumber = { keys: [keyOf('bank:014:1234567417')], profile, holder: 'Siti Contoh' }
const mandiri: PageNumber = { keys: [keyOf('bank:008:1230001234999')], profile, holder: null }
const wallets: PageNumber = {
  keys: [keyOf('ewallet:dana:6281234567890'), keyOf('ewallet:ovo:6281234567890')],
  profile,
  holder: null,
}
const page = { platform: 'instagram', sellers: [], isReadable: true }

let answerOf: (key: PageNumber['keys'][number]) => NumberAnswer

async function openPopup(numbers: unknown): Promise<HTMLElement> {
  const send = stubSend({
    'destination/check': request => {
      const { keys } = request as { keys: PageNumber['keys'] }
      return { ok: true, value: { state: 'answered', shop: 'found', answers: keys.map(answerOf) } }
    },
    'check/ask': () => ({ ok: true, value: null }),
  })
  vi.mocked(sendToBackground).mockImplementation(send as typeof sendToBackground)
  vi.mocked(sendToActivePage).mockImplementation((async (name: string) =>
    name === 'page/describe' ? page : numbers) as typeof sendToActivePage)
  const host = await render(<Popup />)
  await settle(30)
  return host
}

const rowsOf = (host: HTMLElement) =>
  Array.from(host.querySelectorAll<HTMLElement>('.page-numbers .seller-row'))
const asked = (name: string) => vi.mocked(sendToBackground).mock.calls.filter(([each]) => each === name)

beforeAll(() => import('../../../extension/ui/popup/page-numbers.tsx'))

beforeEach(() => {
  startWorld()
  vi.mocked(sendToBackground).mockReset()
  vi.mocked(openPanel).mockReset().mockResolvedValue(true)
  vi.spyOn(window, 'close').mockImplementation(() => {})
  answerOf = key => knownNumber(key)
})

afterEach(() => {
  endWorld()
  usePopup.setState({ page: { kind: 'reading' }, numbers: null, status: null, problem: null })
})

describe('the numbers of the page', () => {
  test('stand in its order, each by its bank, and none is checked unasked', async () => {
    const host = await openPopup([bca, mandiri, wallets])
    const titles = rowsOf(host).map(row => row.querySelector('.row-title')?.textContent)
    expect(titles).toEqual(['BCA 123-456-7417', 'Mandiri 1230-0012-3499-9', 'DANA, OVO 0812-3456-7890'])
    expect(rowsOf(host).every(row => row.textContent?.includes('Belum dicek'))).toBe(true)
    expect(asked('destination/check')).toEqual([])
  })

  test.each<[string, (key: PageNumber['keys'][number]) => NumberAnswer, string]>([
    [
      'own',
      key => knownNumber(key, { state: 'own', checkedAt: '2026-11-04', others: [] }),
      'Rekening milik penjual ini',
    ],
    [
      'other',
      key => knownNumber(key, { state: 'other', registered: 2, others: [] }),
      'Tidak termasuk rekening yang didaftarkan toko ini (2)',
    ],
    ['unregistered', key => knownNumber(key, { state: 'unregistered', others: [] }), 'Belum didaftarkan'],
    ['none', key => knownNumber(key), 'Belum ada catatan'],
    ['reported', key => knownNumber(key, { state: 'none' }, 'reported'), 'Ada laporan yang sudah diperiksa'],
    ['unknown', unknownNumber, 'Tidak bisa dicek sekarang'],
  ])('a press checks against the seller of the text: %s', async (_, answer, words) => {
    answerOf = answer
    const host = await openPopup([bca])
    await click(rowsOf(host)[0])
    await settle(10)
    expect(asked('destination/check')).toEqual([['destination/check', { keys: bca.keys, profile }]])
    expect(rowsOf(host)[0]?.textContent).toContain(words)
    expect(host.querySelector('.page-numbers [role=status]')?.textContent).toBe(`BCA 123-456-7417: ${words}`)
  })

  test('checked, the next press opens all that is known, in the turn of the press', async () => {
    const host = await openPopup([bca])
    await click(rowsOf(host)[0])
    await settle(10)
    await click(rowsOf(host)[0])
    expect(openPanel).toHaveBeenCalledOnce()
    const question = { kind: 'destination', ...bca }
    expect(asked('check/ask')).toEqual([['check/ask', { question }]])
    expect(window.close).toHaveBeenCalledOnce()
  })

  test('a failed check is tried again, and never passes for no record', async () => {
    answerOf = unknownNumber
    const host = await openPopup([bca])
    await click(rowsOf(host)[0])
    await settle(10)
    expect(rowsOf(host)[0]?.textContent).not.toContain('Belum ada catatan')
    answerOf = key => knownNumber(key)
    await click(rowsOf(host)[0])
    await settle(10)
    expect(rowsOf(host)[0]?.textContent).toContain('Belum ada catatan')
    expect(openPanel).not.toHaveBeenCalled()
  })

  test('a number is copied in digits, a wallet’s from 0 on', async () => {
    const writeText = vi.fn(async (_: string) => {})
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const host = await openPopup([bca, wallets])
    await click(buttonNamed(host, 'Salin BCA 123-456-7417'))
    await click(buttonNamed(host, 'Salin DANA, OVO 0812-3456-7890'))
    expect(writeText.mock.calls).toEqual([['1234567417'], ['081234567890']])
    expect(host.querySelector('.page-numbers [role=status]')?.textContent).toContain('disalin')
  })

  test('five are shown, the rest by a press', async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      ...bca,
      keys: [keyOf(`bank:014:12345674${10 + i}`)],
    }))
    const host = await openPopup(many)
    expect(host.querySelectorAll('.page-numbers li')).toHaveLength(5)
    await click(buttonNamed(host, '7 lagi'))
    expect(host.querySelectorAll('.page-numbers li')).toHaveLength(12)
  })

  test('Down leads from the field to them, and Up back', async () => {
    const host = await openPopup([bca, mandiri])
    const field = host.querySelector<HTMLInputElement>('#manual')
    await press(field, 'ArrowDown')
    await press(rowsOf(host)[0] ?? null, 'ArrowDown')
    expect(document.activeElement).toBe(rowsOf(host)[1])
    await press(rowsOf(host)[1] ?? null, 'ArrowUp')
    await press(rowsOf(host)[0] ?? null, 'ArrowUp')
    expect(document.activeElement).toBe(field)
  })

  test('of several sellers say whose text they stand in', async () => {
    const other = { ...mandiri, profile: { key: 'instagram:toko.lain' as never } }
    const host = await openPopup([bca, other])
    const writers = Array.from(host.querySelectorAll('.row-writer'), each => each.textContent)
    expect(writers).toEqual(['@toko.siti', '@toko.lain'])
  })

  test('in English', async () => {
    const host = await openPopup([bca])
    await act(async () => speak('en'))
    expect(host.textContent).toContain('Accounts on this page')
    expect(buttonNamed(host, 'Copy BCA 123-456-7417')).not.toBeNull()
  })
})

describe('where there are none', () => {
  test('it is told', async () => {
    const host = await openPopup([])
    expect(host.textContent).toContain(
      'Tidak ada rekening, e-wallet, nomor HP, atau QRIS yang terbaca di sini.',
    )
  })

  test.each([null, 'nothing', { length: 3 }])(
    'that nobody read them (%j) does not pass for none',
    async said => {
      const host = await openPopup(said)
      expect(host.textContent).toContain('Itu bukan berarti tidak ada.')
      expect(buttonNamed(host, 'Baca lagi')).not.toBeNull()
    },
  )

  test('a page that lies is shown as text, or not at all', async () => {
    const host = await openPopup([
      { keys: ['<img src=x onerror=alert(1)>'], profile: null, holder: null },
      { ...bca, holder: '<b>Aman</b>', profile: { key: '<b>' } },
    ])
    expect(rowsOf(host)).toHaveLength(1)
    expect(host.querySelector('.page-numbers img, .page-numbers li b b')).toBeNull()
  })
})

test('the panel is opened from the header, with what was typed', async () => {
  const host = await openPopup([])
  const field = host.querySelector<HTMLInputElement>('#manual')
  if (field) await type(field, 'BRI 123401012345534')
  await click(buttonNamed(host, 'Panel samping'))
  expect(openPanel).toHaveBeenCalledOnce()
  const question = { kind: 'text', text: 'BRI 123401012345534' }
  expect(asked('check/ask')).toEqual([['check/ask', { question }]])
})
