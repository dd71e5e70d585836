import { spawnSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { importSeed, waitUntilPublished } from '../../worker/commands/api-client.ts'
import { chromiumAdvice, findOrInstallChromium } from '../../worker/commands/chromium.ts'
import { demoSeed } from '../../worker/commands/demo-data.ts'
import {
  ensureDevVars,
  findFreePort,
  migrate,
  projectRoot,
  startLocalServer,
} from '../../worker/commands/local-server.ts'
import { demoAccounts } from '../../worker/pages/demo/demo-accounts.ts'
import { close, launchWith, servePage } from '../e2e/browser.ts'
import { instagramProfile } from '../e2e/made-pages.ts'
import { type BadgeSeen, Badges } from '../e2e/pages/badges.ts'
import { Card } from '../e2e/pages/card.ts'
import { Chips } from '../e2e/pages/chips.ts'
import { ExtensionView } from '../e2e/pages/extension-view.ts'
import { toPng } from '../fixtures/png.ts'
import { drawQr, rotate } from '../fixtures/qr-pictures.ts'
import { qrisText } from '../fixtures/qris-texts.ts'
import { walkClaim } from './demo-claim.ts'

/** `npm run demo`: walks through real pages without a display; one line and one picture a step. */

const chromium = findOrInstallChromium()
if (!chromium) {
  console.error(chromiumAdvice)
  process.exit(1)
}
process.env.CHROMIUM_PATH = chromium

const state = join(projectRoot, '.state', 'demo')
const pictures = join(state, 'pictures')
const extension = join(state, 'extension', 'chrome-mv3')
const port = await findFreePort()
const api = `http://localhost:${port}`
const environment = {
  ...process.env,
  AMANAH_API_URL: api,
  AMANAH_STATE: state,
  AMANAH_OUT_DIR: join(state, 'extension'),
}
let failures = 0
const bio = `Keripik pisang, kirim tiap hari<br>BCA 123-456-7890 a.n. Siti Contoh<br>
  <a href="https://l.instagram.com/?u=https%3A%2F%2Fwa.me%2F6281234567890">Pesan lewat WhatsApp</a>`

await rm(state, { recursive: true, force: true })
await mkdir(pictures, { recursive: true })
console.log('Preparing: building the extension, starting a Worker on an empty state, loading the demo data…')
command('wxt', ['build'])
await ensureDevVars()
await migrate(state)
const stopping = new AbortController()
const server = await startLocalServer({ port, persistTo: state, signal: stopping.signal })
const { seq } = await importSeed(api, demoSeed(new Date()))
await waitUntilPublished(api, seq)
const context = await launchWith(extension)
try {
  await walk(context)
} finally {
  await close(context)
  await server.stop()
}
console.log(`\nPictures: ${pictures}`)
process.exit(failures > 0 ? 1 : 0)

async function walk(browser: BrowserContext): Promise<void> {
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.setViewportSize({ width: 1100, height: 900 })
  const { verified, severe, none, reported } = demoAccounts
  await step('buyer-1-one-seller-of-each-verdict', page, async () => {
    await page.goto(`${api}/demo`)
    const badges = await new Badges(page).waitFor(seen => seen.length === 8)
    return `${badges.length} badges: ${badges.map(({ name }) => name.split(', ')[0]?.replace('Amanah: ', '')).join(' · ')}`
  })
  for (const [name, account] of [
    ['buyer-2-a-verified-shop', verified],
    ['buyer-3-checked-reports', severe],
    ['buyer-4-nothing-known', none],
  ] as const) {
    await step(name, page, async () => {
      await page.goto(`${api}/demo`)
      const card = await Card.open(page, account.key)
      await page.waitForTimeout(700)
      return `${await card.dialog.getAttribute('aria-label')}: ${await card.frame.locator('h2').first().textContent()}`
    })
  }
  await step('buyer-5-instagram-page-under-its-own-address', page, async () => {
    const saved = instagramProfile(reported.key)
    await servePage(browser, saved)
    await page.goto(saved.url)
    const [badge] = await new Badges(page).waitFor(seen => seen.length > 0)
    return badge?.name ?? 'no badge'
  })
  await step('buyer-6-numbers-in-a-bio', page, () => showChips(browser, page))
  await step('buyer-7-a-number-to-check', page, () => openChip(page))
  await step('buyer-8-a-qris-from-a-picture', page, () => readQris(browser, page))
  await step('buyer-9-check-by-hand', page, () => checkByHand(browser, page))
  await step('buyer-10-report-page', page, () => visit(page, '/lapor'))
  const extensionId = new URL(await addressOf(browser, '')).host
  await walkClaim({ api, browser, page, extensionId, step, command })
  await step('moderator-1-a-verdict-reaches-the-page', page, async () => {
    command('node', ['worker/commands/try.ts', none.href, 'reported'])
    await openPopup(browser, page)
    await page.getByRole('button', { name: 'Perbarui data' }).click()
    await page.waitForTimeout(1500)
    await page.setViewportSize({ width: 1100, height: 900 })
    await page.goto(`${api}/demo`)
    const seen = await new Badges(page).waitFor(badges => badges.some(isReported(none.key)), 5_000)
    if (!seen.some(isReported(none.key))) throw new Error('the new verdict did not arrive')
    await page.locator(`amanah-badge[data-profile="${none.key}"]`).scrollIntoViewIfNeeded()
    return `npm run try, then "Perbarui data": 1 laporan diperiksa (the desk itself is not open yet)`
  })
}

async function showChips(browser: BrowserContext, page: Page): Promise<string> {
  const saved = instagramProfile(demoAccounts.verified.key, bio)
  await servePage(browser, saved)
  await page.goto(saved.url)
  const chips = await new Chips(page).waitFor(2)
  if (chips.length !== 2) throw new Error(`${chips.length} chips instead of 2`)
  return chips.map(({ name }) => name).join(' · ')
}

/** The first press checks, the next opens the side panel, which stays open beside the page. */
async function openChip(page: Page): Promise<string> {
  const chips = new Chips(page)
  await chips.click(0)
  await chips.waitUntilChecked(0)
  await chips.click(0)
  const panel = await ExtensionView.waitFor(page, 'sidepanel.html')
  await panel.waitForText('Rekening BCA')
  return String(await panel.evaluate('document.querySelector(".reading b")?.textContent ?? ""'))
}

async function readQris(browser: BrowserContext, page: Page): Promise<string | null> {
  await page.goto(await addressOf(browser, 'check.html'))
  const buffer = toPng(rotate(await drawQr(qrisText('KERIPIK MELATI CONTOH', 45_000)), 12))
  await page.locator('input[type=file]').setInputFiles({ name: 'qris.png', mimeType: 'image/png', buffer })
  return page.locator('.qris-ask').textContent()
}

async function checkByHand(browser: BrowserContext, page: Page): Promise<string | null> {
  await openPopup(browser, page)
  await page.getByRole('textbox').fill(demoAccounts.severe.href)
  await page.keyboard.press('Enter')
  const heading = page.getByRole('dialog').getByRole('heading', { level: 2 }).first()
  await heading.waitFor()
  await page.waitForTimeout(500)
  return heading.textContent()
}

async function openPopup(browser: BrowserContext, page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 600 })
  await page.goto(await addressOf(browser, 'popup.html'))
}

async function addressOf(browser: BrowserContext, file: string): Promise<string> {
  const worker = browser.serviceWorkers()[0] ?? (await browser.waitForEvent('serviceworker'))
  return `chrome-extension://${new URL(worker.url()).host}/${file}`
}

function isReported(key: string): (badge: BadgeSeen) => boolean {
  return ({ profile, name }) => profile === key && name.includes('laporan diperiksa')
}

/** Web pages are looked at on a cheap phone. */
async function visit(page: Page, path: string): Promise<string | null> {
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto(`${api}${path}`)
  return page.getByRole('heading', { level: 1 }).textContent()
}

async function step(name: string, page: Page, work: () => Promise<string | null>): Promise<void> {
  try {
    const result = await work()
    await page.screenshot({ path: join(pictures, `${name}.png`) })
    console.log(`ok    ${name}: ${(result ?? '').replace(/\s+/g, ' ')}`)
  } catch (error) {
    failures++
    console.log(`FAIL  ${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
  }
}

function command(name: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(name, args, {
    cwd: projectRoot,
    env: environment,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${name} ${args.join(' ')} failed:\n${stdout}${stderr}`)
}
