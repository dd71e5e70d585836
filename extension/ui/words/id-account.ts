import type { ClaimState } from '#shared/domain/claim'

/** The sentences about accounts, claims and the desk, in Bahasa Indonesia. */
export const idAccount = {
  title: 'Akun',
  why: 'Membaca tidak perlu akun. Masuk hanya kalau kamu penjual, petugas, atau mau menjadi saksi.',
  enter: 'Masuk',
  entering: 'Lanjutkan di tab yang baru terbuka.',
  signedIn: 'Masuk sebagai',
  noContact: 'Kontakmu belum bisa dimuat.',
  leave: 'Keluar',
  denied: 'Izin untuk alamat server tidak diberikan, jadi tidak bisa masuk.',
  unheard: 'Ekstensi ini sendiri tidak menjawab. Muat ulang halaman ini.',
  troubles: {
    ended: 'Kamu sudah keluar: sesi ini berakhir atau diputus dari Akunku. Masuk lagi kalau perlu.',
    'sign-in-failed': 'Belum berhasil masuk. Tekan Masuk untuk mencoba lagi.',
    offline:
      'Sudah keluar di sini, tetapi server tidak bisa dihubungi. Putuskan juga perangkat ini di Akunku, bagian Perangkat.',
  },
  witness: {
    title: 'Bantu penjual membuktikan akunnya',
    label: 'Jadi saksi saat aku kebetulan melihat profil yang sedang diklaim',
    help: 'Saat kamu membuka profil yang sedang diklaim, perangkat ini mencari kode klaimnya di bio, atau di deskripsi barang. Kalau cocok, yang dikirim hanya: kode itu, profil itu dengan nomor akunnya, waktunya, dan nomor acak pemasangan ini. Dengan itu server tahu akunmu melihat profil itu. Hal yang sama, paling sering seminggu sekali, untuk tanda amanah: di profil yang sudah diklaim. Halaman lain tidak pernah dikirim.',
    needsSignIn: 'Masuk dulu untuk menyalakannya.',
  },
  deskOpen: {
    label: 'Cek klaim di halaman ini setiap popup dibuka',
    help: 'Untuk petugas. Server lalu tahu profil mana saja yang ada di halaman itu.',
  },
  own: {
    title: 'Profilmu',
    shop: (name: string) => `di toko ${name}`,
    open: 'Buka meja toko',
    again: 'Klaim lagi',
  },
  claimStates: {
    open: 'Menunggu kode: pasang kodenya di profil',
    placed: 'Menunggu saksi atau moderator',
    approved: 'Disetujui',
    refused: 'Tidak disetujui',
    withdrawn: 'Dibatalkan',
    expired: 'Kode sudah kedaluwarsa',
    lapsed: 'Gugur: profil ini sekarang akun lain',
  } satisfies Record<ClaimState, string>,
  desk: {
    title: 'Klaim yang menunggu',
    check: 'Cek klaim di halaman ini',
    checking: 'Mengecek',
    again: 'Cek lagi',
    none: 'Tidak ada klaim yang menunggu untuk profil di halaman ini.',
    noProfile: 'Di halaman ini tidak ada profil.',
    code: 'Kode',
    found: 'Kode ditemukan',
    absent: 'Kode tidak ditemukan',
    unread: 'Buka profilnya untuk melihat kodenya',
    openProfile: 'Buka profil',
    witnesses: (n: number) => `${n} saksi`,
    confirm: 'Catat kode terlihat',
    said: {
      counted: 'Tercatat.',
      known: 'Sudah tercatat sebelumnya.',
      absent: 'Kodenya tidak terlihat lagi. Cek lagi.',
      failed: 'Belum tercatat. Coba lagi.',
    },
    failed: {
      unauthorized: 'Kamu sudah keluar. Masuk lagi di Pengaturan.',
      forbidden: 'Akunmu bukan petugas klaim.',
      limited: 'Terlalu sering. Coba lagi sebentar lagi.',
      other: 'Server tidak bisa dihubungi. Coba lagi.',
    },
  },
}

export type AccountWords = typeof idAccount
