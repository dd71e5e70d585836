import type { Language } from '#shared/domain/platform'

/** `24 Nov, 08.15 WIB`: most people here live by western Indonesian time, the others know how far they are from it. */
export function toTime(instant: string, language: Language): string {
  const text = new Intl.DateTimeFormat(language === 'id' ? 'id' : 'en-GB', {
    timeZone: 'Asia/Jakarta',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))
  return `${text} WIB`.replaceAll(' ', '\u00a0')
}

/** Whole hours between two instants, never below 0. */
export function toHours(from: string, to: number): number {
  return Math.max(0, Math.floor((to - Date.parse(from)) / 3_600_000))
}
