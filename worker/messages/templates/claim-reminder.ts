import { z } from 'zod'
import { freeTextSchema, linkSchema, profileSchema, toProfileText } from '../params.ts'
import { defineTemplate, toHref, toText } from '../template.ts'

export const claimReminder = defineTemplate({
  name: 'claim-reminder',
  params: profileSchema.extend({ mark: freeTextSchema, days: z.int().min(1).max(1000), link: linkSchema }),
  toValues: ({ mark, days, link, ...profile }, language) => ({
    profile: toProfileText(profile, language),
    mark: toText(mark),
    days: toText(days),
    link: toHref(link, language),
  }),
  drafts: {
    id: {
      subject: 'Tanda toko di profilmu tidak terlihat',
      parts: [
        'Akun: {profile}',
        'Sudah {days} hari kami tidak melihat tanda {mark} di profil ini. Kalau tetap tidak terlihat, lencananya turun.',
        'Pasang lagi tandanya, lalu tekan Periksa ulang.',
        { label: 'Periksa ulang', href: '{link}' },
      ],
    },
    en: {
      subject: 'The mark of your shop is not seen on your profile',
      parts: [
        'Profile: {profile}',
        'We have not seen the mark {mark} on this profile for {days} days. If it stays away, the badge steps down.',
        'Put the mark there again, then choose Check again.',
        { label: 'Check again', href: '{link}' },
      ],
    },
  },
})
