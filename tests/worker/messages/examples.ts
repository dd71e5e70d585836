import type { Filled } from '../../../worker/messages/templates.ts'

const link = 'https://amanah.example/t/toko-fitri'
const instant = '2026-05-03T04:05:06.000Z'
const mark = 'amanah:toko-fitri'
const profile = { handle: 'toko.fitri', platform: 'tiktok' as const, link }

/** One message of each template. */
export const examples: readonly Filled[] = [
  { name: 'sign-in-code', params: { code: '482913', minutes: 10 } },
  { name: 'new-device', params: { device: 'Chrome, Android', at: instant } },
  { name: 'passkey-changed', params: { change: 'added', device: 'Chrome, Android', at: instant } },
  {
    name: 'shop-invitation',
    params: { shop: 'Toko Fitri', inviter: 'Fitri', role: 'packer', link, until: instant },
  },
  { name: 'ownership-offered', params: { shop: 'Toko Fitri', link, until: instant } },
  { name: 'ownership-moves', params: { shop: 'Toko Fitri', at: instant } },
  { name: 'ownership-news', params: { shop: 'Toko Fitri', news: 'moved' } },
  { name: 'team-left', params: { shop: 'Toko Fitri' } },
  { name: 'claim-approved', params: { ...profile, mark, shop: 'Toko Fitri' } },
  { name: 'claim-refused', params: { ...profile, reason: 'Kode tidak terlihat' } },
  { name: 'claim-reminder', params: { ...profile, mark, days: 60 } },
  { name: 'claim-lapsed', params: { ...profile, reason: 'unseen', mark } },
  { name: 'claim-disputed', params: profile },
  { name: 'role-granted', params: { role: 'moderator' } },
  { name: 'data-deleted', params: {} },
]
