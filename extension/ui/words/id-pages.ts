/** The sentences of the popup and of fields that others share with it, in Bahasa Indonesia. */
export const idPages = {
  popup: {
    manual: 'Cek manual',
    placeholder: 'Tautan, rekening, nomor HP, atau QRIS',
    clear: 'Kosongkan',
    readScreen: 'QRIS di layar ini',
    choosePicture: 'QRIS dari gambar',
    panel: 'Panel samping',
    tab: 'Buka di tab',
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
    clock: (ahead: number) =>
      `Jam perangkat ini ${Math.abs(ahead)} hari lebih ${ahead > 0 ? 'cepat' : 'lambat'} dari server. Betulkan dulu: tanggal di sini bisa salah.`,
    unheard: 'Ekstensi ini sendiri tidak menjawab. Tutup jendela ini lalu buka lagi.',
    refresh: 'Perbarui data',
    refreshing: 'Memperbarui data',
    settings: 'Pengaturan',
    language: 'English',
    anyPlatform: 'platform',
  },
}

export type PageWords = typeof idPages
