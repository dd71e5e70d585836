import type { Message } from '#shared/domain/platform'
import type { ShopRole } from '#shared/domain/shop'

export const roleNames: Record<ShopRole, Message> = {
  owner: { id: 'pemilik', en: 'owner' },
  admin: { id: 'admin', en: 'admin' },
  packer: { id: 'bagian kemas', en: 'packer' },
}

/** What was just done, by the name in the address that one comes back to. */
export const shopNotes = {
  dibuat: { id: 'Tokomu sudah dibuat.', en: 'Your shop is made.' },
  'ganti-nama': { id: 'Nama toko sudah diganti.', en: 'The shop has its new name.' },
  bergabung: { id: 'Kamu sekarang ikut mengelola toko ini.', en: 'You help run this shop now.' },
  ditolak: { id: 'Undangan sudah kamu tolak.', en: 'You declined the invitation.' },
  diundang: {
    id: 'Undangan sudah dikirim. Berlaku 7 hari.',
    en: 'The invitation is sent. It is open for 7 days.',
  },
  menunggu: {
    id: 'Undangan dibuat, tetapi e-mailnya belum bisa dikirim. Minta dia masuk ke Amanah dengan e-mail itu: undangannya sudah menunggu di halaman toko.',
    en: 'The invitation is made, but its e-mail could not be sent. Ask the person to sign in to Amanah with that e-mail: the invitation waits on the shop page.',
  },
  batal: { id: 'Undangan sudah dibatalkan.', en: 'The invitation is taken back.' },
  dikeluarkan: { id: 'Orang itu sudah tidak di tim.', en: 'That person is not in the team any more.' },
  keluar: { id: 'Kamu sudah keluar dari toko itu.', en: 'You have left that shop.' },
  ditawarkan: {
    id: 'Tawaran sudah dikirim. Pemilik baru berganti kalau dia menerima, dan 72 jam sudah lewat.',
    en: 'The offer is sent. The owner changes once it is accepted and 72 hours have passed.',
  },
  diterima: {
    id: 'Kamu menerima. Toko berpindah dalam 72 jam; semua admin diberi tahu dan bisa menghentikannya.',
    en: 'You accepted. The shop moves in 72 hours; all admins are told and can stop it.',
  },
  dihentikan: { id: 'Penyerahan toko dihentikan.', en: 'The handing over is stopped.' },
  dihapus: { id: 'Toko itu sudah dihapus.', en: 'That shop is deleted.' },
} satisfies Record<string, Message>

export type ShopNote = keyof typeof shopNotes
