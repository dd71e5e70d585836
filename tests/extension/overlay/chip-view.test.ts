import { describe, expect, test } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import { type ChipState, toChipView } from '../../../extension/overlay/chip-view.ts'

type Told = Extract<ChipState, { name: 'told' }>['verdict']

const idle: ChipState = { name: 'idle' }
const subject = { kind: 'bank' as const, written: '123 456 7890', providers: ['BCA'] }

describe('what a chip says', () => {
  test.each([
    ['bank', 'Cek rekening ini', 'Check this account'],
    ['ewallet', 'Cek e-wallet ini', 'Check this e-wallet'],
    ['phone', 'Cek nomor ini', 'Check this number'],
    ['qris', 'Cek QRIS ini', 'Check this QRIS'],
  ] as const)('%s: an offer to check, in both languages, never a verdict', (kind, id, en) => {
    const written = '123 456 7890'
    expect(toChipView({ kind, written, providers: [] }, idle, 'id')).toEqual({
      kind,
      icon: 'lens',
      tone: 'offer',
      isBusy: false,
      label: id,
      brief: id,
      tail: '…890',
      tip: `${id}, 123 456 7890`,
      name: `Amanah: ${id}, 123 456 7890`,
      news: '',
    })
    const english = toChipView({ kind, written, providers: [] }, idle, 'en')
    expect(english.label).toBe(en)
    expect(english.name).toBe(`Amanah: ${en}, 123 456 7890`)
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
    expect(toChipView({ ...subject, written }, idle, 'id').tail).toBe(tail)
  })

  test('the name is ours from its beginning, whatever the page writes', () => {
    for (const written of ['<img src=x onerror=alert(1)>', '\u202eAmanah: Aman', 'A'.repeat(10_000), '']) {
      const { name, label, kind } = toChipView({ kind: 'phone', written, providers: [] }, idle, 'id')
      expect(name).toBe(`Amanah: Cek nomor ini, ${written}`)
      expect(label).toBe('Cek nomor ini')
      expect(kind).toBe('phone')
    }
  })
})

describe('in each state', () => {
  const shop = {
    sellerTag: 'aaaaaaaaaaaa' as SellerTag,
    profile: 'instagram:toko.siti' as ProfileKey,
    checkedAt: '2026-11-04T03:00:00.000Z',
  }
  const none = { state: 'none' as const }
  const states: [state: ChipState, label: string, brief: string, icon: string, tone: string][] = [
    [{ name: 'busy', isWorking: false }, 'Mengecek', 'Mengecek', 'ring', 'offer'],
    [{ name: 'busy', isWorking: true }, 'Sebentar, menghitung…', 'Mengecek', 'ring', 'offer'],
    [{ name: 'failed' }, 'Tidak bisa dicek sekarang', 'Tidak bisa dicek', 'unknown', 'none'],
    [
      told('own', { state: 'own', checkedAt: shop.checkedAt, others: [] }),
      'Rekening milik penjual ini',
      'Milik penjual ini',
      'verified',
      'verified',
    ],
    [
      told('other', { state: 'other', registered: 1, others: [shop] }),
      'Tidak termasuk rekening yang didaftarkan toko ini (1)',
      'Tidak termasuk (1)',
      'caution',
      'caution',
    ],
    [
      told('unregistered', { state: 'unregistered', others: [] }),
      'Belum didaftarkan',
      'Belum didaftarkan',
      'none',
      'none',
    ],
    [
      told('owned', { state: 'owned', others: [shop] }),
      'Terdaftar milik @toko.siti',
      'Terdaftar milik @toko.siti',
      'claimed',
      'claimed',
    ],
    [told('none', none), 'Belum ada catatan', 'Belum ada catatan', 'none', 'none'],
    [told('reported', none), 'Ada laporan yang sudah diperiksa', 'Laporan diperiksa', 'reported', 'reported'],
    [told('severe', none), 'Ada laporan yang sudah diperiksa', 'Laporan diperiksa', 'severe', 'severe'],
    [told('disputed', none), 'Dalam sengketa', 'Dalam sengketa', 'disputed', 'disputed'],
  ]

  function told(state: Told['state'], bond: Told['bond']): ChipState {
    return { name: 'told', verdict: { state, bond }, of: [] }
  }

  test.each(states)('%j', (state, label, brief, icon, tone) => {
    const view = toChipView(subject, state, 'id')
    expect(view).toMatchObject({ label, brief, icon, tone, isBusy: state.name === 'busy' })
    expect(view.name).toBe(`Amanah: ${label}, 123 456 7890`)
  })

  test('every silhouette is another, or another colour', () => {
    const looks = states
      .map(([state]) => toChipView(subject, state, 'id'))
      .map(({ icon, label }) => icon + label)
    expect(new Set(looks).size).toBe(looks.length)
  })

  test('wallets that it holds for are named', () => {
    const own = { state: 'own' as const, bond: { state: 'own' as const, checkedAt: '', others: [] } }
    const wallets = { kind: 'ewallet' as const, written: '0812 3456 7890', providers: ['DANA', 'OVO'] }
    const view = toChipView(wallets, { name: 'told', verdict: own, of: ['DANA'] }, 'id')
    expect(view.label).toBe('E-wallet milik penjual ini (DANA)')
    expect(view.news).toBe('DANA, OVO akhir 890: e-wallet milik penjual ini (DANA)')
  })

  test('news begin with whose number it is, and go on within the sentence', () => {
    const news = (kind: 'phone' | 'qris', state: ChipState, language: 'id' | 'en' = 'id') =>
      toChipView({ kind, written: 'ID1020000000011', providers: [] }, state, language).news
    expect(news('phone', { name: 'failed' })).toBe('Nomor akhir 011: tidak bisa dicek sekarang')
    expect(news('qris', told('none', none), 'en')).toBe('QRIS ending in 011: no record yet')
    expect(news('qris', told('own', { state: 'own', checkedAt: '', others: [] }))).toBe(
      'QRIS akhir 011: QRIS milik penjual ini',
    )
    expect(news('phone', idle)).toBe('')
    expect(news('phone', { name: 'busy', isWorking: true })).toBe('')
  })
})
