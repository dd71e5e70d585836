import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DestinationProblem } from '#shared/device/destinations/destination-problem'
import type { DestinationOwner } from '#shared/domain/destination'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import type { DestinationCheck } from '../../../extension/messaging/destination-check.ts'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { ReadingBox } from '../../../extension/ui/reading/reading-box.tsx'
import { qrisText } from '../../fixtures/qris-texts.ts'
import { knownNumber, unknownNumber } from '../number-answers.ts'
import { buttonNamed, click, render, settle, speak, type, unmountAll } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))
vi.mock('../../../extension/ui/clipboard.ts', () => ({ copyText: vi.fn(async () => true) }))

const bca = 'bank:014:1234567890' as DestinationKey
const toko: DestinationOwner = {
  sellerTag: 'aaaaaaaaaaaa' as SellerTag,
  profile: 'instagram:toko.siti' as ProfileKey,
  checkedAt: '2026-11-04T03:00:00.000Z',
}
const own = knownNumber(bca, { state: 'own', checkedAt: toko.checkedAt, others: [] })
const onCheck = vi.fn()

/** Answers to come, one a message; the last one stays. */
let answers: DestinationCheck[]
let asked: unknown[]

beforeEach(() => {
  speak('id')
  onCheck.mockReset()
  asked = []
  answers = [{ state: 'answered', answers: [own], shop: 'found' }]
  vi.mocked(sendToBackground).mockImplementation((async (_: string, request: unknown) => {
    asked.push(request)
    const [next, ...rest] = answers
    if (rest.length > 0) answers = rest
    return { ok: true, value: next }
  }) as never)
})

afterEach(unmountAll)

const read = (text: string, isAsked = false) =>
  render(<ReadingBox text={text} isAsked={isAsked} onCheck={onCheck} />)
const answered = (...all: Extract<DestinationCheck, { state: 'answered' }>['answers']): DestinationCheck => ({
  state: 'answered',
  answers: all,
  shop: 'unasked',
})
const claimOf = (host: HTMLElement) => {
  const field = host.querySelector<HTMLInputElement>('.claim input')
  if (!field) throw new Error('no field')
  return field
}
const stateOf = (host: HTMLElement) => host.querySelector<HTMLElement>('.answer')?.dataset.state
const titles = (host: HTMLElement) =>
  Array.from(host.querySelectorAll('.answer-title'), ({ textContent }) => textContent)

describe('a number', () => {
  test('is sent when the button is pressed, not before', async () => {
    const host = await read('BCA 1234567890')
    await settle(50)
    expect(asked).toEqual([])
    expect(host.textContent).toContain('Kami tidak tahu nomor siapa yang kamu cek.')
    await click(buttonNamed(host, 'Cek rekening ini'))
    expect(asked).toEqual([{ keys: [bca] }])
    expect(titles(host)).toEqual(['Rekening milik penjual ini'])
  })

  test('is checked at once for who asked already', async () => {
    const host = await read('BCA 1234567890', true)
    expect(asked).toEqual([{ keys: [bca] }])
    expect(stateOf(host)).toBe('own')
  })

  test.each([
    ['WA 081234567890', 'Cek nomor ini', ['phone:6281234567890']],
    ['DANA 081234567890', 'Cek e-wallet ini', ['ewallet:dana:6281234567890']],
    [
      'OVO/DANA 081234567890',
      'Cek e-wallet ini',
      ['ewallet:ovo:6281234567890', 'ewallet:dana:6281234567890'],
    ],
    [qrisText('TOKO SITI'), 'Cek QRIS ini', [expect.stringMatching(/^qris:ID\d{13}$/)]],
  ])('%.20s: %s', async (text, button, keys) => {
    const host = await read(text)
    await click(buttonNamed(host, button))
    expect(asked).toEqual([{ keys: expect.arrayContaining(keys) }])
  })

  test('of several wallets is answered for each, by name', async () => {
    const key = (wallet: string) => `ewallet:${wallet}:6281234567890` as DestinationKey
    answers = [answered(knownNumber(key('ovo')), knownNumber(key('dana'), { state: 'none' }, 'reported'))]
    const host = await read('OVO/DANA 081234567890')
    await click(buttonNamed(host, 'Cek e-wallet ini'))
    expect(titles(host)).toEqual(['Belum ada catatan', 'Ada laporan yang sudah diperiksa'])
    expect(host.textContent).toContain('OVO 0812-3456-7890')
  })

  test('of several wallets that are alike is answered once, with all their names', async () => {
    const key = (wallet: string) => `ewallet:${wallet}:6281234567890` as DestinationKey
    answers = [answered(knownNumber(key('ovo')), knownNumber(key('dana')))]
    const host = await read('OVO/DANA 081234567890')
    await click(buttonNamed(host, 'Cek e-wallet ini'))
    expect(titles(host)).toEqual(['Belum ada catatan'])
    expect(host.querySelector('.answer small')?.textContent).toBe('OVO 0812-3456-7890, DANA 0812-3456-7890')
  })

  test('a second press while it runs asks nothing more', async () => {
    vi.mocked(sendToBackground).mockImplementation((() => {
      asked.push(null)
      return new Promise(() => {})
    }) as never)
    const host = await read('BCA 1234567890')
    await click(buttonNamed(host, 'Cek rekening ini'))
    await click(buttonNamed(host, 'Mengecek'))
    expect(asked).toHaveLength(1)
  })
})

