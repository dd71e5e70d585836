import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import { ChipBoard } from '../../../../extension/content/chips/chip-board.ts'
import type { NumberFinding } from '../../../../extension/messaging/number-finding.ts'
import { watchShadows } from '../../overlay/open-shadow.ts'
import { findAll, standText } from './seller-dom.ts'

/** What was asked, one entry a message. */
let asked: string[][]
let answer: (texts: string[]) => Promise<NumberFinding[][] | null>
let ending: AbortController
let board: ChipBoard
let shadows: Map<Element, ShadowRoot>
let writer: ProfileQuestion | null
const onOpen = vi.fn()

beforeEach(() => {
  document.body.replaceChildren()
  shadows = watchShadows()
  onOpen.mockReset()
  asked = []
  writer = null
  answer = async texts => findAll(texts)
  ending = new AbortController()
  board = new ChipBoard(document, {
    findNumbers: texts => {
      asked.push(texts)
      return answer(texts)
    },
    check: async () => null,
    sellerOf: () => writer,
    onOpen,
    onMove: () => {},
    signal: ending.signal,
  })
})

afterEach(() => ending.abort())

async function show(...elements: Element[]): Promise<void> {
  board.show(elements)
  await rest()
}

/** Lets answers and guards come to rest. */
async function rest(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise(resolve => setTimeout(resolve))
}

function chips(root: ParentNode = document): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>('amanah-chip'))
}

const kinds = () => chips().map(({ dataset }) => dataset.kind)

/** What a chip says to those who cannot see it. */
const names = () =>
  chips().map(chip => shadows.get(chip)?.querySelector('button')?.getAttribute('aria-label'))

describe('what the page shows, for the popup', () => {
  test('each number that has a chip, every wallet of it, and who wrote the text', async () => {
    writer = { key: 'instagram:toko.siti' as never }
    await show(standText('BCA 1234567890 a.n. Siti Contoh'), standText('DANA/OVO 0812 3456 7890'))
    expect(board.describe()).toEqual([
      { keys: ['bank:014:1234567890'], profile: writer, holder: 'Siti Contoh' },
      {
        keys: ['ewallet:ovo:6281234567890', 'ewallet:dana:6281234567890'],
        profile: writer,
        holder: null,
      },
    ])
  })

  test('nothing of a text that is gone', async () => {
    const text = standText('BCA 1234567890')
    await show(text)
    await show()
    expect(board.describe()).toEqual([])
  })
})

describe('links', () => {
  test('one with nothing in it has no place for a chip, and is asked of once', async () => {
    const text = standText('Order <a href="https://wa.me/6281234567890"></a>')
    for (let i = 0; i < 3; i++) await show(text)
    expect(chips()).toEqual([])
    expect(asked).toHaveLength(1)
  })

  test('one that is the text itself is read again when it leads elsewhere', async () => {
    const link = standText('Order di sini', 'a')
    link.setAttribute('href', 'https://wa.me/6281234567890')
    await show(link)
    link.setAttribute('href', 'https://wa.me/6285612345678')
    await show(link)
    expect(asked).toHaveLength(2)
    expect(chips()).toHaveLength(1)
  })
})

describe('asking', () => {
  test('texts that hold no number are not sent at all', async () => {
    await show(standText('Gamis katun ready stock'), standText('COD bisa, 2 warna'))
    expect(asked).toEqual([])
  })

  test('the texts of one pass go in one message, with where their links lead', async () => {
    await show(
      standText('BCA 1234567890'),
      standText('tanpa angka'),
      standText('<a href="https://wa.me/6281234567890">Chat</a>'),
    )
    expect(asked).toEqual([['BCA 1234567890', 'Chat', 'https://wa.me/6281234567890']])
  })

  test('a text is asked about once, however often it is shown', async () => {
    const text = standText('BCA 1234567890')
    for (let i = 0; i < 5; i++) await show(text)
    expect(asked).toHaveLength(1)
    expect(kinds()).toEqual(['bank'])
  })

  test('another text in the same element is asked about anew', async () => {
    const text = standText('BCA 1234567890')
    await show(text)
    text.textContent = 'WA 081234567890'
    await show(text)
    expect(asked).toEqual([['BCA 1234567890'], ['WA 081234567890']])
    expect(kinds()).toEqual(['phone'])
  })

  test('another address under the same words is asked about anew', async () => {
    const text = standText('<a href="https://wa.me/6281234567890">Chat</a>')
    await show(text)
    text.querySelector('a')?.setAttribute('href', 'https://wa.me/6285712345678')
    await show(text)
    expect(asked.at(-1)).toContain('https://wa.me/6285712345678')
    expect(names()).toEqual(['Amanah: Cek nomor ini, 6285712345678'])
  })

  test('the same words in new nodes are read anew, and stay one chip', async () => {
    const text = standText('BCA 1234567890')
    await show(text)
    text.replaceChildren(document.createTextNode('BCA 1234567890'))
    await show(text)
    expect(asked).toHaveLength(2)
    expect(kinds()).toEqual(['bank'])
  })

  test('nobody answers: the next pass asks again', async () => {
    const text = standText('BCA 1234567890')
    answer = async () => null
    await show(text)
    expect(kinds()).toEqual([])
    answer = async texts => findAll(texts)
    await show(text)
    expect(asked).toHaveLength(2)
    expect(kinds()).toEqual(['bank'])
  })
})

