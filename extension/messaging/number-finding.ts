import type { DestinationKey } from '#shared/domain/subject'
import type { Recognition } from '#shared/rules/recognise/recognition'

/** A number in a text that is sure enough to be marked unasked. */
export interface NumberFinding extends Pick<Recognition, 'number' | 'start' | 'end' | 'holder'> {
  kind: 'bank' | 'ewallet' | 'phone' | 'qris'
  key: DestinationKey
  /** What the bank or wallet is called; null for a phone or QRIS. */
  provider: string | null
}
