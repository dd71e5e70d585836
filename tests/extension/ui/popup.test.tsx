import { act } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { verdictNames } from '#shared/rules/verdict-words'
import type { PageDescription, PageSeller } from '../../../extension/messaging/page-protocol.ts'
import type { DataStatus } from '../../../extension/messaging/protocol.ts'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { sendToActivePage } from '../../../extension/messaging/send-to-page.ts'
import { readActiveTabKind } from '../../../extension/platform/active-tab.ts'
import { Popup } from '../../../extension/ui/popup/popup.tsx'
import { usePopup } from '../../../extension/ui/stores/popup-store.ts'
import { cardCases, data } from './card-cases.ts'
import { endWorld, startWorld } from './open-card.tsx'
import { buttonNamed, click, press, render, settle, speak, stubSend, type } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))
vi.mock('../../../extension/messaging/send-to-page.ts', () => ({ sendToActivePage: vi.fn() }))
vi.mock('../../../extension/platform/active-tab.ts', () => ({
  readActiveTabKind: vi.fn(),
  reloadActiveTab: vi.fn(),
}))

const status: DataStatus = {
  data,
  keys: 1_204_611,
  bytes: 1_700_000,
  checkedAt: null,
  problem: null,
  isRefreshing: false,
  clockAheadDays: 0,
  apiUrl: 'https://api.amanah.example',
}

function toSeller(name: keyof typeof cardCases): PageSeller {
  const { answer } = cardCases[name]
  return { key: answer.key, name: null, platformId: null, answer }
}

const page: PageDescription = {
  platform: 'instagram',
  isReadable: true,
  sellers: (
    ['unknown', 'none', 'claimed', 'verified', 'disputed', 'severe', 'noted', 'caution', 'reported'] as const
  ).map(toSeller),
}

interface World {
  page?: PageDescription | null
  status?: DataStatus
  refreshed?: DataStatus | null
}

async function openPopup(world: World = {}): Promise<HTMLElement> {
  const send = stubSend({
    'lookup/status': () => ({ ok: true, value: world.status ?? status }),
    'lookup/refresh': () =>
      world.refreshed ? { ok: true, value: world.refreshed } : { ok: false, problem: 'failed' },
    'lookup/resolve': () => ({ ok: true, value: { answers: [cardCases.verified.answer], language: 'id' } }),
    'seller/read': () => ({ ok: true, value: cardCases.verified.seller }),
    'settings/change': () => ({ ok: true, value: null }),
  })
  vi.mocked(sendToBackground).mockImplementation(send as typeof sendToBackground)
  vi.mocked(sendToActivePage).mockImplementation((async (name: string) =>
    name === 'page/describe'
      ? world.page === undefined
        ? page
        : world.page
      : true) as typeof sendToActivePage)
  const host = await render(<Popup />)
  await settle(20)
  return host
}

function fieldOf(host: HTMLElement): HTMLInputElement {
  const field = host.querySelector<HTMLInputElement>('#manual')
  if (!field) throw new Error('no field')
  return field
}

async function typeInto(host: HTMLElement, text: string): Promise<void> {
  await type(fieldOf(host), text)
  await settle(120)
}

// It comes on demand; the first time it has to be compiled, which no test waits for.
beforeAll(() => import('../../../extension/ui/reading/reading.ts'))

beforeEach(() => {
  startWorld()
  vi.mocked(readActiveTabKind).mockResolvedValue('other')
})

afterEach(() => {
  endWorld()
  usePopup.setState({ page: { kind: 'reading' }, status: null, problem: null, isRefreshing: false })
})

describe('sellers of the page', () => {
  test('stand in the order of what must be read first', async () => {
    const host = await openPopup()
    const labels = Array.from(host.querySelectorAll('.row-label'), label => label.textContent)
    expect(labels).toEqual([
      '2 laporan diperiksa',
      '1 laporan diperiksa',
      'Dalam sengketa',
      'Mirip dengan akun lain',
      'Terverifikasi',
      'Diklaim',
      '9 ulasan',
      'Belum ada catatan',
      'Tidak bisa dicek sekarang',
    ])
  })

  test('a row opens the card on the page, the button beside it shows where', async () => {
    const close = vi.spyOn(window, 'close').mockImplementation(() => {})
    const host = await openPopup()
    await click(buttonNamed(host, 'Tunjukkan @gawai.pelita.contoh di halaman'))
    expect(sendToActivePage).toHaveBeenCalledWith('page/locate', { key: 'tiktok:gawai.pelita.contoh' })
    await click(host.querySelector('.seller-row'))
    expect(sendToActivePage).toHaveBeenCalledWith('page/open-card', { key: 'tiktok:gawai.pelita.contoh' })
    expect(close).toHaveBeenCalledOnce()
  })

  test('Down leads from the field into the list, Up back', async () => {
    const host = await openPopup()
    const rows = host.querySelectorAll('.seller-row')
    await press(fieldOf(host), 'ArrowDown')
    expect(document.activeElement).toBe(rows[0])
    await press(rows[0] ?? null, 'ArrowDown')
    expect(document.activeElement).toBe(rows[1])
    await press(rows[1] ?? null, 'ArrowUp')
    await press(rows[0] ?? null, 'ArrowUp')
    expect(document.activeElement).toBe(fieldOf(host))
  })
})