describe('answers that come late', () => {
  async function showLate(text: Element, meanwhile: () => void): Promise<void> {
    let arrive = () => {}
    const waiting = new Promise<void>(resolve => {
      arrive = resolve
    })
    answer = async texts => {
      await waiting
      return findAll(texts)
    }
    await show(text)
    answer = async texts => findAll(texts)
    meanwhile()
    arrive()
    await rest()
  }

  test('for a text that is shown no more make nothing', async () => {
    await showLate(standText('BCA 1234567890'), () => board.show([]))
    expect(kinds()).toEqual([])
  })

  test('for a text that left the page make nothing', async () => {
    const text = standText('BCA 1234567890')
    await showLate(text, () => text.remove())
    expect(kinds()).toEqual([])
  })

  test('for a text that became another do not mark the new one', async () => {
    const text = standText('BCA 1234567890')
    await showLate(text, () => {
      text.textContent = 'WA 081234567890'
      board.show([text])
    })
    expect(kinds()).toEqual(['phone'])
  })

  test('after the end make nothing', async () => {
    await showLate(standText('BCA 1234567890'), () => ending.abort())
    expect(kinds()).toEqual([])
  })
})

describe('what stands in the page', () => {
  test('one host for each number, after its text, in the order of the numbers', async () => {
    const text = standText('BCA 1234567890<br>DANA 085612345678<br>WA 0812-3456-7890')
    await show(text)
    expect(kinds()).toEqual(['bank', 'ewallet', 'phone'])
    expect(text.nextElementSibling).toBe(chips()[0])
    expect(chips(text)).toEqual([])
  })

  test('one chip for one number of three wallets', async () => {
    await show(standText('OVO/DANA/SHOPEEPAY 081234567890'))
    expect(kinds()).toEqual(['ewallet'])
  })

  test('a host tells the page the kind and not the number', async () => {
    await show(standText('BCA 1234567890 a.n. Siti'))
    const [host] = chips()
    expect(host?.getAttributeNames().filter(name => name !== 'style')).toEqual(['data-kind'])
    expect(host?.childNodes).toHaveLength(0)
    expect(host?.shadowRoot).toBeNull()
  })

  test('the text itself is untouched', async () => {
    const text = standText('BCA <b>1234567890</b> a.n. Siti')
    const before = text.outerHTML
    await show(text)
    expect(text.outerHTML).toBe(before)
  })

  test('never a button of ours inside a link of the page', async () => {
    const outer = standText('<a href="/x"><span>BCA 1234567890</span></a>')
    await show(...outer.querySelectorAll('span'))
    expect(outer.querySelectorAll('a amanah-chip')).toHaveLength(0)
    expect(outer.querySelector('a')?.nextElementSibling?.localName).toBe('amanah-chip')
  })

  test('names follow the language, without asking again', async () => {
    await show(standText('BCA 1234567890'))
    expect(names()).toEqual(['Amanah: Cek rekening ini, 1234567890'])
    board.setLanguage('en')
    expect(names()).toEqual(['Amanah: Check this account, 1234567890'])
    await show(standText('WA 081234567890'))
    expect(names()).toEqual(['Amanah: Check this number, 081234567890'])
  })
})

describe('the end', () => {
  test('a text that is shown no more takes its chips along, the others keep theirs', async () => {
    const [one, other] = [standText('BCA 1234567890'), standText('WA 081234567890')]
    await show(one, other)
    await show(other)
    expect(kinds()).toEqual(['phone'])
  })

  test('leaves the page exactly as it was', async () => {
    const text = standText('BCA 1234567890<br>WA 081234567890')
    const before = document.documentElement.outerHTML
    await show(text)
    expect(chips()).toHaveLength(2)
    ending.abort()
    expect(document.documentElement.outerHTML).toBe(before)
  })
})
