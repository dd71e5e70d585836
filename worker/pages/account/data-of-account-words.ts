import type { Message } from '#shared/domain/platform'

/** Names of what was sent; one without a name here is shown by its own. */
export const messageNames: Record<string, Message> = {
  'sign-in-code': { id: 'Kode masuk', en: 'Sign-in code' },
  'new-device': { id: 'Perangkat baru', en: 'New device' },
  'shop-invitation': { id: 'Undangan toko', en: 'Invitation to a shop' },
  'ownership-offered': { id: 'Tawaran menjadi pemilik', en: 'Offer of ownership' },
  'ownership-moves': { id: 'Pemilik akan berganti', en: 'Owner about to change' },
  'ownership-news': { id: 'Kabar kepemilikan toko', en: 'News of ownership' },
  'claim-approved': { id: 'Klaim disetujui', en: 'Claim approved' },
  'claim-refused': { id: 'Klaim ditolak', en: 'Claim refused' },
  'claim-reminder': { id: 'Pengingat klaim', en: 'Reminder of a claim' },
  'claim-lapsed': { id: 'Klaim tidak berlaku lagi', en: 'Claim lapsed' },
  'claim-disputed': { id: 'Klaim diperebutkan', en: 'Claim disputed' },
  'role-granted': { id: 'Peran petugas', en: 'Role at the desk' },
}

export const messageStates: Record<'queued' | 'sent' | 'dead', Message> = {
  queued: { id: 'menunggu dikirim', en: 'waiting to be sent' },
  sent: { id: 'terkirim', en: 'sent' },
  dead: { id: 'tidak terkirim', en: 'not sent' },
}

export const claimStates: Record<string, Message> = {
  open: { id: 'kode belum dipasang', en: 'code not in place yet' },
  placed: { id: 'diperiksa', en: 'being checked' },
  approved: { id: 'disetujui', en: 'approved' },
  refused: { id: 'ditolak', en: 'refused' },
  withdrawn: { id: 'ditarik', en: 'withdrawn' },
  expired: { id: 'kedaluwarsa', en: 'expired' },
  lapsed: { id: 'tidak berlaku lagi', en: 'lapsed' },
}

const eventNames: Record<string, Message> = {
  'shop-created': { id: 'Toko dibuat', en: 'Shop made' },
  'shop-renamed': { id: 'Toko berganti nama', en: 'Shop renamed' },
  'shop-deleted': { id: 'Toko dihapus', en: 'Shop deleted' },
  'member-invited': { id: 'Orang diundang', en: 'Somebody invited' },
  'invitation-revoked': { id: 'Undangan dibatalkan', en: 'Invitation taken back' },
  'invitation-declined': { id: 'Undangan ditolak', en: 'Invitation declined' },
  'member-joined': { id: 'Anggota bergabung', en: 'Member joined' },
  'member-removed': { id: 'Anggota dikeluarkan', en: 'Member removed' },
  'member-left': { id: 'Anggota keluar', en: 'Member left' },
  'ownership-offered': { id: 'Toko ditawarkan', en: 'Ownership offered' },
  'ownership-accepted': { id: 'Tawaran toko diterima', en: 'Ownership accepted' },
  'ownership-stopped': { id: 'Penyerahan toko dihentikan', en: 'Handing over stopped' },
  'ownership-moved': { id: 'Toko berganti pemilik', en: 'Ownership moved' },
}

/** Events of claims and of the desk go by their own names. */
export function toEventName(type: string): Message {
  return eventNames[type] ?? { id: type, en: type }
}
