import { namelessWords } from '#shared/rules/nameless-words'
import { qrisWords } from '#shared/rules/qris-words'

/** The sentences about what was pasted or photographed, in Bahasa Indonesia. */
export const idReading = {
  check: 'Cek profil ini',
  read: 'Terbaca di perangkat ini',
  which: 'Yang mana?',
  several: (n: number) => `Ada ${n} nomor di sini`,
  severalWallets: 'Nomor ini untuk beberapa e-wallet',
  severalHow: 'Pilih yang mau dicek.',
  unread: 'Belum dimengerti',
  unreadHow:
    'Yang dimengerti: tautan atau nama akun Instagram dan TikTok, tautan Facebook, rekening dengan nama banknya, e-wallet, nomor HP, dan isi QRIS.',
  damagedQris: 'Kode QR rusak atau tidak lengkap',
  damagedQrisHow: 'Salin ulang seluruh isinya.',
  destination: 'Pengecekan nomor di data kami belum dibuka. Sementara itu, cek di situs resmi Komdigi.',
  holder: (name: string) => `Cocokkan nama penerima di aplikasi bank: harus ${name}.`,
  bank: {
    title: 'Angka ini bank apa?',
    titlePhone: 'Nomor HP, atau e-wallet?',
    how: (n: number) => `${n} angka. Pilih bank yang disebut penjual.`,
    howPhone: 'Pilih yang disebut penjual.',
    phone: 'Nomor HP',
    search: 'Cari bank atau e-wallet',
    none: (text: string) => `Tidak ada bank bernama “${text}” di daftar kami.`,
    usual: (n: number, name: string) => `${n} angka, panjang yang biasa untuk ${name}`,
    unusual: (n: number, name: string) => `${n} angka, tidak biasa untuk ${name}. Hitung lagi.`,
    change: 'Bukan itu',
  },
  nameless: namelessWords.id,
  qris: qrisWords.id,
}

export type ReadingWords = typeof idReading
