import { z } from 'zod'
import { shopRoleSchema } from '#shared/domain/shop'
import { freeTextSchema, instantSchema, linkSchema, toTimeText } from '../params.ts'
import { defineTemplate, toHref, toText } from '../template.ts'

const roleNames = {
  owner: { id: 'pemilik', en: 'owner' },
  admin: { id: 'admin', en: 'admin' },
  packer: { id: 'bagian kemas', en: 'packer' },
}

const somebody = { id: 'Salah satu adminnya', en: 'One of its admins' }

export const shopInvitation = defineTemplate({
  name: 'shop-invitation',
  params: z.object({
    shop: freeTextSchema,
    inviter: freeTextSchema.optional(),
    role: shopRoleSchema,
    link: linkSchema,
    until: instantSchema,
  }),
  toValues: ({ shop, inviter, role, link, until }, language) => ({
    shop: toText(shop),
    inviter: toText(inviter ?? somebody[language]),
    role: toText(roleNames[role][language]),
    link: toHref(link, language),
    until: toTimeText(until, language),
  }),
  drafts: {
    id: {
      subject: 'Undangan mengelola toko di Amanah',
      parts: [
        'Toko: {shop}',
        '{inviter} mengundangmu ikut mengelola toko ini sebagai {role}.',
        { label: 'Lihat undangan', href: '{link}' },
        'Undangan berlaku sampai {until}. Tidak kenal toko ini? Abaikan saja, tidak ada yang berubah.',
      ],
    },
    en: {
      subject: 'An invitation to run a shop on Amanah',
      parts: [
        'Shop: {shop}',
        '{inviter} invites you to help run this shop as {role}.',
        { label: 'See the invitation', href: '{link}' },
        'The invitation is open until {until}. You do not know this shop? Ignore this, nothing changes.',
      ],
    },
  },
})
