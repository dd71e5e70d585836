import { freeTextSchema, linkSchema, profileSchema, toProfileText } from '../params.ts'
import { defineTemplate, toHref, toText } from '../template.ts'

export const claimRefused = defineTemplate({
  name: 'claim-refused',
  params: profileSchema.extend({ reason: freeTextSchema, link: linkSchema }),
  toValues: ({ reason, link, ...profile }, language) => ({
    profile: toProfileText(profile, language),
    reason: toText(reason),
    link: toHref(link, language),
  }),
  drafts: {
    id: {
      subject: 'Klaim kamu belum bisa disetujui',
      parts: [
        'Akun: {profile}',
        'Alasannya: {reason}',
        'Kamu bisa memperbaikinya lalu mencoba lagi, atau mengajukan keberatan.',
        { label: 'Lihat klaim', href: '{link}' },
      ],
    },
    en: {
      subject: 'Your claim could not be approved',
      parts: [
        'Profile: {profile}',
        'The reason: {reason}',
        'You can put it right and try again, or appeal.',
        { label: 'See the claim', href: '{link}' },
      ],
    },
  },
})
