import { describe, expect, test } from 'vitest'
import { emptyForm, type Form } from '../../../worker/pages/check/client/form.ts'
import { takeText } from '../../../worker/pages/check/client/take-text.ts'
import { qrisText } from '../../fixtures/qris-texts.ts'

const take = (text: string, form: Partial<Form> = {}) => takeText({ ...emptyForm, ...form }, text, 'id')

describe('what is pasted goes where it belongs', () => {
  test.each<[text: string, from: Partial<Form>, wanted: Partial<Form>]>([
    [
      'tf BCA 123-456-7890 an Laras ya',
      {},
      { tab: 'account', provider: '014', account: '123 456 7890', holder: 'Laras' },
    ],
    ['bank jago 1050 2233 4455', {}, { tab: 'account', provider: '542', isOtherOpen: true }],
    ['DANA 0812-0000-0208', { tab: 'link' }, { tab: 'account', provider: 'dana', account: '0812 0000 0208' }],
    ['wa.me/6281200000451', {}, { tab: 'phone', phone: '0812 0000 0451' }],
    ['081200000451', { tab: 'link' }, { tab: 'phone', phone: '0812 0000 0451' }],
    ['0812-0000-0451', { tab: 'phone' }, { tab: 'phone', phone: '0812 0000 0451' }],
    // Where a person chose to write an account, a number that may be a phone stays an account.
    [
      '081200000451',
      { tab: 'account', provider: '008' },
      { tab: 'account', provider: '008', account: '0812 0000 0451' },
    ],
    ['1234567890', { tab: 'link' }, { tab: 'account', provider: null, account: '123 456 7890' }],
    ['1234567890', { tab: 'phone', phone: '0812' }, { tab: 'account', account: '123 456 7890' }],
    ['https://www.instagram.com/batik.laras.contoh/?igsh=x', {}, { tab: 'link', choices: [] }],
    ['https://vt.tiktok.com/ZSabc/', {}, { tab: 'link', nameless: 'tiktok-short' }],
  ])('%s', (text, from, wanted) => expect(take(text, from)).toMatchObject(wanted))

  test('a QRIS as text is read as one, and a cut one is damaged, never forged', () => {
    const read = take(qrisText('WARUNG CONTOH'))
    expect(read?.tab).toBe('qris')
    expect(read?.picture).toMatchObject({
      kind: 'read',
      codes: [{ kind: 'qris', qris: { name: 'WARUNG CONTOH' } }],
    })
    expect(take(qrisText().slice(0, -6))?.picture).toMatchObject({ codes: [{ kind: 'damaged' }] })
  })

  test('several numbers are told apart by the person, not by us', () => {
    const taken = take('BCA 1234567890 atau Mandiri 1230000009902')
    expect(taken?.choices.map(({ key }) => key)).toEqual(['bank:014:1234567890', 'bank:008:1230000009902'])
  })

  test('a bare handle may be of two platforms', () => {
    expect(take('@batik.laras')?.choices.map(({ key }) => key)).toEqual([
      'instagram:batik.laras',
      'tiktok:batik.laras',
    ])
  })

  test('another paste takes back what was said of the one before', () => {
    const taken = take('BCA 1234567890', {
      problem: { field: 'account', text: 'x' },
      choices: [],
      said: 'old',
    })
    expect(taken?.problem).toBeNull()
    expect(taken?.said).toBe('Terbaca: Rekening BCA 123-456-7890.')
  })

  test.each(['halo kak', '', '   ', '!!!', '\u202e\u200f'])('%j is left where it was put', text =>
    expect(take(text)).toBeNull(),
  )

  test('100 kB of anything is read up to a bound and never throws', () => {
    for (const text of [
      '9'.repeat(100_000),
      'a'.repeat(100_000),
      '<script>'.repeat(12_500),
      '@'.repeat(100_000),
    ]) {
      expect(() => take(text)).not.toThrow()
    }
    expect(take(`BCA 1234567890 ${'kata '.repeat(20_000)}`)?.account).toBe('123 456 7890')
  })
})
