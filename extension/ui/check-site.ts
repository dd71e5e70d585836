import { copyText } from './clipboard.ts'

const checkSite = 'https://cekrekening.id'

/** Copies the number and opens the official site. Call it in a click. False when nothing was copied. */
export async function takeToCheckSite(digits: string): Promise<boolean> {
  // The tab is opened in the same turn as the click, or browsers take it for an unasked one.
  const copying = copyText(digits)
  window.open(checkSite, '_blank', 'noopener,noreferrer')
  return copying
}
