/**
 * Indonesian mobile numbers. Normal form: `62` and 9 to 12 digits that start with 8. Numbers are sold and
 * reused and prefixes move between operators, so no prefix decides anything. A `+` before the digits says that
 * they begin with a country: `+81 812…` is in Japan, though 81812… alone would do for one of ours.
 */
export function toIndonesianMobile(digits: string): string | null {
  const national = digits
    .replace(/^\+(?=0)/, '')
    .replace(/^(?:\+|00)?62/, '')
    .replace(/^0/, '')
  return /^8[1-9]\d{7,10}$/.test(national) ? `62${national}` : null
}
