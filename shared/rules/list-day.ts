import { joinSteps, type ListStep } from '#shared/rules/list-step'

/**
 * How the steps of a list are put together. Four spans lie end to end, the newest last: `past` is a day that is over,
 * `day` goes from there to the last quarter of the day that is over, `quarter` on to the last hour that is over, and
 * `hour` to the newest list. Where one span ends and the next begins every device has been, and can go back to.
 */
export const listSpans = ['past', 'day', 'quarter', 'hour'] as const
export type ListSpan = (typeof listSpans)[number]

/** Most days that are over which a manifest names: whoever was away longer takes the whole list. */
export const mostPastSteps = 7

const hourMs = 3_600_000
const spanMs = { day: 24 * hourMs, quarter: 6 * hourMs, hour: hourMs }

/** The steps of the day that is not over; null where nothing has changed in the span. */
export type OpenSteps = Record<Exclude<ListSpan, 'past'>, ListStep | null>

export const noSteps: OpenSteps = { day: null, quarter: null, hour: null }

/** When the list before a step and the one after it were published, in milliseconds since the epoch. */
export interface StepTime {
  lastAt: number
  at: number
  /** The day ends whatever the clock says. */
  isDayOver?: boolean
}

/**
 * The steps with one more. Of a span that is over the step is joined to the one before it, and that of a day becomes
 * `past`, which ends where the new step begins. Days and quarters are those of UTC.
 */
export function addStep(
  open: OpenSteps,
  next: ListStep,
  { lastAt, at, isDayOver = false }: StepTime,
): { past: ListStep | null; open: OpenSteps } {
  const isOver = (span: keyof typeof spanMs) =>
    isDayOver || Math.floor(lastAt / spanMs[span]) !== Math.floor(at / spanMs[span])
  if (!isOver('hour')) return { past: null, open: { ...open, hour: join(open.hour, next) } }
  const quarter = join(open.quarter, open.hour)
  if (!isOver('quarter')) return { past: null, open: { ...open, quarter, hour: next } }
  const day = join(open.day, quarter)
  if (!isOver('day')) return { past: null, open: { day, quarter: null, hour: next } }
  return { past: day, open: { ...noSteps, hour: next } }
}

function join(first: ListStep | null, next: ListStep | null): ListStep | null {
  return first && next ? joinSteps(first, next) : (first ?? next)
}
