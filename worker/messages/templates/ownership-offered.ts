import { z } from 'zod'
import { freeTextSchema, instantSchema, linkSchema, toTimeText } from '../params.ts'
import { defineTemplate, toHref, toText } from '../template.ts'

export const ownershipOffered = defineTemplate({
  name: 'ownership-offered',
  params: z.object({ shop: freeTextSchema, link: linkSchema, until: instantSchema }),
  isUrgent: true,
  toValues: ({ shop, link, until }, language) => ({
    shop: toText(shop),
    link: toHref(link, language),
    until: toTimeText(until, language),
  }),
  drafts: {
    id: {
      subject: 'Kamu ditawari menjadi pemilik toko',
      parts: [
        'Toko: {shop}',
        'Pemiliknya ingin menyerahkan toko ini kepadamu. Pemilik mengatur admin, rekening, dan data toko.',
        { label: 'Terima atau tolak', href: '{link}' },
        'Jawab sebelum {until}. Tanpa jawaban, pemiliknya tetap yang sekarang.',
      ],
    },
    en: {
      subject: 'You are offered the ownership of a shop',
      parts: [
        'Shop: {shop}',
        'Its owner wants to hand this shop over to you. The owner decides on admins, accounts and data of the shop.',
        { label: 'Accept or decline', href: '{link}' },
        'Answer before {until}. Without an answer the owner stays the same.',
      ],
    },
  },
})
