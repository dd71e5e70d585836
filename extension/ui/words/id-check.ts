/** The sentences of the check page, in Bahasa Indonesia. */
export const idCheck = {
  title: 'Cek dulu sebelum bayar',
  subtitle: 'Tautan, rekening, nomor HP, atau QRIS. Semua dibaca di perangkat ini.',
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
    problems: {
      'not-image': 'Berkas ini bukan gambar. Pakai PNG, JPEG, WebP, atau GIF.',
      svg: 'Gambar SVG tidak dibuka, karena bisa berisi program. Pakai tangkapan layarnya.',
      pdf: 'PDF belum bisa dibaca di sini. Pakai tangkapan layarnya.',
      'too-large': 'Gambar ini terlalu besar. Paling besar 20 MB dan 40 juta piksel.',
      'too-small':
        'Gambar ini terlalu kecil, mungkin belum selesai dimuat. Buka dulu gambarnya, lalu coba lagi.',
      undecodable: 'Gambar ini rusak atau tidak dikenal browser.',
      unavailable:
        'Gambar ini tidak bisa diambil dari halamannya, dan layarnya tidak terlihat. Simpan gambarnya, lalu pilih di sini.',
      unscreened: 'Layar ini tidak boleh dilihat ekstensi. Simpan gambarnya, lalu pilih di sini.',
      'unreadable-file': 'Berkas ini tidak bisa dibuka. Pilih satu berkas gambar, bukan folder.',
      broken: 'Pembaca kode QR gagal dimuat. Muat ulang halaman ini.',
    } as Record<string, string>,
  },
  language: 'English',
  settings: 'Pengaturan',
  privacy: 'Gambar dan nomor tidak dikirim ke mana pun.',
}

export type CheckWords = typeof idCheck
