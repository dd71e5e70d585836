import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { NumberAnswer } from '#shared/device/destinations/to-number-answer'
import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import { ChipBoard } from '../../../../extension/content/chips/chip-board.ts'
import type { NumberQuestion } from '../../../../extension/content/chips/chip-checks.ts'
import { knownNumber, unknownNumber } from '../../number-answers.ts'
import { watchShadows } from '../../overlay/open-shadow.ts'
import { findAll, standText } from './seller-dom.ts'

const bca = 'bank:014:1234567890' as DestinationKey
const siti: ProfileQuestion = { key: 'instagram:toko.siti' as ProfileKey, platformId: '77' }
const budi: ProfileQuestion = { key: 'instagram:budi' as ProfileKey }
const own = knownNumber(bca, { state: 'own', checkedAt: '2026-11-04T03:00:00.000Z', others: [] })
const other = knownNumber(bca, { state: 'other', registered: 1, others: [] })

let shadows: Map<Element, ShadowRoot>
let ending: AbortController
let board: ChipBoard
let asked: NumberQuestion[]
let seller: ProfileQuestion | null
/** Ends the oldest check that still runs. */
let answer: ((answers: NumberAnswer[] | null) => Promise<void>)[]
let work: (() => void)[]
const onOpen = vi.fn()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  document.body.replaceChildren()
  shadows = watchShadows()
  onOpen.mockReset()
  asked = []
  answer = []
  work = []
  seller = siti
  ending = new AbortController()
  board = new ChipBoard(document, {
    findNumbers: async texts => findAll(texts),
    check: (question, onWork) => {
      asked.push(question)
      work.push(onWork)
      return new Promise(resolve => {
        answer.push(async answers => {
          resolve(answers)
          await vi.advanceTimersByTimeAsync(0)
        })
      })
    },
    sellerOf: () => seller,
    onOpen,
    onMove: () => {},
    signal: ending.signal,
  })
})

afterEach(() => {
  ending.abort()
  vi.useRealTimers()
})

async function show(...elements: Element[]): Promise<void> {
  board.show(elements)
  await vi.advanceTimersByTimeAsync(0)
}

const chips = () => Array.from(document.querySelectorAll<HTMLElement>('amanah-chip'))
const shadowOf = (nth: number) => shadows.get(chips()[nth] ?? document.body)
const buttonOf = (nth = 0) => shadowOf(nth)?.querySelector('button')
const nameOf = (nth = 0) => buttonOf(nth)?.getAttribute('aria-label')
const newsOf = (nth = 0) => shadowOf(nth)?.querySelector('[role=status]')?.textContent ?? null

/** What a person does: the browser vouches for it. */
async function act(event: Event, nth = 0): Promise<void> {
  Object.defineProperty(event, 'isTrusted', { value: true })
  chips()[nth]?.dispatchEvent(event)
  await vi.advanceTimersByTimeAsync(0)
}

const press = (nth = 0) => act(new MouseEvent('click', { bubbles: true, composed: true }), nth)
const pointer = (type: string, pointerType = 'mouse', nth = 0) =>
  act(new PointerEvent(type, { bubbles: true, composed: true, pointerType }), nth)

describe('a check begins', () => {
  beforeEach(() => show(standText('BCA 1234567890 a.n. Siti')))

  test('never by itself', async () => {
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toEqual([])
    expect(nameOf()).toBe('Amanah: Cek rekening ini, 1234567890')
  })

  test('when a pointer has rested for 300 ms', async () => {
    await pointer('pointerover')
    await vi.advanceTimersByTimeAsync(299)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toEqual([{ keys: [bca], profile: siti }])
  })

  test('not when it only passes by', async () => {
    await pointer('pointerover')
    await vi.advanceTimersByTimeAsync(200)
    await pointer('pointerout')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toEqual([])
  })

  test('not by a finger on its way to scroll', async () => {
    await pointer('pointerover', 'touch')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toEqual([])
  })

  test('when it is pressed, once however often', async () => {
    await press()
    await press()
    await pointer('pointerover')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toHaveLength(1)
    expect(onOpen).not.toHaveBeenCalled()
  })
})

