import type { Language, Message } from '#shared/domain/platform'
import type { DestinationKind, DestinationVerdict } from '#shared/rules/destination-verdict'

/** What a mark beside a number can be about: its verdict, or that there is none. */
export type DestinationState = DestinationVerdict['state']

/** Colour and silhouette of a state, as those of a verdict on a profile are called. */
export type DestinationTone = 'verified' | 'claimed' | 'none' | 'caution' | 'reported' | 'severe' | 'disputed'

/** Green is for the one state that says whose it is; amber and red for findings; a difference is a fact. */
export const destinationTones: Record<DestinationState, DestinationTone> = {
  severe: 'severe',
  reported: 'reported',
  disputed: 'disputed',
  own: 'verified',
  other: 'caution',
  unregistered: 'none',
  owned: 'claimed',
  none: 'none',
}

/** What a number of each kind is called in a sentence. */
export const destinationNouns: Record<DestinationKind, Message> = {
  bank: { id: 'rekening', en: 'account' },
  ewallet: { id: 'e-wallet', en: 'e-wallet' },
  phone: { id: 'nomor', en: 'number' },
  qris: { id: 'QRIS', en: 'QRIS' },
}

/** `#` is the kind of number, `@` the shop that it is on record of, `%` how many of the kind the shop registered. */
const labels: Record<DestinationState, Message> = {
  severe: { id: 'Ada laporan yang sudah diperiksa', en: 'Checked reports exist' },
  reported: { id: 'Ada laporan yang sudah diperiksa', en: 'Checked reports exist' },
  disputed: { id: 'Dalam sengketa', en: 'In dispute' },
  own: { id: '# milik penjual ini', en: 'This seller’s #' },
  other: { id: 'Tidak termasuk # yang didaftarkan toko ini (%)', en: 'Not a registered # of this shop (%)' },
  unregistered: { id: 'Belum didaftarkan', en: 'Not registered yet' },
  owned: { id: 'Terdaftar milik @', en: 'Registered to @' },
  none: { id: 'Belum ada catatan', en: 'No record yet' },
}

/** The same where there is no room for all of it; colour and tooltip say the rest. */
const briefLabels: Partial<Record<DestinationState, Message>> = {
  severe: { id: 'Laporan diperiksa', en: 'Checked reports' },
  reported: { id: 'Laporan diperiksa', en: 'Checked reports' },
  own: { id: 'Milik penjual ini', en: 'This seller’s' },
  other: { id: 'Tidak termasuk (%)', en: 'Not among theirs (%)' },
}

/** The verdict on a number in one line; `isBrief`: in a short one. */
export function toDestinationLabel(
  { state, bond }: Pick<DestinationVerdict, 'state' | 'bond'>,
  kind: DestinationKind,
  language: Language,
  isBrief = false,
): string {
  const label = (isBrief ? briefLabels[state] : undefined) ?? labels[state]
  const filled = label[language]
    .replace('#', destinationNouns[kind][language])
    .replace('%', bond.state === 'other' ? String(bond.registered) : '0')
    .replace('@', () => (bond.state === 'owned' && bond.others[0] ? toOwnerName(bond.others[0].profile) : ''))
  return upperFirst(filled)
}

/** As at the beginning of a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `@toko.siti`, or the number of an account that has no handle. */
export function toOwnerName(profile: string): string {
  const handle = profile.slice(profile.indexOf(':') + 1)
  return /^\d+$/.test(handle) ? handle : `@${handle}`
}
