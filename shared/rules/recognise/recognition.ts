import type { DestinationKey, ProfileKey } from '#shared/domain/subject'

/** Kinds of things that the recogniser finds in what a seller writes. */
export type RecognitionKind =
  | 'bank'
  | 'ewallet'
  | 'virtual-account'
  | 'phone'
  | 'qris'
  | 'profile'
  | 'nib'
  | 'halal'
  | 'pirt'
  | 'bpom'

/** One thing found. `start` and `end` are UTF-16 offsets in the original text. */
export interface Recognition {
  kind: RecognitionKind
  /** The only spelling for lookups; null for what is no subject (virtual accounts, certificates, a bank not named). */
  key: DestinationKey | ProfileKey | null
  /** The number or handle in normal form. */
  number: string
  /** Bank code or wallet name. */
  provider: string | null
  start: number
  end: number
  /** The name written beside it, as written. */
  holder: string | null
  /** `low`: shown to a person who asks, never marked unasked. */
  confidence: 'high' | 'low'
  /** Letters stood in for digits: a weak sign of somebody avoiding search. */
  isObfuscated: boolean
}
