import { z } from 'zod'
import { defineTemplate, toText } from '../template.ts'

export const signInCode = defineTemplate({
  name: 'sign-in-code',
  params: z.object({ code: z.string().regex(/^\d{4,10}$/), minutes: z.int().min(1).max(60) }),
  worthMinutes: 10,
  isUrgent: true,
  toValues: ({ code, minutes }) => ({ code: toText(code), minutes: toText(minutes) }),
  drafts: {
    id: {
      subject: '{code} adalah kode masuk Amanah',
      parts: [
        'Ini kode untuk masuk ke Amanah:',
        { code: '{code}' },
        'Kode berlaku {minutes} menit dan hanya sekali pakai.',
        'Jangan beri tahu kode ini kepada siapa pun, termasuk yang mengaku dari Amanah. Kami tidak pernah memintanya lewat telepon, chat, atau e-mail.',
        'Bukan kamu yang minta? Abaikan pesan ini. Tanpa kode ini tidak ada yang bisa masuk.',
      ],
    },
    en: {
      subject: '{code} is your Amanah sign-in code',
      parts: [
        'This is your code to sign in to Amanah:',
        { code: '{code}' },
        'It works for {minutes} minutes, and once only.',
        'Never tell this code to anybody, not even to somebody who says they are from Amanah. We never ask for it by phone, chat or e-mail.',
        'You did not ask for it? Ignore this message. Nobody can sign in without this code.',
      ],
    },
  },
})
