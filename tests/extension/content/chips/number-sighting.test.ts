import { beforeEach, describe, expect, test } from 'vitest'
import { SellerText } from '../../../../extension/content/chips/number-sighting.ts'
import { sellerTexts } from '../../../fixtures/seller-texts.ts'
import { findAll, sightingsOf, standText } from './seller-dom.ts'

beforeEach(() => document.body.replaceChildren())

/** Keys and what the range covers, of each sighting. */
function seen(element: Element): [keys: string, covered: string][] {
  return sightingsOf(element).map(({ keys, range }) => [keys.join(' '), range.toString()])
}

describe('where a number stands', () => {
  test.each([
    ['in plain words', 'Order: BCA 1234567890 ya', '1234567890'],
    ['after a line break', 'BCA<br>123 456 7890<br>WA menyusul', '123 456 7890'],
    ['in pieces', 'BCA <b>123</b>456<i><u>78</u></i>90', '1234567890'],
    ['in its own block', '<div><div>Rekening BCA</div><div><p>1234567890</p></div></div>', '1234567890'],
    ['behind emoji', '🛍️🛍️ BCA <img alt="💳"> 1234567890', '1234567890'],
    ['with marks that nobody sees', 'BCA 123\u200b456\u200b7890', '123\u200b456\u200b7890'],
    ['in another script of digits', 'BCA １２３４５６７８９０', '１２３４５６７８９０'],
    ['in mathematical digits', '𝗕𝗖𝗔 𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟬', '𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟬'],
  ])('%s', (_, html, covered) => {
    expect(seen(standText(html))).toEqual([['bank:014:1234567890', covered]])
  })

  test('keycaps that are pictures count, and the range spans them', () => {
    const digits = Array.from('081234567890', digit => `<img alt="${digit}\ufe0f\u20e3">`)
    const element = standText(`WA ${digits.join('')} ya`)
    const [sighting] = sightingsOf(element)
    expect(sighting?.keys).toEqual(['phone:6281234567890'])
    const { startContainer, startOffset, endOffset } = sighting?.range ?? {}
    expect([startContainer, startOffset, endOffset]).toEqual([element, 1, 13])
  })

  test('a picture with a long description is no part of what a seller writes', () => {
    expect(seen(standText('BCA <img alt="nomor 1234567890 di gambar">'))).toEqual([])
  })

  test.each(['script', 'style', 'textarea', 'template', 'noscript', 'amanah-chip', 'amanah-badge'])(
    'what stands in a %s is not read',
    tag => {
      const element = standText('BCA ')
      const hidden = document.createElement(tag)
      hidden.textContent = '1234567890'
      element.append(hidden)
      expect(seen(element)).toEqual([])
      expect(new SellerText(element).texts).toEqual(['BCA '])
    },
  )

  test('a chip of ours between the digits and their bank does not part them', () => {
    const element = standText('BCA 12345<amanah-chip data-kind="bank">x</amanah-chip>67890')
    expect(sightingsOf(element).map(({ keys }) => keys)).toEqual([['bank:014:1234567890']])
  })

  test('blocks part numbers, inline elements do not', () => {
    expect(new SellerText(standText('<p>12345</p><p>67890</p>')).texts[0]).toBe('12345\n67890\n')
    expect(new SellerText(standText('12345<p>67890</p>')).texts[0]).toBe('12345\n67890\n')
    expect(new SellerText(standText('<span>12345</span><span>67890</span>')).texts[0]).toBe('1234567890')
  })
})

describe('what is said of it', () => {
  test('one number of three wallets is one sighting', () => {
    const [sighting, ...others] = sightingsOf(standText('OVO/DANA/SHOPEEPAY 0812 3456 7890'))
    expect(others).toEqual([])
    expect(sighting?.keys.toSorted()).toEqual([
      'ewallet:dana:6281234567890',
      'ewallet:ovo:6281234567890',
      'ewallet:shopeepay:6281234567890',
    ])
    expect(sighting?.written).toBe('0812 3456 7890')
  })

  test('it is written in one line, with plain spaces', () => {
    const [sighting] = sightingsOf(standText('BCA 123\u00a0456\u00a07890'))
    expect(sighting?.written).toBe('123 456 7890')
  })

  test('a holder on the same line belongs to it', () => {
    const element = standText('BCA <b>1234567890</b> a.n. <i>Siti Contoh</i> ya')
    expect(seen(element)).toEqual([['bank:014:1234567890', '1234567890 a.n. Siti Contoh']])
    expect(sightingsOf(element)[0]?.holder).toBe('Siti Contoh')
  })

  test('a holder on another line is told, and the chip stays on the line of the number', () => {
    const element = standText('BCA 1234567890<br>a.n. Siti Contoh')
    expect(seen(element)).toEqual([['bank:014:1234567890', '1234567890']])
    expect(sightingsOf(element)[0]?.holder).toBe('Siti Contoh')
  })

  test('several numbers of one text stand in its order', () => {
    expect(seen(standText('<p>BCA 1234567890</p><p>WA 0812-3456-7890</p><p>DANA 085612345678</p>'))).toEqual([
      ['bank:014:1234567890', '1234567890'],
      ['phone:6281234567890', '0812-3456-7890'],
      ['ewallet:dana:6285612345678', '085612345678'],
    ])
  })
})

