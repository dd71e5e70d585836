/** The sentences of the options page, in Bahasa Indonesia. */
export const idOptions = {
  title: 'Pengaturan',
  language: 'Bahasa',
  theme: 'Tampilan',
  themes: { auto: 'Ikut sistem', light: 'Terang', dark: 'Gelap' },
  api: 'Alamat server',
  apiHelp: 'Untuk yang menjalankan server sendiri. Data dari server lama dihapus dari perangkat ini.',
  apiBad: 'Alamat harus lengkap, misalnya https://amanah.contoh atau http://localhost:8787.',
  keys: 'Kunci publik server',
  keysHelp: 'Satu atau dua kunci, seperti id:kunci. Data yang tidak ditandatangani kunci ini tidak dipakai.',
  keysBad: 'Kunci publik harus seperti id:kunci (43 huruf), dipisah koma. Minta ke pengelola server itu.',
  numberKeys: 'Kunci pengecekan nomor (boleh kosong)',
  numberKeysHelp:
    'Seperti 1:kunci. Tanpa ini, nomor hanya dicek dengan kunci yang dijamin kunci kedua server itu.',
  numberKeysBad: 'Kunci pengecekan nomor harus seperti 1:kunci (43 huruf), dipisah koma.',
  apiDenied: 'Izin untuk alamat ini tidak diberikan, jadi tidak diubah.',
  save: 'Simpan',
  reset: 'Kembalikan ke bawaan',
  saved: 'Tersimpan. Data dari server ini sedang diambil.',
  apiFailed: 'Tidak tersimpan: ekstensi ini sendiri tidak menjawab. Muat ulang halaman ini.',
  aboutTitle: 'Tentang',
  about:
    'Amanah menampilkan siapa penjualnya, pengalaman pembeli, dan laporan yang sudah diperiksa. Lencana, peringkat, dan penghapusan tidak dijual. Bukan bagian dari Instagram, Facebook, atau TikTok.',
  privacyTitle: 'Yang tidak kami ketahui',
  privacy:
    'Penjual yang kamu lihat dicocokkan di perangkat ini dengan daftar yang diunduh; yang mungkin tercatat diambil bersama banyak profil lain. Nomor yang kamu cek diacak di perangkat ini; server menjawab tanpa tahu nomornya. Hanya saat kamu membuka kartu, server tahu penjual mana yang dibuka, tetapi tidak tahu oleh siapa. Membaca tidak memakai akun, juga saat kamu masuk. Tidak ada analitik, tidak ada riwayat.',
}

export type OptionsWords = typeof idOptions
