import { describe, expect, test } from 'vitest'
import { emptyForm, type Form } from '../../../worker/pages/check/client/form.ts'
import { toOwner, toQuestion } from '../../../worker/pages/check/client/question.ts'

const ask = (form: Partial<Form>) => toQuestion({ ...emptyForm, ...form }, 'id')
const keyOf = (form: Partial<Form>) => {
  const asked = ask(form)
  return asked.ok ? asked.value.key : asked.problem
}

describe('what a form asks', () => {
  test.each<[what: string, form: Partial<Form>, key: string]>([
    ['an account', { tab: 'account', provider: '014', account: '123 456 7890' }, 'bank:014:1234567890'],
    [
      'an account of unusual length',
      { tab: 'account', provider: '014', account: '123456789' },
      'bank:014:123456789',
    ],
    [
      'full-width digits',
      { tab: 'account', provider: '014', account: '１２３４５６７８９０' },
      'bank:014:1234567890',
    ],
    [
      'a wallet',
      { tab: 'account', provider: 'dana', account: '0812 0000 0208' },
      'ewallet:dana:6281200000208',
    ],
    [
      'a wallet by its virtual account',
      { tab: 'account', provider: 'dana', account: '3901 0812 0000 0208' },
      'ewallet:dana:6281200000208',
    ],
    ['a phone', { tab: 'phone', phone: '+62 812-0000-0451' }, 'phone:6281200000451'],
    ['a link', { tab: 'link', link: 'tiktok.com/@Toko.Siti?lang=id' }, 'tiktok:toko.siti'],
    [
      'the link in a sentence',
      { tab: 'link', link: 'kak ini https://www.instagram.com/batik.laras/ ya' },
      'instagram:batik.laras',
    ],
  ])('%s', (_, form, key) => expect(keyOf(form)).toBe(key))

  test.each<[what: string, form: Partial<Form>, problem: { field: string; text: RegExp }]>([
    ['no bank', { tab: 'account', account: '1234567890' }, { field: 'provider', text: /Pilih dulu banknya/ }],
    ['no number', { tab: 'account', provider: '014' }, { field: 'account', text: /Tulis dulu nomornya/ }],
    [
      'too few digits',
      { tab: 'account', provider: '014', account: '1234' },
      { field: 'account', text: /Baru 4 angka/ },
    ],
    [
      'too many digits',
      { tab: 'account', provider: '014', account: '1'.repeat(21) },
      { field: 'account', text: /terlalu panjang/ },
    ],
    [
      'a wallet that is no phone',
      { tab: 'account', provider: 'ovo', account: '1234567890' },
      { field: 'account', text: /Nomor OVO adalah nomor HP/ },
    ],
    [
      'half a phone',
      { tab: 'phone', phone: '0812 34' },
      { field: 'phone', text: /^Baru 6 angka\. Nomor HP 10 sampai 13 angka\.$/ },
    ],
    [
      'a phone of another country',
      { tab: 'phone', phone: '+81 90-1234-5678' },
      { field: 'phone', text: /bukan nomor HP Indonesia/ },
    ],
    [
      'a landline',
      { tab: 'phone', phone: '02112345678' },
      { field: 'phone', text: /bukan nomor HP Indonesia/ },
    ],
    ['nothing', { tab: 'link' }, { field: 'link', text: /Tempel dulu/ }],
    [
      'an item',
      { tab: 'link', link: 'https://www.facebook.com/marketplace/item/123/' },
      { field: 'link', text: /bukan penjualnya/ },
    ],
    ['a post', { tab: 'link', link: 'instagram.com/p/CxYz/' }, { field: 'link', text: /bukan penjualnya/ }],
    [
      'another site',
      { tab: 'link', link: 'https://shopee.co.id/toko' },
      { field: 'link', text: /Belum dimengerti/ },
    ],
    ['a script', { tab: 'link', link: 'javascript:alert(1)' }, { field: 'link', text: /Belum dimengerti/ }],
    ['no picture', { tab: 'qris' }, { field: 'qris', text: /./ }],
  ])('is told: %s', (_, form, { field, text }) => {
    const asked = ask(form)
    expect(asked.ok).toBe(false)
    if (asked.ok) return
    expect(asked.problem.field).toBe(field)
    expect(asked.problem.text).toMatch(text)
  })
})

describe('whose a number is said to be', () => {
  test('a bare handle may be of two platforms, a link is of one, a name of none', () => {
    expect(toOwner('@batik.laras')?.profiles).toEqual(['instagram:batik.laras', 'tiktok:batik.laras'])
    expect(toOwner('https://www.tiktok.com/@batik.laras')?.profiles).toEqual(['tiktok:batik.laras'])
    expect(toOwner('Toko Batik Laras')).toEqual({ text: 'Toko Batik Laras', profiles: [] })
    expect(toOwner('  ')).toBeNull()
  })

  test('a name that cannot be compared does not stand in the way', () => {
    const asked = ask({ tab: 'account', provider: '014', account: '1234567890', owner: 'Bu Siti' })
    expect(asked.ok && asked.value.kind === 'destination' && asked.value.owner).toEqual({
      text: 'Bu Siti',
      profiles: [],
    })
  })
})
