import type { Language } from '#shared/domain/platform'

/**
 * The web app manifest: what a phone needs to put /cek on its home screen and into its Share menu. Shared things are
 * posted, so that they stand in no address; the service worker takes them before they leave the phone.
 */
export function toAppManifest(language: Language) {
  const query = language === 'en' ? '?lang=en' : ''
  return {
    id: '/cek',
    name: language === 'en' ? 'Amanah: check before you pay' : 'Amanah: cek dulu sebelum bayar',
    short_name: 'Amanah',
    description:
      language === 'en'
        ? 'Checks accounts, phones, QRIS and sellers’ profiles, on your phone.'
        : 'Cek rekening, nomor HP, QRIS, dan profil penjual, di HP-mu.',
    lang: language,
    start_url: `/cek${query}`,
    scope: '/cek',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#2f3e75',
    icons: [
      { src: '/cek/icon/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/cek/icon/512.png', sizes: '512x512', type: 'image/png' },
      { src: '/cek/icon/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    share_target: {
      action: `/cek/bagikan${query}`,
      method: 'POST',
      enctype: 'multipart/form-data',
      params: {
        title: 'title',
        text: 'text',
        url: 'url',
        files: [{ name: 'picture', accept: ['image/*'] }],
      },
    },
  }
}
