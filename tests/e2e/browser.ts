import { readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, test as base, chromium, type Page } from '@playwright/test'
import { chromiumAdvice, findChromium, toChromiumArgs } from '../../worker/commands/chromium.ts'
import { extensionDir } from './places.ts'

/** A browser of its own for each test, with the built extension in it, and what it complained about. */
interface Fixtures {
  context: BrowserContext
  extensionId: string
  complaints: string[]
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  context: async ({}, use) => {
    const context = await launchWith(extensionDir)
    await use(context)
    await close(context)
  },
  page: async ({ context }, use) => {
    await use(context.pages()[0] ?? (await context.newPage()))
  },
  extensionId: async ({ context }, use) => {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    await use(new URL(worker.url()).host)
  },
  complaints: async ({ context }, use) => {
    const complaints: string[] = []
    context.on('weberror', error => complaints.push(`uncaught: ${error.error().message}`))
    context.on('console', message => {
      if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
    })
    await use(complaints)
  },
})

/** A browser of its own with a built extension in it. */
export async function launchWith(extension: string): Promise<BrowserContext> {
  return launch(['--headless=new', '--enable-unsafe-extension-debugging', ...toChromiumArgs(extension)])
}

/** The same browser without the extension: what a page looks like when we are not there. */
export async function launchBare(): Promise<BrowserContext> {
  return launch(['--headless=new', ...toChromiumArgs('').slice(2)])
}

const profileDirs = new WeakMap<BrowserContext, string>()

async function launch(args: string[]): Promise<BrowserContext> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(chromiumAdvice)
  const dir = await mkdtemp(join(tmpdir(), 'amanah-e2e-'))
  // Without developer mode an unpacked extension does not come back from a reload.
  await mkdir(join(dir, 'Default'))
  await writeFile(
    join(dir, 'Default', 'Preferences'),
    JSON.stringify({ extensions: { ui: { developer_mode: true } } }),
  )
  const context = await chromium.launchPersistentContext(dir, {
    executablePath,
    headless: false, // the new headless mode is asked for by argument: the old one loads no extensions
    args,
    locale: 'id-ID',
    viewport: { width: 1280, height: 900 },
  })
  profileDirs.set(context, dir)
  return context
}

export async function close(context: BrowserContext): Promise<void> {
  const dir = profileDirs.get(context)
  await context.close()
  if (dir) await rm(dir, { recursive: true, force: true })
}

/** A page of one of the three sites, served from a file under its real address. */
export interface SavedPage {
  url: string
  html: string
}

/**
 * Policies at least as strict as the sites': no inline style or script, no frame but their own, Trusted
 * Types. What works here works there.
 */
const strictPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; frame-src 'self'; img-src * data:; require-trusted-types-for 'script'; trusted-types none"

/** Serves the saved page at its address and nothing else of the three sites. */
export async function servePage(
  context: BrowserContext,
  saved: SavedPage,
  policy = strictPolicy,
): Promise<void> {
  await context.route(
    /^https:\/\/([\w-]+\.)*(instagram|facebook|tiktok|cdninstagram|fbcdn|tiktokcdn)[\w.-]*\//,
    async route => {
      const isDocument = route.request().resourceType() === 'document'
      if (isDocument && route.request().url() === saved.url) {
        await route.fulfill({
          body: saved.html,
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
        })
        return
      }
      await route.fulfill({ status: isDocument ? 404 : 204, body: '' })
    },
  )
}

/** Height of every element in document order, ours left out: any change of layout shows. */
export function readHeights(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.body.querySelectorAll<HTMLElement>('*'))
      .filter(element => !element.localName.startsWith('amanah-'))
      .map(element => `${element.localName}:${element.offsetHeight ?? 0}`),
  )
}

export function readText(page: Page): Promise<string> {
  return page.evaluate(() => document.body.textContent ?? '')
}

/** File names in a folder of saved pages, or null where it is not there. */
export function listFiles(folder: string): string[] | null {
  try {
    return readdirSync(folder)
  } catch {
    return null
  }
}
