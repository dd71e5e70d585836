import { z } from 'zod'
import { freeTextSchema } from '../params.ts'
import { defineTemplate, toText } from '../template.ts'

export const teamLeft = defineTemplate({
  name: 'team-left',
  params: z.object({ shop: freeTextSchema }),
  toValues: ({ shop }) => ({ shop: toText(shop) }),
  drafts: {
    id: {
      subject: 'Kamu tidak lagi di tim toko: {shop}',
      parts: [
        'Kamu dikeluarkan dari tim toko {shop}. Tokonya tidak tampil lagi di akunmu.',
        'Kalau menurutmu ini keliru, hubungi pemilik tokonya.',
      ],
    },
    en: {
      subject: 'You are not in the team of the shop any more: {shop}',
      parts: [
        'You were removed from the team of the shop {shop}. It does not show in your account any more.',
        'If you think that this is a mistake, talk to the owner of the shop.',
      ],
    },
  },
})
