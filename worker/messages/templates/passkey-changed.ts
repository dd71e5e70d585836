import { z } from 'zod'
import { freeTextSchema, instantSchema, toTimeText } from '../params.ts'
import { defineTemplate, toText } from '../template.ts'

const unknown = { id: 'perangkat yang tidak dikenal', en: 'an unknown device' }
const changes = {
  added: { id: 'ditambahkan', en: 'added' },
  deleted: { id: 'dihapus', en: 'deleted' },
}

export const passkeyChanged = defineTemplate({
  name: 'passkey-changed',
  params: z.object({ change: z.enum(['added', 'deleted']), device: freeTextSchema, at: instantSchema }),
  isUrgent: true,
  toValues: ({ change, device, at }, language) => ({
    change: toText(changes[change][language]),
    device: toText(device.trim() === '' ? unknown[language] : device),
    at: toTimeText(at, language),
  }),
  drafts: {
    id: {
      subject: 'Kunci sandi akun Amanah kamu berubah',
      parts: [
        'Satu kunci sandi baru saja {change} dari: {device}, {at}.',
        'Kalau itu kamu, tidak perlu berbuat apa-apa.',
        'Kalau bukan kamu: buka Amanah, pilih Akun, hapus kunci sandi yang tidak kamu kenal, lalu keluarkan semua perangkat.',
      ],
    },
    en: {
      subject: 'A passkey of your Amanah account changed',
      parts: [
        'A passkey was just {change} from: {device}, {at}.',
        'If that was you, there is nothing to do.',
        'If it was not you: open Amanah, choose Account, delete passkeys that you do not know, and sign out all devices.',
      ],
    },
  },
})
