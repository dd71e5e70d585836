import { linkSchema, profileSchema, toProfileText } from '../params.ts'
import { defineTemplate, toHref } from '../template.ts'

export const claimDisputed = defineTemplate({
  name: 'claim-disputed',
  params: profileSchema.extend({ link: linkSchema }),
  isUrgent: true,
  toValues: ({ link, ...profile }, language) => ({
    profile: toProfileText(profile, language),
    link: toHref(link, language),
  }),
  drafts: {
    id: {
      subject: 'Ada yang lain mengaku memiliki profilmu',
      parts: [
        'Akun: {profile}',
        'Orang lain juga mengajukan klaim atas akun ini. Tunjukkan bahwa akun ini milikmu supaya klaimmu tetap berlaku.',
        { label: 'Tunjukkan sekarang', href: '{link}' },
        'Sudah tidak bisa membuka akun itu? Mungkin sedang diretas. Katakan di halaman yang sama.',
      ],
    },
    en: {
      subject: 'Somebody else says that your profile is theirs',
      parts: [
        'Profile: {profile}',
        'Another person claims this profile too. Show that it is yours, so that your claim stays.',
        { label: 'Show it now', href: '{link}' },
        'You cannot open that profile any more? It may be hijacked. Say so on the same page.',
      ],
    },
  },
})
