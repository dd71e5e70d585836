import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { importSeed, waitUntilPublished } from './api-client.ts'
import { findChromium, toChromiumArgs } from './chromium.ts'
import { demoSeed } from './demo-data.ts'
import {
  ensureDevVars,
  isAnswering,
  migrate,
  projectRoot,
  runCron,
  startLocalServer,
} from './local-server.ts'

/** `npm start`: database, API, web pages, extension, and a browser with it where there is a display. */

const port = 8787
const baseUrl = `http://localhost:${port}`
const extensionDir = join(projectRoot, '.output', 'chrome-mv3')

if (await isAnswering(baseUrl)) {
  console.error(`Something answers on ${baseUrl} already: stop it first (another npm start?).`)
  process.exit(1)
}
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())

await step('Preparing the local database', async () => {
  await ensureDevVars()
  await migrate()
})
const server = await step('Starting API and web pages', () =>
  startLocalServer({ port, signal: stopping.signal }),
)
await step('Publishing', fillWhenEmpty)
await step('Building the extension', buildExtension)
await openBrowser()
printNextSteps()
await tick()
await server.stop()

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  process.stdout.write(`${name} … `)
  const startedAt = Date.now()
  const result = await work()
  console.log(`${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  return result
}

/** Demo data go in only where nobody has put anything: an operator's own data are never touched. */
async function fillWhenEmpty(): Promise<void> {
  await runCron(baseUrl)
  const snapshot = await waitUntilPublished(baseUrl, 0)
  if (snapshot.list.keys > 0) return
  const { seq } = await importSeed(baseUrl, demoSeed(new Date()))
  await waitUntilPublished(baseUrl, seq)
}

async function buildExtension(): Promise<void> {
  const { status, stdout, stderr } = spawnSync('wxt', ['build'], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, AMANAH_API_URL: process.env.AMANAH_API_URL ?? baseUrl },
  })
  if (status !== 0 || !existsSync(extensionDir))
    throw new Error(`The extension could not be built:\n${stdout}${stderr}`)
}

async function openBrowser(): Promise<void> {
  const chromium = findChromium()
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  if (!chromium || !hasDisplay) {
    console.log(`
To see it in your own Chrome, Edge or Chromium:
  1. open chrome://extensions and switch on "Developer mode"
  2. choose "Load unpacked" and pick ${extensionDir}
  3. open ${baseUrl}/demo`)
    return
  }
  const profile = await mkdtemp(join(tmpdir(), 'amanah-browser-'))
  const browser = spawn(
    chromium,
    [`--user-data-dir=${profile}`, ...toChromiumArgs(extensionDir), `${baseUrl}/demo`],
    {
      stdio: 'ignore',
    },
  )
  browser.on('error', problem => console.error(`Chromium did not open: ${problem.message}`))
  browser.on('exit', () => void rm(profile, { recursive: true, force: true }))
  stopping.signal.addEventListener('abort', () => browser.kill())
}

function printNextSteps(): void {
  console.log(`
Amanah runs. Open next:
  ${baseUrl}/demo   one seller of each verdict, with badges once the extension is loaded
  ${baseUrl}/cek    checks by hand, for a phone
  ${baseUrl}/docs   the API
  npm run try -- https://www.instagram.com/toko.contoh/ reported
                              gives a profile a verdict, to see it on the real site
Stop with Ctrl+C. Server log: ${server.logFile}`)
}

/** The clock of the platform runs the schedule each minute; here we do. */
async function tick(): Promise<void> {
  while (!stopping.signal.aborted) {
    await sleep(60_000, undefined, { signal: stopping.signal }).catch(() => {
      // Aborted: the loop ends.
    })
    if (!stopping.signal.aborted) await runCron(baseUrl).catch(problem => console.error(String(problem)))
  }
}
