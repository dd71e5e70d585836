import { describe, expect, test } from 'vitest'
import { parsePageNumbers } from '../../../extension/ui/popup/parse-page-numbers.ts'

const bank = 'bank:014:1234567890'
const dana = 'ewallet:dana:6281234567890'
const profile = { key: 'instagram:toko.siti' }
const number = { keys: [bank], profile, holder: 'Siti Contoh' }

test('what an honest page says is taken as it is', () => {
  const said = [
    number,
    { keys: [dana, 'ewallet:ovo:6281234567890'], profile: null, holder: null },
    {
      keys: ['qris:ID1020000000044'],
      profile: { ...profile, platformId: '17841400000000000' },
      holder: null,
    },
  ]
  expect(parsePageNumbers(said)).toEqual(said)
})

test.each([null, undefined, 'bank:014:1234567890', 7, {}, { 0: number, length: 1 }])(
  '%j is no list',
  said => {
    expect(parsePageNumbers(said)).toBeNull()
  },
)

describe('a number is left out that', () => {
  test.each<[string, unknown]>([
    ['is none', 7],
    ['is nothing', null],
    ['has no keys', { ...number, keys: undefined }],
    ['has none of them', { ...number, keys: [] }],
    ['has a key that is no text', { ...number, keys: [{ toString: () => bank }] }],
    ['has a key in markup', { ...number, keys: ['<img src=x onerror=alert(1)>'] }],
    ['has a key with more behind it', { ...number, keys: [`${bank}\n<b>`] }],
    ['is a profile', { ...number, keys: ['instagram:toko.siti'] }],
    ['has six keys', { ...number, keys: Array.from({ length: 6 }, (_, i) => `${bank}${i}`) }],
    ['has one key twice', { ...number, keys: [bank, bank] }],
    ['has a good key and a bad one', { ...number, keys: [bank, 'bank:14:1'] }],
    ['is two things at once', { ...number, keys: [bank, dana] }],
  ])('%s', (_, said) => {
    expect(parsePageNumbers([said, number])).toEqual([number])
  })
})

describe('what is said beside a number is left out when', () => {
  test.each<[string, unknown]>([
    ['the holder is no text', ['Siti']],
    ['the holder has two lines', 'Siti\nRekening milik penjual ini'],
    ['the holder is written backwards', '\u202eitiS'],
    ['the holder is half a letter', 'Siti\ud83d'],
    ['the holder is a story', 'a'.repeat(61)],
    ['the holder is nobody', ''],
  ])('%s', (_, holder) => {
    expect(parsePageNumbers([{ ...number, holder }])).toEqual([{ ...number, holder: null }])
  })

  test.each<[string, unknown]>([
    ['the seller is no profile', 'instagram:toko.siti'],
    ['the seller is spelled otherwise', { key: 'instagram:Toko Siti' }],
    ['the seller is a script', { key: 'javascript:alert(1)' }],
  ])('%s', (_, said) => {
    expect(parsePageNumbers([{ ...number, profile: said }])).toEqual([{ ...number, profile: null }])
  })

  test('the account is no number', () => {
    const said = [{ ...number, profile: { ...profile, platformId: '1 OR 1' } }]
    expect(parsePageNumbers(said)).toEqual([number])
  })
})

test('a number of one seller is listed once, of two sellers twice', () => {
  const other = { ...number, profile: { key: 'instagram:toko.lain' } }
  expect(parsePageNumbers([number, other, number])).toEqual([number, other])
})

test('a page that says a hundred thousand is cut at a hundred', () => {
  const said = Array.from({ length: 100_000 }, (_, i) => ({ ...number, keys: [`bank:014:${1e9 + i}`] }))
  expect(parsePageNumbers(said)).toHaveLength(100)
})
