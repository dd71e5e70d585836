import { z } from 'zod'
import { deskRoleSchema } from '#shared/domain/shop'
import { defineTemplate, toText } from '../template.ts'

const roleNames = {
  triage: { id: 'penerima laporan', en: 'triage' },
  moderator: { id: 'moderator', en: 'moderator' },
  verifier: { id: 'pemeriksa', en: 'verifier' },
  lead: { id: 'ketua', en: 'lead' },
  auditor: { id: 'auditor', en: 'auditor' },
}

export const roleGranted = defineTemplate({
  name: 'role-granted',
  params: z.object({ role: deskRoleSchema }),
  isUrgent: true,
  toValues: ({ role }, language) => ({ role: toText(roleNames[role][language]) }),
  drafts: {
    id: {
      subject: 'Peranmu di Amanah berubah',
      parts: [
        'Kamu sekarang punya peran: {role}.',
        'Peran ini hanya bisa dipakai setelah masuk dengan passkey. Buat passkey di halaman Akun kalau belum ada.',
        'Tidak tahu soal ini? Beri tahu operator Amanah sekarang.',
      ],
    },
    en: {
      subject: 'Your role on Amanah changed',
      parts: [
        'You now have the role: {role}.',
        'It works only after signing in with a passkey. Make one on the Account page if you have none.',
        'You know nothing of this? Tell the operator of Amanah now.',
      ],
    },
  },
})
