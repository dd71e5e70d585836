import { pictureProblemWords } from '#shared/rules/picture-words'

/** The sentences of the check page, in Bahasa Indonesia. */
export const idCheck = {
  title: 'Cek dulu sebelum bayar',
  subtitle: 'Tautan, rekening, nomor HP, atau QRIS. Semua dibaca di perangkat ini.',
  back: 'Kembali ke pertanyaan sebelumnya',
  backTo: (text: string) => `Kembali ke “${text}”`,
  picture: {
    title: 'QRIS dari gambar',
    how: 'Seret gambar ke sini, tempel (Ctrl+V), atau pilih berkas.',
    choose: 'Pilih gambar',
    drop: 'Lepas gambarnya di sini',
    reading: 'Membaca gambar',
    loading: 'Mengambil gambar',
    another: 'Gambar lain',
    alt: 'Gambar yang dibaca',
    none: 'Tidak ada kode QR yang terbaca',
    noneHow: 'Coba gambar yang lebih besar dan tidak buram, dengan seluruh kode terlihat.',
    unreadable: 'Ada kode QR, tapi tidak terbaca',
    unreadableHow: 'Kodenya buram, terpotong, atau tertutup. Minta gambar aslinya.',
    from: {
      page: 'Diambil dari halaman',
      host: 'Diambil dari server gambarnya',
      screen: 'Dari layar, metadata tidak ada',
      file: 'Berkas dari perangkat ini',
    },
    ask: (host: string) => `Gambar ini disimpan di ${host}`,
    askHow: 'Browser meminta izinmu sebelum kami mengambilnya dari sana. Bisa juga dibaca dari layar.',
    allow: 'Izinkan dan ambil',
    screen: 'Baca dari layar',
    problems: pictureProblemWords.id,
  },
  language: 'English',
  settings: 'Pengaturan',
  privacy: 'Gambar tidak dikirim ke mana pun. Nomor diacak di perangkat ini sebelum dicek.',
}

export type CheckWords = typeof idCheck