describe('links', () => {
  test.each([
    'https://wa.me/6281234567890',
    'https://l.instagram.com/?u=https%3A%2F%2Fwa.me%2F6281234567890%3Ftext%3Dhalo&e=AT0',
    '/link/v2?aid=1988&lang=id&scene=bio_url&target=https%3A%2F%2Fwa.me%2F6281234567890',
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fapi.whatsapp.com%2Fsend%3Fphone%3D6281234567890&h=AT1',
  ])('%s whose words do not say the number is marked as a whole', href => {
    const element = standText(`<a href="${href}">Order di sini</a>`)
    const [sighting, ...others] = sightingsOf(element)
    expect(others).toEqual([])
    expect(sighting).toMatchObject({ kind: 'phone', keys: ['phone:6281234567890'], written: '6281234567890' })
    expect(sighting?.range.toString()).toBe('Order di sini')
  })

  test('a text that is a link itself', () => {
    const link = standText('Chat', 'a')
    link.setAttribute('href', 'https://wa.me/6281234567890')
    expect(seen(link)).toEqual([['phone:6281234567890', 'Chat']])
  })

  test('words that say the number have their one chip already', () => {
    const element = standText('<a href="https://wa.me/6281234567890">WA 0812-3456-7890</a>')
    expect(seen(element)).toEqual([['phone:6281234567890', '0812-3456-7890']])
  })

  test('words that say another number than the link are two numbers', () => {
    const element = standText('<a href="https://wa.me/6285712345678">WA 0812-3456-7890</a>')
    expect(seen(element).map(([key]) => key)).toEqual(['phone:6281234567890', 'phone:6285712345678'])
  })

  test('a link that is gone when the answer comes is not marked', () => {
    const element = standText('<a href="https://wa.me/6281234567890">Chat</a>')
    const text = new SellerText(element)
    element.querySelector('a')?.remove()
    expect(text.locate(findAll(text.texts))).toEqual([])
  })

  test.each([
    'https://l.instagram.com/?u=%E0%A4%A',
    'https://l.instagram.com/?u=%',
    '?u=&target=',
    'javascript:alert("wa.me/6281234567890")//?u=%zz',
    `https://l.instagram.com/?u=${'%2F'.repeat(10_000)}`,
    '\u0000',
    '',
  ])('the hostile address %.40j is read or left, never thrown at', href => {
    const element = standText('<a>Order</a>')
    element.querySelector('a')?.setAttribute('href', href)
    expect(() => sightingsOf(element)).not.toThrow()
  })
})

describe('answers that do not fit', () => {
  test.each([
    ['none', []],
    ['an empty one', [[]]],
    ['more than was asked', [[], [], [], []]],
  ])('%s gives nothing', (_, answers) => {
    expect(new SellerText(standText('BCA 1234567890')).locate(answers)).toEqual([])
  })

  test('spans beyond the text cover what there is, or nothing', () => {
    const text = new SellerText(standText('BCA 1234567890'))
    for (const [start, end] of [
      [4, 900],
      [900, 901],
      [-5, 3],
      [8, 2],
    ] as const) {
      const found = {
        kind: 'bank',
        key: 'bank:014:1234567890',
        number: '',
        start,
        end,
        holder: null,
      } as const
      expect(() => text.locate([[found as never]])).not.toThrow()
    }
  })

  test('a text that the page shortened meanwhile is not marked', () => {
    const element = standText('Rekening BCA 1234567890')
    const text = new SellerText(element)
    const answers = findAll(text.texts)
    if (element.firstChild) element.firstChild.nodeValue = 'Hai'
    expect(text.locate(answers)).toEqual([])
    element.replaceChildren()
    expect(text.locate(answers)).toEqual([])
  })
})

describe('whether it is worth reading', () => {
  test.each([
    'BCA 1234567890',
    'WA 0812-3456-7890',
    'BCA １２３４５６７８９０',
    '𝗕𝗖𝗔 𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟬',
    'BCA ①②③④⑤⑥⑦⑧⑨⓪',
    'nol delapan satu dua tiga empat lima enam tujuh delapan sembilan nol',
    'WA KOSONG LAPAN LIMA TUJUH SATU',
  ])('%s', text => {
    expect(new SellerText(standText(text)).mayHoldNumbers).toBe(true)
  })

  test('a link that carries a number, without one word', () => {
    const element = standText('<a href="https://wa.me/6281234567890">Order</a>')
    expect(new SellerText(element).mayHoldNumbers).toBe(true)
  })

  test.each([
    'Gamis katun premium, 2 warna, ready stock 🌸',
    'Harga 150rb, dua pcs satu paket, tiga hari sampai',
    '',
    '<a href="/toko.siti/">toko.siti</a> Link di bio ya',
  ])('an ordinary caption is not: %j', html => {
    expect(new SellerText(standText(html)).mayHoldNumbers).toBe(false)
  })

  test('no number that would be marked is passed over', () => {
    const passed = sellerTexts
      .map(({ text }) => text)
      .filter(text => {
        const element = document.createElement('div')
        element.textContent = text
        document.body.append(element)
        return sightingsOf(element).length > 0 && !new SellerText(element).mayHoldNumbers
      })
    expect(passed).toEqual([])
  })
})
