import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import type { ProfileKey } from '#shared/domain/subject'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { findFreePort, projectRoot, stateDir } from '../../worker/commands/local-server.ts'
import { close, launchBare, launchWith, type SavedPage } from '../e2e/browser.ts'
import { instagramPost, instagramProfile, lifeProfiles } from '../e2e/made-pages.ts'
import { testPinnedKeys } from '../fixtures/manifest-keys.ts'
import { type Budget, type Figures, median, percentile, type Row, round, toAtMost } from './figures.ts'
import { insertComment, insertPlain, openPost, putToSleep, readHeap, recycle } from './page-life.ts'
import { startPageServer } from './page-server.ts'
import { measurePage, type PageTime } from './page-time.ts'

const author = 'instagram:penulis.contoh'
const keyOf = (i: number) => `instagram:toko.contoh.${i}` as ProfileKey
const strangerOf = (i: number) => `instagram:orang.contoh.${i}` as ProfileKey
const keysOf = (count: number) => Array.from({ length: count }, (_, i) => keyOf(i))

const links = [
  { links: 1000, listed: 20, runs: 9, restMs: 3000 },
  { links: 1000, listed: 1000, runs: 9, restMs: 3000 },
  { links: 10_000, listed: 200, runs: 3, restMs: 9000 },
]
const insertions = { warm: 60, asleep: 15 }

/** What the extension costs a page: everything beside the same page in a browser without it. */
export async function benchPages(): Promise<Figures> {
  const port = await findFreePort()
  const extension = buildExtension(port)
  const times = await benchLinks(extension, port)
  const life = await benchLife(extension, port)
  const asked = await benchRequests(extension, port)
  return {
    tables: [
      {
        title:
          'Main thread, CPU ms from the document’s end to rest (medians; loads of both browsers in turns)',
        rows: times.rows,
      },
      { title: 'Insertion of a seller’s name → badge', rows: life.insertions },
      {
        title: 'Script memory of a page whose rows are recycled, MB after garbage collection',
        rows: life.memory,
      },
      { title: 'A page of 1,000 sellers of whom nothing is known, at 10⁶ listed', rows: asked.rows },
    ],
    budgets: [...times.budgets, ...life.budgets, ...asked.budgets],
  }
}

function buildExtension(port: number): string {
  const outDir = join(stateDir, 'bench-extension')
  const { status, stdout, stderr } = spawnSync('wxt', ['build'], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: {
      ...process.env,
      AMANAH_API_URL: `http://localhost:${port}`,
      AMANAH_OUT_DIR: outDir,
      AMANAH_MANIFEST_KEYS: testPinnedKeys,
    },
  })
  if (status !== 0) throw new Error(`The extension could not be built:\n${stdout}${stderr}`)
  return join(outDir, 'chrome-mv3')
}

/** The same pages in both browsers, one after the other, against a list of 10⁴. */
async function benchLinks(extension: string, port: number) {
  const server = await startPageServer(keysOf(1000), 10_000, port)
  const browsers = { bare: await launchBare(), full: await launchWith(extension) }
  const found: PageTime[] = []
  const rows: Row[] = []
  const measure = async (what: string, saved: SavedPage, how: { runs: number; restMs: number }) => {
    const time = await measurePage(browsers, { saved, ...how })
    rows.push({ what, ...toRow(time) })
    return time
  }
  const measureFloor = async (saved: SavedPage, count: number) => {
    const act = (page: Page) => insertPlain(page, count)
    const bareOnly = { bare: browsers.bare, full: browsers.bare }
    const time = await measurePage(bareOnly, { saved, runs: 9, restMs: 3000, act })
    rows.push({ what: `the same, and ${count} empty badges by one script instead of us`, ...toRow(time) })
  }
  for (const { links: count, listed, ...how } of links) {
    const page = instagramPost(author, [
      ...keysOf(listed),
      ...Array.from({ length: count - listed }, (_, i) => strangerOf(i)),
    ])
    found.push(await measure(`${count} links, ${listed} listed`, page, how))
    if (count === 1000) await measureFloor(page, listed)
  }
  for (const numbers of [0, 20, 200]) {
    await measure(`bio with ${numbers} account numbers`, bioOf(numbers), { runs: 5, restMs: 2500 })
  }
  await Promise.all([close(browsers.bare), close(browsers.full)])
  await server.close()
  const [few, all, many] = found
  if (!few || !all || !many) throw new Error('pages were not measured')
  const budgets: Budget[] = [
    toAtMost('Main thread, 1,000 links, 20 listed', few.added, 30, 'ms'),
    toAtMost('Main thread, 1,000 links, 1,000 listed', all.added, 100, 'ms'),
    toAtMost('Longest task, 1,000 links, 20 listed', few.longestTask, 50, 'ms'),
    toAtMost('Longest task, 1,000 links, 1,000 listed', all.longestTask, 50, 'ms'),
    toAtMost('10,000 links ÷ 1,000 links, 2 % listed', many.added / few.added, 12, '×'),
  ]
  return { rows, budgets }
}

