import type { Language, Message } from '#shared/domain/platform'

/** What a chip is about. */
export interface ChipSubject {
  kind: 'bank' | 'ewallet' | 'phone' | 'qris'
  /** The number as the page writes it: hostile text, only ever rendered as text. */
  written: string
}

/** Everything a chip draws and says. */
export interface ChipView {
  kind: ChipSubject['kind']
  label: string
  /** Which of several numbers on one line it is. */
  tail: string
  /** Shown where the chip has no room for its words. */
  tip: string
  /** Accessible name. */
  name: string
}

const labels: Record<ChipSubject['kind'], Message> = {
  bank: { id: 'Cek rekening ini', en: 'Check this account' },
  ewallet: { id: 'Cek e-wallet ini', en: 'Check this e-wallet' },
  phone: { id: 'Cek nomor ini', en: 'Check this number' },
  qris: { id: 'Cek QRIS ini', en: 'Check this QRIS' },
}

const tailLength = 3

/** Pure: the same number always looks the same. */
export function toChipView({ kind, written }: ChipSubject, language: Language): ChipView {
  const label = labels[kind][language]
  const signs = written.match(/[\p{L}\p{N}]/gu) ?? []
  const tail = `…${signs.slice(-tailLength).join('')}`
  const tip = `${label}, ${written}`
  return { kind, label, tail, tip, name: `Amanah: ${tip}` }
}
