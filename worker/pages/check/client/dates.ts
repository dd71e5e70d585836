import type { Language } from '#shared/domain/platform'
import { formatDate } from '#shared/rules/verdict-words'

const noBreak = '\u00a0'

/** Day, month and year stay on one line. */
export function joinDate(date: string): string {
  return date.replaceAll(' ', noBreak)
}

/** The same for every date and month in a sentence. */
export function joinDates(text: string): string {
  return text.replace(/(?<=\b\d{1,2}) (?=\p{L}{3,} \d{4}\b)|(?<=\p{L}{3}) (?=\d{4}\b)/gu, noBreak)
}

/** The time of day in Jakarta, as it is written in each language: `09.40`, `09:40`. */
export function formatClock(instant: string, language: Language): string {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) return ''
  const options = { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' } as const
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', options).format(at)
}

export function formatDay(instant: string, language: Language): string {
  return joinDate(formatDate(instant, language))
}