function toRow({ alone, withUs, added, inScripts, longestTask, marks }: PageTime): Row {
  return {
    'page alone': Math.round(alone),
    'with us': Math.round(withUs),
    added: Math.round(added),
    'in our scripts': Math.round(inScripts),
    'longest task of ours': Math.round(longestTask),
    marks,
  }
}

function bioOf(numbers: number): SavedPage {
  const lines = Array.from({ length: numbers }, (_, i) => `Rek BCA ${1_000_000_000 + i * 7919}`)
  return instagramProfile(lifeProfiles.unlisted, lines.join('<br>'))
}

async function benchLife(extension: string, port: number) {
  const server = await startPageServer(keysOf(12_000), 10_000, port)
  const context = await launchWith(extension)
  // All buckets are held after this.
  await openPost(
    context,
    Array.from({ length: 500 }, (_, i) => keyOf(11_000 + i)),
  )
  const page = await openPost(context, [keyOf(0)])
  const warm: number[] = []
  const asleep: number[] = []
  for (let i = 1; i <= insertions.warm; i++) {
    warm.push(await insertComment(page, handleOf(keyOf(i))))
    await page.waitForTimeout(150)
  }
  for (let i = 1; i <= insertions.asleep; i++) {
    await putToSleep(context, page)
    asleep.push(await insertComment(page, handleOf(keyOf(500 + i))))
  }
  await close(context)
  const memory = await benchMemory(extension)
  await server.close()
  const rowOf = (what: string, times: number[]): Row => ({
    what,
    times: times.length,
    'p50 ms': Math.round(median(times)),
    'p95 ms': Math.round(percentile(times, 0.95)),
    'most ms': Math.round(Math.max(...times)),
  })
  return {
    insertions: [rowOf('warm', warm), rowOf('background asleep', asleep)],
    memory: memory.rows,
    budgets: [
      toAtMost('Name → badge, warm, p95', percentile(warm, 0.95), 50, 'ms'),
      toAtMost('Name → badge, background asleep, p95', percentile(asleep, 0.95), 400, 'ms'),
      toAtMost('Memory after 10,000 recycled nodes, beyond the page’s own', memory.grown, 5, 'MB'),
    ],
  }
}

async function benchMemory(extension: string): Promise<{ rows: Row[]; grown: number }> {
  const rows: Row[] = []
  const grown: number[] = []
  for (const [what, launch] of [
    ['page alone', launchBare],
    ['with us', () => launchWith(extension)],
  ] as const) {
    const context = await launch()
    const heaps = await recycleAll(context)
    const [first = 0, , last = 0] = heaps
    grown.push(last - first)
    const [after1, after5, after10] = heaps.map(round)
    rows.push({ what, 'after 1,000': after1 ?? 0, 'after 5,000': after5 ?? 0, 'after 11,000': after10 ?? 0 })
    await close(context)
  }
  const [alone = 0, withUs = 0] = grown
  return { rows, grown: withUs - alone }
}

/** The first thousand fill what is remembered on purpose; from there on nothing may grow. */
async function recycleAll(context: BrowserContext): Promise<number[]> {
  const page = await openPost(context, keysOf(30))
  const heaps: number[] = []
  let first = 30
  for (const count of [1000, 4000, 6000]) {
    await recycle(page, { first, count })
    first += count
    await page.waitForTimeout(3000)
    heaps.push(await readHeap(context, page))
  }
  return heaps
}

async function benchRequests(extension: string, port: number): Promise<{ rows: Row[]; budgets: Budget[] }> {
  const server = await startPageServer([], 1_000_000, port)
  const context = await launchWith(extension)
  const warmUp = await openPost(context, [])
  await warmUp.waitForTimeout(5000)
  const before = server.requests.length
  const strangers = Array.from({ length: 1000 }, (_, i) => strangerOf(i))
  const page = await openPost(context, strangers)
  await page.waitForTimeout(5000)
  const asked = server.requests.slice(before)
  const words = new Set([...strangers.map(handleOf), ...(await Promise.all(strangers.map(toSubjectHash)))])
  const clear = asked.filter(path => [...words].some(word => path.includes(word))).length
  await close(context)
  await server.close()
  return {
    rows: [
      {
        'requests before, with the list': before,
        'requests for the page': asked.length,
        'foretold (1,000 × n/2³²)': round((1000 * 1_000_000) / 2 ** 32),
        'with a handle or a whole hash': clear,
        which: asked.join(' '),
      },
    ],
    budgets: [
      toAtMost('Requests for 1,000 unknown profiles at 10⁶ listed', asked.length, 1, 'requests'),
      toAtMost('Of these with profile data in clear', clear, 0, 'requests'),
    ],
  }
}

function handleOf(key: string): string {
  return key.slice(key.indexOf(':') + 1)
}
