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

/** The verdict on a number in one line. */
export function toDestinationLabel(
  { state, bond }: Pick<DestinationVerdict, 'state' | 'bond'>,
  kind: DestinationKind,
  language: Language,
): string {
  return labelOf(state, bond, destinationNouns[kind])[language]
}

/** `@toko.siti`, or the number of an account that has no handle. */
export function toOwnerName(profile: string): string {
  const handle = profile.slice(profile.indexOf(':') + 1)
  return /^\d+$/.test(handle) ? handle : `@${handle}`
}

function labelOf(state: DestinationState, bond: DestinationVerdict['bond'], noun: Message): Message {
  switch (state) {
    case 'severe':
    case 'reported':
      return { id: 'Ada laporan yang sudah diperiksa', en: 'Checked reports exist' }
    case 'disputed':
      return { id: 'Dalam sengketa', en: 'In dispute' }
    case 'own':
      return { id: `${upperFirst(noun.id)} milik penjual ini`, en: `This seller’s ${noun.en}` }
    case 'other': {
      const n = bond.state === 'other' ? bond.registered : 0
      return {
        id: `Tidak termasuk ${noun.id} yang didaftarkan toko ini (${n})`,
        en: `Not among the ${pluralOf(noun.en)} this shop registered (${n})`,
      }
    }
    case 'unregistered':
      return { id: 'Belum didaftarkan', en: 'Not registered yet' }
    case 'owned': {
      const name = bond.state === 'owned' && bond.others[0] ? toOwnerName(bond.others[0].profile) : ''
      return { id: `Terdaftar milik ${name}`, en: `Registered to ${name}` }
    }
    case 'none':
      return { id: 'Belum ada catatan', en: 'No record yet' }
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function pluralOf(noun: string): string {
  return noun === 'QRIS' ? 'QRIS codes' : `${noun}s`
}
