import type { Reading } from '#shared/rules/understand'
import { copyText } from './clipboard.ts'

const checkSite = 'https://cekrekening.id'

/** The number as the official site takes it: digits alone, phones from 0 on. */
export function toCheckDigits({ kind, number }: Pick<Reading, 'kind' | 'number'>): string {
  const digits = number.replace(/[^0-9]/g, '')
  return kind === 'phone' || kind === 'ewallet' ? digits.replace(/^62/, '0') : digits
}

/** Copies the number and opens the official site. Call it in a click. False when nothing was copied. */
export async function takeToCheckSite(digits: string): Promise<boolean> {
  // The tab is opened in the same turn as the click, or browsers take it for an unasked one.
  const copying = copyText(digits)
  window.open(checkSite, '_blank', 'noopener,noreferrer')
  return copying
}
