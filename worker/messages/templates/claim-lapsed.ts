import { z } from 'zod'
import { freeTextSchema, linkSchema, profileSchema, toProfileText } from '../params.ts'
import { defineTemplate, toHref, toText } from '../template.ts'

const reasons = {
  unseen: {
    id: 'Tanda tokomu sudah lama tidak terlihat di profil ini.',
    en: 'The mark of your shop has not been seen on this profile for long.',
  },
  'other-account': {
    id: 'Nama akun ini sekarang dipakai akun lain di platformnya. Kalau kamu ganti nama, klaim nama yang baru.',
    en: 'This handle now belongs to another account of the platform. If you changed your handle, claim the new one.',
  },
  'other-shop': {
    id: 'Toko lain membuktikan bahwa profil ini dipegang mereka.',
    en: 'Another shop has proven that this profile is theirs.',
  },
}

export const claimLapsed = defineTemplate({
  name: 'claim-lapsed',
  params: profileSchema.extend({
    reason: z.enum(['unseen', 'other-account', 'other-shop']),
    mark: freeTextSchema,
    link: linkSchema,
  }),
  toValues: ({ reason, mark, link, ...profile }, language) => ({
    profile: toProfileText(profile, language),
    reason: toText(reasons[reason][language]),
    mark: toText(mark),
    link: toHref(link, language),
  }),
  drafts: {
    id: {
      subject: 'Lencana profilmu turun',
      parts: [
        'Akun: {profile}',
        '{reason} Karena itu lencananya turun. Ini bukan catatan buruk.',
        'Kalau menurutmu keliru: pasang tanda {mark} di profil, lalu minta kami memeriksa lagi.',
        { label: 'Buka klaim', href: '{link}' },
      ],
    },
    en: {
      subject: 'The badge of your profile stepped down',
      parts: [
        'Profile: {profile}',
        '{reason} So its badge stepped down. That is no mark against you.',
        'If you think that is a mistake: put the mark {mark} on the profile and ask us to look again.',
        { label: 'Open the claim', href: '{link}' },
      ],
    },
  },
})
