import { z } from 'zod'
import { freeTextSchema, instantSchema, toTimeText } from '../params.ts'
import { defineTemplate, toText } from '../template.ts'

const unknown = { id: 'perangkat yang tidak dikenal', en: 'an unknown device' }

export const newDevice = defineTemplate({
  name: 'new-device',
  params: z.object({ device: freeTextSchema, at: instantSchema }),
  isUrgent: true,
  toValues: ({ device, at }, language) => ({
    device: toText(device.trim() === '' ? unknown[language] : device),
    at: toTimeText(at, language),
  }),
  drafts: {
    id: {
      subject: 'Ada yang masuk ke akun Amanah kamu',
      parts: [
        'Akunmu baru saja dibuka dari: {device}, {at}.',
        'Kalau itu kamu, tidak perlu berbuat apa-apa.',
        'Kalau bukan kamu: buka Amanah, pilih Akun, lalu keluarkan semua perangkat.',
      ],
    },
    en: {
      subject: 'Somebody signed in to your Amanah account',
      parts: [
        'Your account was just opened from: {device}, {at}.',
        'If that was you, there is nothing to do.',
        'If it was not you: open Amanah, choose Account, and sign out all devices.',
      ],
    },
  },
})
