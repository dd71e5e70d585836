import type { Language } from '#shared/domain/platform'

const idWords = {
  title: 'Tautan ini tidak menyebut siapa pun',
  how: 'Tautan pendek baru menyebut profilnya setelah dibuka. Ada dua cara:',
  copyTitle: 'Salin tautan profilnya',
  copySteps: {
    'tiktok-short': ['Buka tautannya di TikTok', 'Ketuk nama penjual', 'Ketuk panah bagikan', 'Salin tautan'],
    'facebook-share': ['Buka tautannya di Facebook', 'Ketuk nama penjual', 'Ketuk ⋯', 'Salin tautan profil'],
    'instagram-share': ['Buka tautannya di Instagram', 'Ketuk nama penjual', 'Ketuk ⋯', 'Salin URL profil'],
    'whatsapp-message': ['Buka tautannya', 'Ketuk nama di atas obrolan', 'Lihat nomornya', 'Salin nomornya'],
  } as Record<string, readonly string[]>,
  picture: 'Gambar: tombol bagikan di profil, lalu Salin tautan',
  copyLink: 'Salin tautan',
  openTitle: 'Buka tautan lewat server kami',
  openHow:
    'Server kami membuka tautan ini dan menjawab profil yang dituju. Untuk ini server melihat tautannya; tidak dicatat dan tidak disimpan.',
  open: 'Buka lewat server',
  opening: 'Membuka tautan',
  reasons: {
    'names-nobody': 'Tautannya terbuka, tapi tujuannya bukan profil. Pakai cara 1.',
    'not-followed': 'Tautannya menuju tempat yang tidak kami ikuti. Pakai cara 1.',
    unreachable: 'Tautannya tidak bisa dibuka. Mungkin sudah tidak berlaku.',
    'too-slow': 'Situsnya terlalu lama menjawab. Coba lagi, atau pakai cara 1.',
    limited: 'Terlalu sering. Coba lagi sebentar lagi, atau pakai cara 1.',
    offline: 'Server Amanah tidak bisa dihubungi. Pakai cara 1.',
  } as Record<string, string>,
}

type NamelessWords = typeof idWords

const enWords: NamelessWords = {
  title: 'This link names nobody',
  how: 'A short link names its profile only once it is opened. There are two ways:',
  copyTitle: 'Copy the link of the profile',
  copySteps: {
    'tiktok-short': ['Open the link in TikTok', 'Tap the seller’s name', 'Tap the share arrow', 'Copy link'],
    'facebook-share': ['Open the link in Facebook', 'Tap the seller’s name', 'Tap ⋯', 'Copy link to profile'],
    'instagram-share': ['Open the link in Instagram', 'Tap the seller’s name', 'Tap ⋯', 'Copy profile URL'],
    'whatsapp-message': ['Open the link', 'Tap the name above the chat', 'See the number', 'Copy the number'],
  },
  picture: 'Picture: the share button of a profile, then Copy link',
  copyLink: 'Copy link',
  openTitle: 'Open the link through our server',
  openHow:
    'Our server opens this link and answers the profile behind it. For that it sees the link; it is neither logged nor stored.',
  open: 'Open through the server',
  opening: 'Opening the link',
  reasons: {
    'names-nobody': 'The link opened, but leads to no profile. Use way 1.',
    'not-followed': 'The link leads to a place that we do not follow. Use way 1.',
    unreachable: 'The link cannot be opened. It may have expired.',
    'too-slow': 'The site took too long to answer. Try again, or use way 1.',
    limited: 'Too often. Try again in a moment, or use way 1.',
    offline: 'The Amanah server cannot be reached. Use way 1.',
  },
}

/** What to do with a link that names nobody, by app, and why opening it gave nothing. */
export const namelessWords: Record<Language, NamelessWords> = { id: idWords, en: enWords }
