import type { Language } from '#shared/domain/platform'

export interface MonthColumn {
  /** `2026-08`. */
  month: string
  /** Three letters. */
  label: string
  /** The month in full, for who hears it. */
  name: string
  count: number
}

const fewest = 6
const most = 24

/**
 * One column a month, in the time of Jakarta: the last six up to now, or from the first of these instants on where
 * that is earlier, at most two years.
 */
export function toMonths(instants: readonly string[], now: number, language: Language): MonthColumn[] {
  const counts = new Map<number, number>()
  for (const instant of instants) {
    const month = monthOf(Date.parse(instant))
    counts.set(month, (counts.get(month) ?? 0) + 1)
  }
  const last = Math.max(monthOf(now), ...counts.keys())
  const first = Math.max(Math.min(last - fewest + 1, ...counts.keys()), last - most + 1)
  const short = new Intl.DateTimeFormat(localeOf(language), { month: 'short', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(localeOf(language), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const at = Date.UTC(Math.floor((first + i) / 12), (first + i) % 12, 15)
    return {
      month: new Date(at).toISOString().slice(0, 7),
      label: short.format(at).slice(0, 3),
      name: long.format(at),
      count: counts.get(first + i) ?? 0,
    }
  })
}

/** Jakarta keeps one offset all year. */
function monthOf(at: number): number {
  const there = new Date(at + 7 * 3_600_000)
  return there.getUTCFullYear() * 12 + there.getUTCMonth()
}

function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : 'id-ID'
}
