/** The sentences about the numbers of a page, in Bahasa Indonesia. */
export const idNumbers = {
  title: 'Rekening di halaman ini',
  nothing: 'Tidak ada rekening, e-wallet, nomor HP, atau QRIS yang terbaca di sini.',
  unread: 'Nomor di halaman ini tidak bisa dibaca.',
  unreadNot: 'Itu bukan berarti tidak ada.',
  readAgain: 'Baca lagi',
  unchecked: 'Belum dicek',
  check: 'Cek',
  checking: 'Mengecek',
  working: 'Sebentar, menghitung…',
  retry: 'Coba lagi',
  more: (n: number) => `${n} lagi`,
  details: 'Lihat rincian',
  copy: (number: string) => `Salin ${number}`,
  copied: (number: string) => `${number} disalin`,
  notCopied: 'Nomor tidak bisa disalin otomatis.',
}

export type NumbersWords = typeof idNumbers