describe('the chip says', () => {
  beforeEach(async () => {
    await show(standText('BCA 1234567890 a.n. Siti'))
    await press()
  })

  test('that it checks, and that it computes where it has to', () => {
    expect(nameOf()).toBe('Amanah: Mengecek, 1234567890')
    expect(buttonOf()?.getAttribute('aria-busy')).toBe('true')
    work[0]?.()
    expect(nameOf()).toBe('Amanah: Sebentar, menghitung…, 1234567890')
  })

  test('what was learned, and tells it to who cannot see it', async () => {
    expect(newsOf()).toBe('')
    await answer[0]?.([own])
    expect(nameOf()).toBe('Amanah: Rekening milik penjual ini, 1234567890')
    expect(newsOf()).toBe('BCA akhir 890: rekening milik penjual ini')
    expect(buttonOf()?.getAttribute('aria-busy')).toBe('false')
  })

  test('nothing of it in the light DOM', async () => {
    await answer[0]?.([own])
    const [host] = chips()
    expect(host?.getAttributeNames().filter(name => name !== 'style')).toEqual(['data-kind'])
    expect(host?.childNodes).toHaveLength(0)
    expect(document.body.innerHTML).not.toContain('milik penjual')
  })

  test('the same in English after a change, without another question', async () => {
    await answer[0]?.([other])
    board.setLanguage('en')
    expect(nameOf()).toBe('Amanah: Not a registered account of this shop (1), 1234567890')
    expect(asked).toHaveLength(1)
  })

  test('that it failed, and tries again when pressed', async () => {
    await answer[0]?.([unknownNumber(bca)])
    expect(nameOf()).toBe('Amanah: Tidak bisa dicek sekarang, 1234567890')
    await press()
    expect(asked).toHaveLength(2)
    await answer[1]?.([own])
    expect(nameOf()).toBe('Amanah: Rekening milik penjual ini, 1234567890')
  })

  test('that it failed where nobody answers at all', async () => {
    await answer[0]?.(null)
    expect(nameOf()).toBe('Amanah: Tidak bisa dicek sekarang, 1234567890')
  })

  test('a pointer that rests on a failed one does not try again and again', async () => {
    await answer[0]?.(null)
    await pointer('pointerover')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked).toHaveLength(1)
  })

  test('nothing after the end', async () => {
    ending.abort()
    await answer[0]?.([own])
    expect(chips()).toEqual([])
  })
})

describe('a result stays for the visit of the page', () => {
  test('pressed, it opens the page that says more, with the seller it was compared with', async () => {
    await show(standText('BCA 1234567890 a.n. Siti'))
    await press()
    await answer[0]?.([own])
    await press()
    expect(onOpen).toHaveBeenCalledWith({ keys: [bca], profile: siti }, 'Siti')
    expect(asked).toHaveLength(1)
  })

  test('also when the text is drawn anew', async () => {
    const text = standText('BCA 1234567890')
    await show(text)
    await press()
    await answer[0]?.([own])
    text.replaceChildren(document.createTextNode('BCA 1234567890'))
    await show(text)
    expect(nameOf()).toBe('Amanah: Rekening milik penjual ini, 1234567890')
  })

  test('but says nothing beside another seller', async () => {
    await show(standText('BCA 1234567890'))
    await press()
    await answer[0]?.([own])
    seller = budi
    await show(standText('Transfer: BCA 1234567890'))
    expect(nameOf()).toBe('Amanah: Cek rekening ini, 1234567890')
    await press()
    expect(asked.at(-1)).toEqual({ keys: [bca], profile: budi })
  })

  test('the same number a second time beside the same seller is not asked about again', async () => {
    await show(standText('BCA 1234567890'), standText('BCA 1234567890'))
    await press(0)
    await press(1)
    expect(asked).toHaveLength(1)
    await answer[0]?.([own])
    expect([nameOf(0), nameOf(1)]).toEqual(Array(2).fill('Amanah: Rekening milik penjual ini, 1234567890'))
  })

  test('without a seller the number alone is asked about', async () => {
    seller = null
    await show(standText('BCA 1234567890'))
    await press()
    expect(asked).toEqual([{ keys: [bca] }])
  })
})