describe('where there is no list', () => {
  test('an unreadable page does not pass for an empty record', async () => {
    const host = await openPopup({ page: { platform: 'tiktok', sellers: [], isReadable: false } })
    expect(host.textContent).toContain('Tidak bisa membaca halaman ini')
    expect(host.textContent).toContain('Itu bukan berarti belum ada catatan.')
    expect(host.textContent).toContain('Bukan penilaian TikTok')
  })

  test.each([
    ['other', 'Situs ini tidak kami baca'],
    ['site', 'Halaman ini belum terbaca'],
    ['closed', 'Izin belum diberikan'],
  ] as const)('a tab that is %s is told', async (kind, sentence) => {
    vi.mocked(readActiveTabKind).mockResolvedValue(kind)
    expect((await openPopup({ page: null })).textContent).toContain(sentence)
  })
})

describe('check by hand', () => {
  test.each([
    ['https://www.instagram.com/kenanga.contoh?igsh=a', 'Profil Instagram kenanga.contoh'],
    ['kenanga.contoh', 'Yang mana?'],
    ['tf bca 123-456-7890 an Laras ya', 'Rekening BCA 123-456-7890 atas nama Laras'],
    ['0812 3456 7318', 'Nomor HP, atau e-wallet?'],
    ['WA 0812 3456 7318', 'Nomor HP 0812-3456-7318'],
    ['1234567890', 'Angka ini bank apa?'],
    ['https://vt.tiktok.com/ZSabc', 'Tautan ini tidak menyebut siapa pun'],
    ['00020101021126', 'Kode QR rusak atau tidak lengkap'],
    ['??', 'Yang dimengerti:'],
  ])('reads %s', async (text, sentence) => {
    const host = await openPopup()
    await typeInto(host, text)
    expect(host.querySelector('.manual [role=status]')?.textContent).toContain(sentence)
  })

  test('asks nobody while one types, opens the card on Enter and returns with the text kept', async () => {
    const host = await openPopup()
    await typeInto(host, 'instagram.com/kenanga.contoh')
    const asked = () => vi.mocked(sendToBackground).mock.calls.map(([name]) => name)
    expect(asked()).toEqual(['lookup/status', 'desk/read'])
    fieldOf(host).form?.requestSubmit()
    await settle(50)
    expect(asked()).toContain('lookup/resolve')
    expect(host.querySelector('[role=dialog]')?.getAttribute('aria-label')).toBe('Amanah: Dapur Kenanga')
    expect(host.textContent).toContain(verdictNames.verified.id)
    await click(buttonNamed(host, 'Kembali'))
    expect(fieldOf(host).value).toBe('instagram.com/kenanga.contoh')
  })

  test('a number is offered to be checked, and copied for the official site', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null)
    const writeText = vi.fn(async (_: string) => {})
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const host = await openPopup()
    await typeInto(host, 'WA 0812 3456 7318')
    expect(buttonNamed(host, 'Cek nomor ini')).not.toBeNull()
    await click(buttonNamed(host, 'Salin & buka cekrekening.id'))
    expect(writeText).toHaveBeenCalledWith('081234567318')
    expect(opened).toHaveBeenCalledWith('https://cekrekening.id', '_blank', 'noopener,noreferrer')
    expect(host.textContent).toContain('Nomor disalin.')
  })
})

describe('the data', () => {
  test('their version, date and size are told in the language of the person', async () => {
    const host = await openPopup()
    expect(host.textContent).toContain('Data per 24 Nov 2026, 10.00, v1287')
    expect(host.textContent).toContain('1.204.611 profil di daftar, 1,7 MB di sini')
  })

  test.each([
    ['offline', 'tidak bisa dihubungi'],
    ['slow', 'lambat'],
    ['server', 'bermasalah'],
    ['garbled', 'tidak terbaca'],
  ] as const)('%s is told in words', async (problem, words) => {
    expect((await openPopup({ status: { ...status, problem } })).textContent).toContain(words)
  })

  test.each([
    [3, 'Jam perangkat ini 3 hari lebih cepat dari server.'],
    [-2, 'Jam perangkat ini 2 hari lebih lambat dari server.'],
  ])('a clock %d days off is told', async (clockAheadDays, sentence) => {
    expect((await openPopup({ status: { ...status, clockAheadDays } })).textContent).toContain(sentence)
  })

  test('a refresh that fails keeps what was shown and what was typed', async () => {
    const host = await openPopup({ refreshed: null })
    await typeInto(host, 'kenanga.contoh')
    await click(buttonNamed(host, 'Perbarui data'))
    expect(host.textContent).toContain('Ekstensi ini sendiri tidak menjawab.')
    expect(host.textContent).toContain('v1287')
    expect(fieldOf(host).value).toBe('kenanga.contoh')
  })

  test('a refresh shows the newer version', async () => {
    const host = await openPopup({ refreshed: { ...status, data: { ...data, version: 1288 } } })
    await click(buttonNamed(host, 'Perbarui data'))
    expect(host.textContent).toContain('v1288')
  })
})

test('the other language is one click away', async () => {
  const host = await openPopup()
  await click(buttonNamed(host, 'English'))
  expect(sendToBackground).toHaveBeenCalledWith('settings/change', { language: 'en' })
  await act(async () => speak('en'))
  expect(host.textContent).toContain('Sellers on this page')
})
