import { freeTextSchema, linkSchema, profileSchema, toProfileText } from '../params.ts'
import { defineTemplate, toHref, toText } from '../template.ts'

export const claimLapsed = defineTemplate({
  name: 'claim-lapsed',
  params: profileSchema.extend({ mark: freeTextSchema, link: linkSchema }),
  toValues: ({ mark, link, ...profile }, language) => ({
    profile: toProfileText(profile, language),
    mark: toText(mark),
    link: toHref(link, language),
  }),
  drafts: {
    id: {
      subject: 'Lencana profilmu turun',
      parts: [
        'Akun: {profile}',
        'Tanda tokomu sudah lama tidak terlihat di profil ini, jadi lencananya turun. Tidak ada yang dihapus, dan ini bukan catatan buruk.',
        'Pasang lagi tanda {mark} di profil, lalu tekan Periksa ulang.',
        { label: 'Periksa ulang', href: '{link}' },
      ],
    },
    en: {
      subject: 'The badge of your profile stepped down',
      parts: [
        'Profile: {profile}',
        'The mark of your shop has not been seen on this profile for long, so its badge stepped down. Nothing is deleted, and it is no mark against you.',
        'Put the mark {mark} on the profile again, then choose Check again.',
        { label: 'Check again', href: '{link}' },
      ],
    },
  },
})
