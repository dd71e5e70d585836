import type { Language } from '#shared/domain/platform'

/** `640 B`, `7,6 kB`, `1,7 MB`. */
export function toSizeText(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < 1_000 ? [bytes, 'B'] : bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB']
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  return `${value.toLocaleString(locale, { maximumFractionDigits: 1 })} ${unit}`
}
