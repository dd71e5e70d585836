import type { Language } from '#shared/domain/platform'
import type { Qris } from '#shared/rules/qris'
import { formatRupiah } from '#shared/rules/verdict-words'

const idWords = {
  title: { static: 'QRIS statis', dynamic: 'QRIS dinamis' },
  ask: (name: string) => `Nama di QRIS: ${name}. Apakah ini tokonya?`,
  noName: 'Tidak ada nama di QRIS ini. Tunda dulu.',
  name: 'Nama',
  city: 'Kota',
  nmid: 'NMID',
  pan: 'PAN',
  amount: 'Nominal',
  typed: 'diisi pembayar',
  note: 'Kode yang utuh bisa saja milik orang lain. Cocokkan nama penerima di aplikasi sebelum bayar.',
  foreign: 'Kode pembayaran, bukan QRIS',
  foreignHow: 'Kode ini tidak menyebut pedagang yang terdaftar di QRIS Indonesia.',
  damaged: 'Kode QR rusak atau tidak lengkap',
  damagedHow: 'Isinya terpotong atau berubah. Minta penjual mengirim QRIS-nya lagi.',
  other: 'Kode QR, tapi bukan QRIS',
  otherHow: 'Isinya:',
  otherCheck: 'Cek isinya',
  several: (n: number) => `${n} kode QR di gambar ini. Pastikan yang mana yang kamu bayar.`,
  unreadable: 'Ada kode QR lain di gambar ini yang tidak terbaca.',
}

type QrisWords = typeof idWords

const enWords: QrisWords = {
  title: { static: 'Static QRIS', dynamic: 'Dynamic QRIS' },
  ask: name => `Name in the QRIS: ${name}. Is that the shop?`,
  noName: 'There is no name in this QRIS. Wait.',
  name: 'Name',
  city: 'City',
  nmid: 'NMID',
  pan: 'PAN',
  amount: 'Amount',
  typed: 'typed by the payer',
  note: 'A code that is whole may still be somebody else’s. Match the recipient’s name in your app before you pay.',
  foreign: 'A payment code, not QRIS',
  foreignHow: 'This code names no merchant registered with Indonesia’s QRIS.',
  damaged: 'QR code damaged or incomplete',
  damagedHow: 'Its content is cut off or was changed. Ask the seller to send the QRIS again.',
  other: 'A QR code, but no QRIS',
  otherHow: 'It says:',
  otherCheck: 'Check what it says',
  several: n => `${n} QR codes in this picture. Make sure which one you pay.`,
  unreadable: 'There is another QR code in this picture that could not be read.',
}

/** What a QR code says, in words. */
export const qrisWords: Record<Language, QrisWords> = { id: idWords, en: enWords }

/** The amount in a code (tag 54), in the currency of tag 53 (ISO 4217 number; 360 is the rupiah); null for none. */
export function describeAmount(
  { amount, currency }: Pick<Qris, 'amount' | 'currency'>,
  language: Language,
): string | null {
  if (!amount) return null
  const value = Number(amount)
  const isRupiah = currency === '360' && Number.isFinite(value)
  return isRupiah ? formatRupiah(value, language) : `${amount} (${currency})`
}
