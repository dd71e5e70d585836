import { z } from 'zod'
import { freeTextSchema } from '../params.ts'
import { defineTemplate, toText } from '../template.ts'

const news = {
  offered: {
    id: 'Pemiliknya menawarkan toko ini ke salah satu admin. Belum ada yang berubah.',
    en: 'Its owner has offered this shop to one of its admins. Nothing has changed yet.',
  },
  stopped: {
    id: 'Penyerahan toko ini dihentikan. Pemiliknya tetap yang sekarang.',
    en: 'The handing over of this shop was stopped. Its owner stays the same.',
  },
  moved: {
    id: 'Toko ini sekarang punya pemilik baru.',
    en: 'This shop has a new owner now.',
  },
}

/** To all admins, beside what needs an answer: nothing about the ownership of a shop happens in silence. */
export const ownershipNews = defineTemplate({
  name: 'ownership-news',
  params: z.object({ shop: freeTextSchema, news: z.enum(['offered', 'stopped', 'moved']) }),
  isUrgent: true,
  toValues: ({ shop, news: which }, language) => ({
    shop: toText(shop),
    news: toText(news[which][language]),
  }),
  drafts: {
    id: {
      subject: 'Kabar tentang kepemilikan toko',
      parts: ['Toko: {shop}', '{news}', 'Kalau ini tidak benar, buka Amanah dan lihat halaman tim toko ini.'],
    },
    en: {
      subject: 'News of the ownership of a shop',
      parts: [
        'Shop: {shop}',
        '{news}',
        'If this is not right, open Amanah and see the team page of this shop.',
      ],
    },
  },
})
