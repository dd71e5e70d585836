import type { BrowserContext, CDPSession } from '@playwright/test'
import { type SavedPage, servePage } from '../e2e/browser.ts'

/** Main-thread time of a page from its load until it has come to rest, in ms. */
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
  args: { name?: string }
}

const restMs = 2500

/** Loads a page in a new tab, lets everything on it finish and reads what the main thread did. */
export async function measurePage(context: BrowserContext, saved: SavedPage): Promise<PageTime> {
  await servePage(context, saved)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const stop = await startTrace(session)
  await page.goto(saved.url)
  await page.waitForTimeout(restMs)
  const tasks = longestThread(await stop())
  const marks = await page.evaluate(() => document.querySelectorAll('amanah-badge, amanah-chip').length)
  await page.close()
  await context.unrouteAll()
  return { busyMs: sum(tasks), longestTaskMs: Math.max(0, ...tasks), marks }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
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

/** Durations in ms of the tasks of the busiest main thread of a renderer: that of the page. */
function longestThread(events: readonly TraceEvent[]): number[] {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const tasks = threads.map(({ pid, tid }) =>
    events
      .filter(event => event.pid === pid && event.tid === tid && event.name.endsWith('RunTask'))
      .map(({ dur = 0 }) => dur / 1000),
  )
  return tasks.toSorted((a, b) => sum(b) - sum(a))[0] ?? []
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
