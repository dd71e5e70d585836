const dayMs = 86_400_000

/** An instant `days` later, both in milliseconds since the epoch. */
export function addDays(at: number, days: number): number {
  return at + days * dayMs
}

/** The same day and time `months` later in UTC; the last day of a shorter month when there is no such day. */
export function addMonths(at: number, months: number): number {
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date.getTime()
}

/**
 * The device's clock, held within a day of the time the data was published: a wrong clock can neither
 * lapse a finding nor keep a badge green.
 */
export function holdNow(now: number, publishedAt: number): number {
  return Math.min(Math.max(now, addDays(publishedAt, -1)), addDays(publishedAt, 1))
}
