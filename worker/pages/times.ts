import type { Language } from '#shared/domain/platform'

// Most people here live by western Indonesian time; the others know how far they are from it.
const timeZone = 'Asia/Jakarta'

const toLocale = (language: Language) => (language === 'id' ? 'id' : 'en-GB')

/** `3 Mei 2026`, kept in one line. */
export function toDay(instant: string, language: Language): string {
  const format = new Intl.DateTimeFormat(toLocale(language), { timeZone, dateStyle: 'medium' })
  return format.format(new Date(instant)).replaceAll(' ', '\u00a0')
}

/** `Kam 26 Nov, 10.00 WIB`, kept in one line. */
export function toMoment(instant: string, language: Language): string {
  const format = new Intl.DateTimeFormat(toLocale(language), {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return `${format.format(new Date(instant))} WIB`.replaceAll(' ', '\u00a0')
}
