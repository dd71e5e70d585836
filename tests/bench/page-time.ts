import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { type SavedPage, servePage } from '../e2e/browser.ts'
import { median, sum } from './figures.ts'

/**
 * What a page's main thread did from the moment when it had been read in until it had come to rest: milliseconds of CPU,
 * medians of some loads. Before, no script of ours runs, and how often the browser draws a page that is still coming in
 * is chance.
 */
export interface PageTime {
  /** The page in a browser without the extension. */
  alone: number
  withUs: number
  /** The median of the differences of two loads, one after the other: what else the machine does falls on both. */
  added: number
  /** In scripts, and in what they make the browser work out at once. The pages here have none but ours. */
  inScripts: number
  /** The longest task that a script of ours ran in; what the browser drew in the same task counts as well. */
  longestTask: number
  /** Elements of ours when the page had come to rest. */
  marks: number
}

interface Load {
  busy: number
  inScripts: number
  longestTask: number
  marks: number
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  /** CPU that the thread had meanwhile: less than `dur` where others wanted the machine as well. */
  tdur?: number
  args: { name?: string }
}

const scriptEvents = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'EventDispatch',
  'v8.compile',
])

interface Measure {
  saved: SavedPage
  runs: number
  restMs: number
  /** Done to the page in the second browser, in the place of the extension. */
  act?: (page: Page) => Promise<void>
}

/** Loads a page in turns in a browser without the extension and in one with it. The first loads warm their caches. */
export async function measurePage(
  { bare, full }: { bare: BrowserContext; full: BrowserContext },
  { saved, runs, restMs, act }: Measure,
): Promise<PageTime> {
  const pairs: { alone: Load; withUs: Load }[] = []
  for (let i = 0; i <= runs; i++) {
    pairs.push({ alone: await load(bare, saved, restMs), withUs: await load(full, saved, restMs, act) })
  }
  const medianOf = (of: (pair: (typeof pairs)[number]) => number) => median(pairs.slice(1).map(of))
  return {
    alone: medianOf(({ alone }) => alone.busy),
    withUs: medianOf(({ withUs }) => withUs.busy),
    added: medianOf(({ alone, withUs }) => withUs.busy - alone.busy),
    inScripts: medianOf(({ withUs }) => withUs.inScripts),
    longestTask: medianOf(({ withUs }) => withUs.longestTask),
    marks: medianOf(({ withUs }) => withUs.marks),
  }
}

async function load(
  context: BrowserContext,
  saved: SavedPage,
  restMs: number,
  act?: (page: Page) => Promise<void>,
): Promise<Load> {
  await servePage(context, saved)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const stop = await startTrace(session)
  await page.goto(saved.url, { timeout: 120_000 })
  await act?.(page)
  await page.waitForTimeout(restMs)
  const events = busiestThread(await stop())
  const marks = await countMarks(page)
  await page.close()
  await context.unrouteAll()
  const tasks = events.filter(({ name }) => name.endsWith('RunTask'))
  const scripts = outermost(events.filter(({ name }) => scriptEvents.has(name)))
  const ours = tasks.filter(task => scripts.some(script => isWithin(script, task)))
  return {
    busy: sum(tasks.map(toMs)),
    inScripts: sum(scripts.map(toMs)),
    longestTask: Math.max(0, ...ours.map(toMs)),
    marks,
  }
}

function countMarks(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('amanah-badge, amanah-chip').length)
}

async function startTrace(session: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', '__metadata', 'devtools.timeline', 'v8'] },
    transferMode: 'ReportEvents',
  })
  return async () => {
    const done = new Promise(resolve => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await done
    return events
  }
}

/** What the busiest main thread of a renderer did once its document was there, in order: that of the page. */
function busiestThread(events: readonly TraceEvent[]): TraceEvent[] {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const done = threads.map(({ pid, tid }) =>
    events.filter(event => event.ph === 'X' && event.pid === pid && event.tid === tid),
  )
  const busyOf = (thread: readonly TraceEvent[]) =>
    sum(thread.filter(({ name }) => name.endsWith('RunTask')).map(toMs))
  const [busiest = []] = done.toSorted((a, b) => busyOf(b) - busyOf(a))
  const { pid, tid } = busiest[0] ?? { pid: 0, tid: 0 }
  const marks = events.filter(
    event => event.name === 'MarkDOMContent' && event.pid === pid && event.tid === tid,
  )
  const readAt = Math.max(0, ...marks.map(({ ts }) => ts))
  return busiest.filter(({ ts }) => ts >= readAt).toSorted((a, b) => a.ts - b.ts)
}

/** Without those that happened within another one. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const found: TraceEvent[] = []
  for (const event of events) {
    const last = found.at(-1)
    if (!last || !isWithin(event, last)) found.push(event)
  }
  return found
}

function isWithin(inner: TraceEvent, outer: TraceEvent): boolean {
  return inner.ts >= outer.ts && inner.ts < outer.ts + (outer.dur ?? 0)
}

function toMs({ dur = 0, tdur = dur }: TraceEvent): number {
  return tdur / 1000
}
