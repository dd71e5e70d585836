import { describe, expect, test } from 'vitest'
import { toChipView } from '../../../extension/overlay/chip-view.ts'

describe('what a chip says', () => {
  test.each([
    ['bank', 'Cek rekening ini', 'Check this account'],
    ['ewallet', 'Cek e-wallet ini', 'Check this e-wallet'],
    ['phone', 'Cek nomor ini', 'Check this number'],
    ['qris', 'Cek QRIS ini', 'Check this QRIS'],
  ] as const)('%s: an offer to check, in both languages, never a verdict', (kind, id, en) => {
    const written = '123 456 7890'
    expect(toChipView({ kind, written }, 'id')).toEqual({
      kind,
      label: id,
      tail: '…890',
      tip: `${id}, 123 456 7890`,
      name: `Amanah: ${id}, 123 456 7890`,
    })
    expect(toChipView({ kind, written }, 'en').label).toBe(en)
    expect(toChipView({ kind, written }, 'en').name).toBe(`Amanah: ${en}, 123 456 7890`)
  })

  test.each([
    ['1234567890', '…890'],
    ['0812-3456-78-9', '…789'],
    ['(0812) 345 6 (7) 8.', '…678'],
    ['ID1020000000011', '…011'],
    ['enam tujuh delapan', '…pan'],
    ['１２３４５６７８９０', '…８９０'],
    ['0️⃣8️⃣1️⃣2️⃣', '…812'],
    ['𝟭𝟮𝟯𝟰𝟱', '…𝟯𝟰𝟱'],
    ['123\u200b456\u202e7', '…567'],
    ['12', '…12'],
    ['-- ', '…'],
  ])('%j ends in %j: the last three letters or digits', (written, tail) => {
    expect(toChipView({ kind: 'bank', written }, 'id').tail).toBe(tail)
  })

  test('the name is ours from its beginning, whatever the page writes', () => {
    for (const written of ['<img src=x onerror=alert(1)>', '\u202eAmanah: Aman', 'A'.repeat(10_000), '']) {
      const { name, label, kind } = toChipView({ kind: 'phone', written }, 'id')
      expect(name).toBe(`Amanah: Cek nomor ini, ${written}`)
      expect(label).toBe('Cek nomor ini')
      expect(kind).toBe('phone')
    }
  })
})
