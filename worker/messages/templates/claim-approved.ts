import { freeTextSchema, linkSchema, profileSchema, toProfileText } from '../params.ts'
import { defineTemplate, toHref, toText } from '../template.ts'

export const claimApproved = defineTemplate({
  name: 'claim-approved',
  params: profileSchema.extend({ shop: freeTextSchema, mark: freeTextSchema, link: linkSchema }),
  toValues: ({ shop, mark, link, ...profile }, language) => ({
    profile: toProfileText(profile, language),
    shop: toText(shop),
    mark: toText(mark),
    link: toHref(link, language),
  }),
  drafts: {
    id: {
      subject: 'Klaim kamu disetujui',
      parts: [
        'Akun: {profile}',
        'Akun ini sekarang tercatat milik toko {shop}. Ganti kode di profilmu dengan tanda ini:',
        '{mark}',
        'Dari tanda itu terlihat bahwa akun ini tetap milikmu. Kalau 90 hari tidak terlihat, lencananya turun.',
        { label: 'Buka klaim', href: '{link}' },
      ],
    },
    en: {
      subject: 'Your claim is approved',
      parts: [
        'Profile: {profile}',
        'This profile is now on record as part of the shop {shop}. Put this mark in place of the code on your profile:',
        '{mark}',
        'It shows that the profile is still yours. Unseen for 90 days, the badge steps down.',
        { label: 'Open the claim', href: '{link}' },
      ],
    },
  },
})
