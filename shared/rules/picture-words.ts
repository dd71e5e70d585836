import type { Language } from '#shared/domain/platform'

const idWords: Record<string, string> = {
  'not-image': 'Berkas ini bukan gambar. Pakai PNG, JPEG, WebP, atau GIF.',
  svg: 'Gambar SVG tidak dibuka, karena bisa berisi program. Pakai tangkapan layarnya.',
  pdf: 'PDF belum bisa dibaca di sini. Pakai tangkapan layarnya.',
  'too-large': 'Gambar ini terlalu besar. Paling besar 20 MB dan 40 juta piksel.',
  'too-small': 'Gambar ini terlalu kecil, mungkin belum selesai dimuat. Buka dulu gambarnya, lalu coba lagi.',
  undecodable: 'Gambar ini rusak atau tidak dikenal browser.',
  unavailable:
    'Gambar ini tidak bisa diambil dari halamannya, dan layarnya tidak terlihat. Simpan gambarnya, lalu pilih di sini.',
  unscreened: 'Layar ini tidak boleh dilihat ekstensi. Simpan gambarnya, lalu pilih di sini.',
  'unreadable-file': 'Berkas ini tidak bisa dibuka. Pilih satu berkas gambar, bukan folder.',
  broken: 'Pembaca kode QR gagal dimuat. Muat ulang halaman ini.',
}

type PictureProblemWords = Record<string, string>

const enWords: PictureProblemWords = {
  'not-image': 'This file is no picture. Use PNG, JPEG, WebP or GIF.',
  svg: 'SVG pictures are not opened, because they may hold programs. Use a screenshot.',
  pdf: 'PDF cannot be read here yet. Use a screenshot.',
  'too-large': 'This picture is too large. At most 20 MB and 40 million pixels.',
  'too-small': 'This picture is too small; it may not have been loaded yet. Open it first, then try again.',
  undecodable: 'This picture is damaged, or unknown to the browser.',
  unavailable:
    'This picture cannot be taken from its page, and is not in sight on the screen. Save it, then choose it here.',
  unscreened: 'Extensions may not see this screen. Save the picture, then choose it here.',
  'unreadable-file': 'This file cannot be opened. Choose one picture, not a folder.',
  broken: 'The reader of QR codes failed to load. Reload this page.',
}

/** Why a file gave no picture. */
export const pictureProblemWords: Record<Language, PictureProblemWords> = { id: idWords, en: enWords }
