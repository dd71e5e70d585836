import { z } from 'zod'
import { defineTemplate } from '../template.ts'

/** Goes to the contact after its account is gone. */
export const dataDeleted = defineTemplate({
  name: 'data-deleted',
  params: z.object({}),
  isUrgent: true,
  toValues: () => ({}),
  drafts: {
    id: {
      subject: 'Datamu di Amanah sudah dihapus',
      parts: [
        'Akunmu dan data pribadinya sudah dihapus, sesuai permintaan.',
        'Ini pesan terakhir dari kami. Kamu boleh membuat akun baru kapan saja.',
      ],
    },
    en: {
      subject: 'Your data on Amanah is deleted',
      parts: [
        'Your account and its personal data are deleted, as asked.',
        'This is our last message. You may make a new account at any time.',
      ],
    },
  },
})
