import { freeTextSchema, linkSchema, profileSchema, toProfileText } from '../params.ts'
import { defineTemplate, toHref, toText } from '../template.ts'

export const claimApproved = defineTemplate({
  name: 'claim-approved',
  params: profileSchema.extend({ shop: freeTextSchema, link: linkSchema }),
  toValues: ({ shop, link, ...profile }, language) => ({
    profile: toProfileText(profile, language),
    shop: toText(shop),
    link: toHref(link, language),
  }),
  drafts: {
    id: {
      subject: 'Klaim kamu disetujui',
      parts: [
        'Akun: {profile}',
        'Akun ini sekarang tercatat milik toko {shop}. Kode di profilmu boleh dihapus.',
        'Ganti dengan alamat halaman tokomu, supaya kami bisa melihat bahwa akun ini tetap milikmu.',
        { label: 'Buka halaman toko', href: '{link}' },
      ],
    },
    en: {
      subject: 'Your claim is approved',
      parts: [
        'Profile: {profile}',
        'This profile is now on record as part of the shop {shop}. You may remove the code from your profile.',
        'Put the address of your shop page there instead, so that we can see that the profile is still yours.',
        { label: 'Open the shop page', href: '{link}' },
      ],
    },
  },
})
