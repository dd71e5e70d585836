import AxeBuilder from '@axe-core/playwright'
import { type Browser, test as base, chromium, expect, type Page } from '@playwright/test'
import { chromiumAdvice, findChromium } from '../../worker/commands/chromium.ts'
import { CheckPage } from './pages/check-page.ts'

/** A phone without anything of ours on it. */
export const phone = { viewport: { width: 360, height: 640 }, locale: 'id-ID', hasTouch: true }

export const test = base.extend<
  { check: CheckPage; sent: string[]; complaints: string[] },
  { phones: Browser }
>({
  phones: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const executablePath = findChromium()
      if (!executablePath) throw new Error(chromiumAdvice)
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  context: async ({ phones }, use) => {
    const context = await phones.newContext(phone)
    await use(context)
    await context.close()
  },
  page: async ({ context }, use) => use(await context.newPage()),
  check: async ({ page }, use) => {
    const check = new CheckPage(page)
    await check.open()
    await use(check)
  },
  /** Everything that left the phone: addresses and bodies. */
  sent: async ({ context }, use) => {
    const sent: string[] = []
    context.on('request', request =>
      sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
    )
    await use(sent)
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('pageerror', error => complaints.push(error.message))
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    await use(complaints)
  },
})

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** The handle that a profile key spells. */
export function handleOf(key: string): string {
  return key.split(':')[1] ?? ''
}

/** Where the profile of a key lives. */
export function urlOf(key: string): string {
  return key.startsWith('tiktok')
    ? `https://www.tiktok.com/@${handleOf(key)}`
    : `https://www.instagram.com/${handleOf(key)}/`
}
