import { z } from 'zod'
import { freeTextSchema, instantSchema, toTimeText } from '../params.ts'
import { defineTemplate, toText } from '../template.ts'

/** To all admins: a stolen account must not be able to take a shop along in silence. */
export const ownershipMoves = defineTemplate({
  name: 'ownership-moves',
  params: z.object({ shop: freeTextSchema, at: instantSchema }),
  isUrgent: true,
  toValues: ({ shop, at }, language) => ({ shop: toText(shop), at: toTimeText(at, language) }),
  drafts: {
    id: {
      subject: 'Pemilik toko akan berganti',
      parts: [
        'Toko: {shop}',
        'Toko ini akan punya pemilik baru pada {at}.',
        'Semua admin mendapat pesan ini. Kalau ini tidak benar, buka Amanah, pilih tokonya, lalu hentikan sebelum waktu itu.',
      ],
    },
    en: {
      subject: 'The owner of a shop is about to change',
      parts: [
        'Shop: {shop}',
        'This shop gets a new owner on {at}.',
        'All admins get this message. If it is not right, open Amanah, choose the shop and stop it before then.',
      ],
    },
  },
})
