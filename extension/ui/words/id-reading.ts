import type { DestinationProblem } from '#shared/device/destinations/destination-problem'
import { bandWords } from '#shared/rules/describe-verdict'
import type { DestinationKind } from '#shared/rules/destination-verdict'
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
  walletsHow: 'Dicek satu per satu.',
  unread: 'Belum dimengerti',
  unreadHow:
    'Yang dimengerti: tautan atau nama akun Instagram dan TikTok, tautan Facebook, rekening dengan nama banknya, e-wallet, nomor HP, dan isi QRIS.',
  damagedQris: 'Kode QR rusak atau tidak lengkap',
  damagedQrisHow: 'Salin ulang seluruh isinya.',
  holder: (name: string) => `Cocokkan nama penerima di aplikasi bank: harus ${name}.`,
  number: {
    check: {
      bank: 'Cek rekening ini',
      ewallet: 'Cek e-wallet ini',
      phone: 'Cek nomor ini',
      qris: 'Cek QRIS ini',
    } satisfies Record<DestinationKind, string>,
    checking: 'Mengecek',
    working: 'Sebentar, menghitung…',
    workingHow: 'Sudah banyak nomor dicek dari jaringan ini, jadi perangkat ini mengerjakan hitungan dulu.',
    isPrivate: 'Nomornya diacak di perangkat ini. Kami tidak tahu nomor siapa yang kamu cek.',
    claim: 'Katanya milik siapa?',
    optional: '(boleh kosong)',
    claimHint: '@namatoko atau tautan profilnya',
    claimUnread: 'Belum dimengerti. Tulis nama akun atau tautan profilnya, atau kosongkan.',
    claimWhich: 'Pilih dulu yang mana.',
    nobody: (owner: string) => `${owner} belum diklaim toko mana pun, jadi tidak ada yang bisa dibandingkan.`,
    seeOwner: (name: string) => `Lihat ${name}`,
    data: (time: string, version: number) => `Data ${time}, v${version}`,
    unknownIsNotSafe: bandWords.id.unknownIsNotSafe,
    unheard: 'Ekstensi ini sendiri tidak menjawab. Tutup halaman ini lalu buka lagi.',
    retry: 'Coba lagi',
    problem: {
      offline: 'Server Amanah tidak bisa dihubungi. Mungkin perangkat ini sedang luring.',
      slow: 'Jawaban server terlalu lambat.',
      server: 'Server Amanah sedang tidak bisa mengecek nomor.',
      limited: 'Terlalu banyak nomor sekaligus. Tunggu sebentar.',
      garbled: 'Jawaban server tidak terbaca atau tidak cocok, jadi tidak dipakai.',
      untrusted: 'Jawaban server tidak bisa dibuktikan, jadi tidak dipakai.',
      expired: 'Data di perangkat ini sudah lewat masa berlakunya.',
    } satisfies Record<DestinationProblem, string>,
  },
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
