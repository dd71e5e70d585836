import { z } from 'zod'
import { linkSchema, profileSchema, toProfileText } from '../params.ts'
import { defineTemplate, toHref, toText } from '../template.ts'

export const claimReminder = defineTemplate({
  name: 'claim-reminder',
  params: profileSchema.extend({ days: z.int().min(1).max(1000), link: linkSchema }),
  toValues: ({ days, link, ...profile }, language) => ({
    profile: toProfileText(profile, language),
    days: toText(days),
    link: toHref(link, language),
  }),
  drafts: {
    id: {
      subject: 'Tanda toko di profilmu tidak terlihat',
      parts: [
        'Akun: {profile}',
        'Sudah {days} hari kami tidak melihat alamat halaman tokomu di profil ini. Kalau tetap tidak terlihat, lencananya turun.',
        'Pasang lagi alamatnya, lalu tekan Periksa ulang.',
        { label: 'Periksa ulang', href: '{link}' },
      ],
    },
    en: {
      subject: 'The mark of your shop is not seen on your profile',
      parts: [
        'Profile: {profile}',
        'We have not seen the address of your shop page on this profile for {days} days. If it stays away, the badge steps down.',
        'Put the address there again, then choose Check again.',
        { label: 'Check again', href: '{link}' },
      ],
    },
  },
})
