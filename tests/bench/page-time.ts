import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { type SavedPage, servePage } from '../e2e/browser.ts'
import { median, sum } from './figures.ts'

/** What the main thread of a page did from its load until it had come to rest, in milliseconds of CPU. */
export interface PageTime {
  busyMs: number
  longestTaskMs: number
  /** Elements of ours when the page had come to rest. */
  marks: number
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  /** CPU that the thread had meanwhile: less than `dur` where others wanted the machine as well. */
  tdur?: number
  args: { name?: string }
}

/** Loads a page so often, each time in a new tab, and answers the medians; the first load warms the browser's caches. */
export async function measurePages(
  context: BrowserContext,
  saved: SavedPage,
  { runs, restMs }: { runs: number; restMs: number },
): Promise<PageTime> {
  const times: PageTime[] = []
  for (let i = 0; i <= runs; i++) times.push(await measurePage(context, saved, restMs))
  const medianOf = (name: keyof PageTime) => median(times.slice(1).map(time => time[name]))
  return {
    busyMs: medianOf('busyMs'),
    longestTaskMs: medianOf('longestTaskMs'),
    marks: medianOf('marks'),
  }
}

/** Loads a page in a new tab, lets everything on it finish and reads what the main thread did. */
async function measurePage(context: BrowserContext, saved: SavedPage, restMs: number): Promise<PageTime> {
  await servePage(context, saved)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const stop = await startTrace(session)
  await page.goto(saved.url, { timeout: 120_000 })
  await page.waitForTimeout(restMs)
  const tasks = longestThread(await stop())
  const marks = await countMarks(page)
  await page.close()
  await context.unrouteAll()
  return { busyMs: sum(tasks), longestTaskMs: Math.max(0, ...tasks), marks }
}

export function countMarks(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('amanah-badge, amanah-chip').length)
}

async function startTrace(session: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
    transferMode: 'ReportEvents',
  })
  return async () => {
    const done = new Promise(resolve => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await done
    return events
  }
}

/** CPU in ms of the tasks of the busiest main thread of a renderer: that of the page. */
function longestThread(events: readonly TraceEvent[]): number[] {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const tasks = threads.map(({ pid, tid }) =>
    events
      .filter(event => event.pid === pid && event.tid === tid && event.name.endsWith('RunTask'))
      .map(({ dur = 0, tdur = dur }) => tdur / 1000),
  )
  return tasks.toSorted((a, b) => sum(b) - sum(a))[0] ?? []
}
