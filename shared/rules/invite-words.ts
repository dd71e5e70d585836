import type { Language } from '#shared/domain/platform'

const idWords = {
  button: 'Ajak toko ini klaim',
  copied: 'Ajakan disalin. Kirim lewat pesan ke penjual.',
  text: (link: string) =>
    `Halo kak, profilmu bisa diklaim gratis di Amanah, supaya pembeli tahu ini benar tokomu: ${link}`,
}

type InviteWords = typeof idWords

const enWords: InviteWords = {
  button: 'Ask this shop to claim',
  copied: 'Invitation copied. Send it to the seller.',
  text: link =>
    `Hello, you can claim your profile at Amanah for free, so that buyers know it is really your shop: ${link}`,
}

/** What a buyer sends a seller whom nobody has on record as a shop. */
export const inviteWords: Record<Language, InviteWords> = { id: idWords, en: enWords }
