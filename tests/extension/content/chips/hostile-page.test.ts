import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ChipBoard } from '../../../../extension/content/chips/chip-board.ts'
import { findAll, standText } from './seller-dom.ts'

let asked: string[][]
let ending: AbortController
let board: ChipBoard
const onOpen = vi.fn()
const check = vi.fn(async () => null)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T03:00:00Z') })
  document.body.replaceChildren()
  onOpen.mockReset()
  check.mockClear()
  asked = []
  ending = new AbortController()
  board = new ChipBoard(document, {
    findNumbers: async texts => {
      asked.push(texts)
      return findAll(texts)
    },
    check,
    sellerOf: () => null,
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
  await rest()
}

async function rest(turns = 3): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise(resolve => setTimeout(resolve))
}

const chips = () => Array.from(document.querySelectorAll<HTMLElement>('amanah-chip'))

describe('a page that takes chips away', () => {
  test('sees a removed one come back, without another question', async () => {
    const text = standText('BCA 1234567890')
    await show(text)
    chips()[0]?.remove()
    await show(text)
    expect(chips()).toHaveLength(1)
    expect(text.nextElementSibling).toBe(chips()[0])
    expect(asked).toHaveLength(1)
  })

  test('sees a moved one come back', async () => {
    const text = standText('BCA 1234567890')
    await show(text)
    for (const chip of chips()) document.body.prepend(chip)
    await show(text)
    expect(chips()).toHaveLength(1)
    expect(text.nextElementSibling).toBe(chips()[0])
  })

  test('wins after ten times in ten seconds, for half a minute', async () => {
    const text = standText('BCA 1234567890')
    await show(text)
    const takeAway = async () => {
      for (const chip of chips()) chip.remove()
      await show(text)
      return chips().length
    }
    for (let i = 0; i < 10; i++) expect(await takeAway()).toBe(1)
    for (let i = 0; i < 3; i++) expect(await takeAway()).toBe(0)
    vi.setSystemTime(Date.now() + 31_000)
    expect(await takeAway()).toBe(1)
  })

  test('ten times an hour is no fight', async () => {
    const text = standText('BCA 1234567890')
    await show(text)
    for (let i = 0; i < 30; i++) {
      for (const chip of chips()) chip.remove()
      vi.setSystemTime(Date.now() + 10_001)
      await show(text)
      expect(chips()).toHaveLength(1)
    }
  })
})

describe('a page that lies', () => {
  test('another kind, or a hidden host, is put back', async () => {
    await show(standText('BCA 1234567890'))
    const [chip] = chips()
    if (!chip) throw new Error('no chip')
    chip.dataset.kind = 'phone'
    chip.setAttribute('aria-hidden', 'true')
    chip.setAttribute('data-safe', 'yes')
    await rest()
    expect(chip.dataset.kind).toBe('bank')
    expect(chip.getAttributeNames().filter(name => name !== 'style')).toEqual(['data-kind'])
  })

  test('a click or pointer that no person made opens and checks nothing', async () => {
    const heard = vi.fn()
    const text = standText('BCA 1234567890')
    await show(text)
    document.body.addEventListener('click', heard)
    const [chip] = chips()
    chip?.click()
    chip?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
    chip?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }))
    await new Promise(resolve => setTimeout(resolve, 350))
    document.body.removeEventListener('click', heard)
    expect(onOpen).not.toHaveBeenCalled()
    expect(check).not.toHaveBeenCalled()
    expect(heard).not.toHaveBeenCalled()
  })

  test('hosts of its own are no chips of ours', async () => {
    const text = standText('BCA 1234567890')
    await show(text)
    const fake = document.createElement('amanah-chip')
    document.body.append(fake)
    fake.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
    ending.abort()
    expect(onOpen).not.toHaveBeenCalled()
    expect(chips()).toEqual([fake])
  })
})

describe('a page that floods', () => {
  const line = (i: number) => `WA 0812${String(10_000_000 + i)}`

  test('has at most 400 chips', async () => {
    const texts = Array.from({ length: 10 }, (_, i) =>
      standText(Array.from({ length: 60 }, (_each, j) => line(i * 60 + j)).join('<br>')),
    )
    await show(...texts)
    await rest(30)
    expect(chips()).toHaveLength(400)
  })

  test('has at most 400 chips also when its texts come one after another', async () => {
    const texts = Array.from({ length: 20 }, (_, i) =>
      standText(Array.from({ length: 30 }, (_each, j) => line(i * 30 + j)).join('<br>')),
    )
    for (let i = 5; i <= 20; i += 5) await show(...texts.slice(0, i))
    await rest(40)
    expect(chips()).toHaveLength(400)
  })

  test('has 60 of its texts read, and no more than 20,000 characters of each', async () => {
    const texts = Array.from({ length: 80 }, (_, i) => standText(`${line(i)} ${'x'.repeat(30_000)}`))
    await show(...texts)
    expect(asked.flat()).toHaveLength(60)
    expect(Math.max(...asked.flat().map(({ length }) => length))).toBe(20_000)
  })

  test('sends no more texts than a message may hold, however many links they have', async () => {
    const links = Array.from(
      { length: 50 },
      (_, i) => `<a href="https://wa.me/62812${10_000_000 + i}">${i}</a>`,
    )
    const texts = Array.from({ length: 60 }, () => standText(links.join(' ')))
    await show(...texts)
    for (const texts of asked) expect(texts.length).toBeLessThanOrEqual(660)
    expect(asked.flat().length).toBeGreaterThan(60)
  })

  test.each([
    ['leaves', () => board.show([])],
    ['ends', () => ending.abort()],
  ])('has no chip left when it %s halfway through its numbers', async (_, leave) => {
    const text = standText(Array.from({ length: 200 }, (_each, i) => line(i)).join('<br>'))
    board.show([text])
    await rest(1)
    expect(chips().length).toBeGreaterThan(0)
    expect(chips().length).toBeLessThan(200)
    leave()
    await rest(20)
    expect(chips()).toEqual([])
  })
})
