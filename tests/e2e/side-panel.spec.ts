import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { servePage, test } from './browser.ts'
import { instagramProfile } from './made-pages.ts'
import { clickToolbarButton } from './pages/browser-chrome.ts'
import { Chips } from './pages/chips.ts'
import { ExtensionView } from './pages/extension-view.ts'
import { numbers, shopWithNumbers } from './seeded-numbers.ts'

const bio = [numbers.own, numbers.other, numbers.reported].map(({ written }) => written).join('<br>')

async function openShop(page: Page, text = bio, count = 3): Promise<Chips> {
  const saved = instagramProfile(shopWithNumbers, text)
  await servePage(page.context(), saved)
  await page.goto(saved.url)
  const chips = new Chips(page)
  await chips.waitFor(count)
  return chips
}

/** Presses a chip until it opens what is known of its number. */
async function openChip(chips: Chips, nth: number): Promise<void> {
  await chips.click(nth)
  await chips.waitUntilChecked(nth)
  await chips.click(nth)
}

const isTab = (context: BrowserContext) => context.pages().some(each => each.url().includes('check.html'))

test('a second question takes the place of the first, and what was typed is a press away', async ({
  page,
  context,
}) => {
  const chips = await openShop(page)
  await openChip(chips, 0)
  const panel = await ExtensionView.waitFor(page, 'sidepanel.html')
  await panel.waitForText('Rekening milik penjual ini')
  await panel.type('BRI 123401012345534 a.n. Ratna')
  await openChip(chips, 2)
  await panel.waitForText('Ada laporan yang sudah diperiksa')
  expect(await panel.typed()).toBe('')
  await panel.press('Kembali ke “BRI 123401012345534 a.n. Ratna”')
  expect(await panel.typed()).toBe('BRI 123401012345534 a.n. Ratna')
  await panel.press('Kembali ke pertanyaan sebelumnya')
  await panel.waitForText('Ada laporan yang sudah diperiksa')
  expect(isTab(context)).toBe(false)
})

test.describe('the window under the button', () => {
  async function openPopup(page: Page, extensionId: string): Promise<ExtensionView> {
    await clickToolbarButton(page, extensionId)
    return ExtensionView.waitFor(page, 'popup.html')
  }

  test('lists the numbers of the page, and checks them against its shop', async ({ page, extensionId }) => {
    await openShop(page)
    const popup = await openPopup(page, extensionId)
    await popup.waitUntil('document.querySelectorAll("[data-state=idle]").length === 3')
    await popup.press('Mandiri 1230-0012-3411-1')
    await popup.waitUntil(
      'document.body.innerText.includes("Tidak termasuk rekening yang didaftarkan toko ini (1)")',
    )
    await popup.press('BCA 123-456-7417')
    await popup.waitForText('Rekening milik penjual ini')
    await popup.press('BCA 123-456-7417')
    const panel = await ExtensionView.waitFor(page, 'sidepanel.html')
    await panel.waitForText('Rekening milik penjual ini')
  })

  test('opens the panel, and takes along what was typed', async ({ page, extensionId }) => {
    await openShop(page)
    const popup = await openPopup(page, extensionId)
    await popup.type('Mandiri 1230001234999')
    await popup.press('Panel samping')
    const panel = await ExtensionView.waitFor(page, 'sidepanel.html')
    await panel.waitUntil('document.getElementById("manual")?.value === "Mandiri 1230001234999"')
    expect(await panel.text()).toContain('Cek rekening ini')
    expect(await panel.evaluate('document.querySelector(".answer")')).toBeNull()
  })
})

test.describe('the page of the panel', () => {
  for (const [width, scheme] of [
    [320, 'light'],
    [400, 'dark'],
  ] as const) {
    test(`${width} px wide and ${scheme}: nothing beside the edge, and WCAG 2.2 AA`, async ({
      page,
      extensionId,
    }) => {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`chrome-extension://${extensionId}/sidepanel.html`)
      const expectSound = async () => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(over).toBeLessThanOrEqual(0)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      }
      const field = page.getByLabel('Cek manual')
      await expect(field).toBeFocused()
      await expectSound()
      await field.fill('1234567890')
      await expect(page.getByRole('button', { name: 'BCA', exact: true })).toBeVisible()
      await expectSound()
      await field.fill(numbers.reported.written)
      await page.getByRole('button', { name: 'Cek rekening ini' }).click()
      await expect(page.getByRole('heading', { name: 'Ada laporan yang sudah diperiksa' })).toBeVisible()
      await expectSound()
    })
  }
})
