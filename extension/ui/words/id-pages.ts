/** The sentences of popup and options, in Bahasa Indonesia. */
export const idPages = {
  popup: {
    manual: 'Cek manual',
    placeholder: 'Tautan, rekening, nomor HP, atau QRIS',
    clear: 'Kosongkan',
    sellers: 'Penjual di halaman ini',
    locate: (name: string) => `Tunjukkan ${name} di halaman`,
    nobody: 'Di halaman ini tidak ada profil penjual.',
    reading: 'Membaca halaman',
    unreadableTitle: 'Tidak bisa membaca halaman ini',
    unreadable:
      'Susunan halaman mungkin baru berubah. Nama penjualnya tidak ketemu, jadi tidak ada lencana di sini.',
    unreadableNot: 'Itu bukan berarti belum ada catatan.',
    readAgain: 'Baca lagi',
    silentTitle: 'Halaman ini belum terbaca',
    silent: 'Halaman ini dibuka sebelum Amanah dipasang atau diperbarui.',
    reloadPage: 'Muat ulang halaman',
    closedTitle: 'Izin belum diberikan',
    closed: 'Tanpa izin membaca Instagram, Facebook, dan TikTok, tidak ada lencana di samping nama penjual.',
    allow: 'Beri izin',
    otherTitle: 'Situs ini tidak kami baca',
    other: 'Lencana muncul di Instagram, Facebook, dan TikTok. Di sini kamu tetap bisa cek manual.',
    keys: (keys: string, size: string) => `${keys} profil di daftar, ${size} di sini`,
    unheard: 'Ekstensi ini sendiri tidak menjawab. Tutup jendela ini lalu buka lagi.',
    refresh: 'Perbarui data',
    refreshing: 'Memperbarui data',
    settings: 'Pengaturan',
    language: 'English',
    anyPlatform: 'platform',
  },
  options: {
    title: 'Pengaturan',
    language: 'Bahasa',
    theme: 'Tampilan',
    themes: { auto: 'Ikut sistem', light: 'Terang', dark: 'Gelap' },
    api: 'Alamat server',
    apiHelp: 'Untuk yang menjalankan server sendiri. Data dari server lama dihapus dari perangkat ini.',
    apiBad: 'Alamat harus lengkap, misalnya https://amanah.contoh atau http://localhost:8787.',
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
      'Penjual yang kamu lihat dicocokkan di perangkat ini dengan daftar yang diunduh; yang mungkin tercatat diambil bersama banyak profil lain. Hanya saat kamu membuka kartu, server tahu penjual mana yang dibuka, tetapi tidak tahu oleh siapa. Tidak ada analitik, tidak ada akun, tidak ada riwayat.',
  },
}

export type PageWords = typeof idPages