describe('the answer', () => {
  async function show(...all: Parameters<typeof answered>): Promise<HTMLElement> {
    answers = [answered(...all)]
    return read('BCA 1234567890', true)
  }

  test('has its colour, its silhouette and the date of the data', async () => {
    const host = await show(knownNumber(bca, { state: 'other', registered: 1, others: [] }))
    expect(host.querySelector('.answer')?.className).toContain('tone-caution')
    expect(host.querySelector('.answer svg')).not.toBeNull()
    expect(host.querySelector('.answer-data')?.textContent).toMatch(/^Data 24 Nov 2026.*, v7$/)
  })

  test('no record is never an all-clear', async () => {
    const host = await show(knownNumber(bca))
    expect(titles(host)).toEqual(['Belum ada catatan'])
    expect(host.querySelector('.answer strong')?.textContent).toBe(
      'Belum ada catatan bukan berarti pasti aman.',
    )
    expect(host.querySelector('.answer')?.className).toContain('tone-none')
  })

  test('names whose it is, and leads there', async () => {
    const host = await show(knownNumber(bca, { state: 'owned', others: [toko] }))
    expect(titles(host)).toEqual(['Terdaftar milik @toko.siti'])
    await click(buttonNamed(host, 'Lihat @toko.siti'))
    expect(onCheck).toHaveBeenCalledExactlyOnceWith('instagram:toko.siti')
  })

  test('comes in English too', async () => {
    speak('en')
    const host = await show(knownNumber(bca, { state: 'other', registered: 2, others: [toko] }))
    expect(titles(host)).toEqual(['Not a registered account of this shop (2)'])
    expect(host.textContent).toContain('Registered to another shop: @toko.siti')
  })

  test('keeps the way to the official site', async () => {
    const host = await show(own)
    expect(buttonNamed(host, 'Salin & buka cekrekening.id')).not.toBeNull()
  })

  test('takes the focus of the button that it takes the place of', async () => {
    const host = await read('BCA 1234567890')
    const button = buttonNamed(host, 'Cek rekening ini')
    button?.focus()
    await click(button)
    expect(document.activeElement?.textContent).toContain('Rekening milik penjual ini')
  })
})

describe('trouble', () => {
  const problems: DestinationProblem[] = [
    'offline',
    'slow',
    'server',
    'limited',
    'garbled',
    'untrusted',
    'expired',
  ]
  test.each(problems)('%s is told, never as safe, and can be tried again', async problem => {
    answers = [answered({ ...unknownNumber(bca), problem } as never), answered(own)]
    const host = await read('BCA 1234567890', true)
    expect(titles(host)).toEqual(['Tidak bisa dicek sekarang'])
    expect(host.textContent).toContain('Belum tercek bukan berarti aman.')
    expect(host.querySelector('.answer p')?.textContent?.length).toBeGreaterThan(40)
    await click(buttonNamed(host, 'Coba lagi'))
    expect(titles(host)).toEqual(['Rekening milik penjual ini'])
  })

  test('a background that does not answer is told, and the button stays', async () => {
    vi.mocked(sendToBackground).mockResolvedValue({ ok: false, problem: 'failed' })
    const host = await read('BCA 1234567890', true)
    expect(host.textContent).toContain('Ekstensi ini sendiri tidak menjawab.')
    expect(buttonNamed(host, 'Cek rekening ini')).not.toBeNull()
  })

  test('what was typed stays', async () => {
    answers = [answered(unknownNumber(bca))]
    const host = await read('BCA 1234567890')
    await type(claimOf(host), 'instagram.com/toko.siti')
    await click(buttonNamed(host, 'Cek rekening ini'))
    expect(claimOf(host).value).toBe('instagram.com/toko.siti')
  })
})

test('work that the server wants first is told, with how far it is', async () => {
  let end = (_: unknown) => {}
  const last = new Promise(resolve => {
    end = resolve
  })
  vi.mocked(sendToBackground)
    .mockResolvedValueOnce({ ok: true, value: { state: 'working', share: 0.4 } } as never)
    .mockReturnValueOnce(last as never)
  const host = await read('BCA 1234567890', true)
  expect(host.textContent).toContain('Sebentar, menghitung…')
  expect(host.querySelector('progress')?.value).toBe(0.4)
  end({ ok: true, value: answered(own) })
  await settle()
  expect(stateOf(host)).toBe('own')
})
