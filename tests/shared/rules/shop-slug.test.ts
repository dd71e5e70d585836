import { describe, expect, it } from 'vitest'
import { shopNameSchema, slugSchema } from '#shared/domain/shop'
import { isReservedName, toSlug } from '#shared/rules/shop-slug'

it.each([
  ['Dapur Sekar', 'dapur-sekar'],
  ['  Toko  Bu  Siti!! ', 'toko-bu-siti'],
  ['Kedai Kopi Élan', 'kedai-kopi-elan'],
  ["Ratna's Batik", 'ratnas-batik'],
  ['<script>alert(1)</script>', 'script-alert-1-script'],
  ['A'.repeat(80), 'a'.repeat(40)],
  [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
  ['店', ''],
  ['A!', ''],
  ['---', ''],
])('proposes for %j the address %j', (name, slug) => {
  expect(toSlug(name)).toBe(slug)
})

it('proposes nothing that cannot be an address', () => {
  const names = ['🧵 Benang & Kain', 'Ünïcödé', '0 0 0', 'Toko_“Kita”', '-a-b-c-', '\u202eterbalik']
  for (const slug of names.map(toSlug)) expect(slug === '' || slugSchema.safeParse(slug).success).toBe(true)
})

it.each(['amanah', 'Amanah', '4MANAH', 'a.m.a.n.a.h', 'аmаnаh', 'admin', 'bantuan', 'OJK', 'rek ber'])(
  'keeps %j from shops',
  name => {
    expect(isReservedName(name)).toBe(true)
  },
)

it.each(['amanah-hijab', 'Toko Amanah Jaya', 'adminah', 'bankir-kue'])('leaves %j to shops', name => {
  expect(isReservedName(name)).toBe(false)
})

describe('a name as it is shown', () => {
  it.each([
    '\u202eikoT',
    'To\u200bko',
    'Toko\nBaru',
    'Toko\u2028Baru',
    'To\u00adko',
    ' ',
    'x',
    'a'.repeat(61),
    'a\u0000b',
  ])('is not %j', name => {
    expect(shopNameSchema.safeParse(name).success).toBe(false)
  })

  it.each(['Toko “Bu Siti” & Anak', '<b>Toko</b>', 'Kedai №1', '店頭', 'Toko 🧵'])('may be %j', name => {
    expect(shopNameSchema.parse(` ${name} `)).toBe(name)
  })
})
