import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { qrisText } from '../fixtures/qris-texts.ts'
import { readHeights, readText, servePage, test } from './browser.ts'
import { instagramProfile, lifeProfiles } from './made-pages.ts'
import { pickMenu } from './pages/browser-chrome.ts'
import { Chips } from './pages/chips.ts'
import { ExtensionView } from './pages/extension-view.ts'
import { numbers, shopWithNumbers } from './seeded-numbers.ts'

const bio = [numbers.own, numbers.other, numbers.reported, numbers.ofNobody]
  .map(({ written }) => written)
  .join('<br>')

async function open(page: Page, profile: string = shopWithNumbers, text = bio): Promise<Chips> {
  const saved = instagramProfile(profile, text)
  await servePage(page.context(), saved)
  await page.goto(saved.url)
  return new Chips(page)
}

test('a chip says what its number is to the shop whose page it stands on', async ({ page, complaints }) => {
  const chips = await open(page)
  await chips.waitFor(4)
  const before = { heights: await readHeights(page), text: await readText(page) }
  await chips.hover(0)
  expect(await chips.waitUntilChecked(0)).toBe('Amanah: Rekening milik penjual ini, 123-456-7417')
  await chips.hover(1)
  expect(await chips.waitUntilChecked(1)).toBe(
    'Amanah: Tidak termasuk rekening yang didaftarkan toko ini (1), 1230001234111',
  )
  await chips.hover(2)
  expect(await chips.waitUntilChecked(2)).toBe('Amanah: Ada laporan yang sudah diperiksa, 1230001234999')
  await chips.hover(3)
  expect(await chips.waitUntilChecked(3)).toBe('Amanah: Belum didaftarkan, 0812-3456-7318')
  expect({ heights: await readHeights(page), text: await readText(page) }).toEqual(before)
  expect(complaints).toEqual([])
})

test('nothing is checked before a person asks', async ({ page }) => {
  const chips = await open(page)
  await chips.waitFor(4)
  await page.mouse.move(5, 5)
  await page.waitForTimeout(1500)
  for (const { name } of await chips.read()) expect(name).toMatch(/^Amanah: Cek /)
})

test('on the page of a profile that nobody claimed, whose the number is', async ({ page }) => {
  const chips = await open(page, lifeProfiles.unlisted, numbers.own.written)
  await chips.waitFor(1)
  await chips.hover(0)
  expect(await chips.waitUntilChecked(0)).toBe('Amanah: Terdaftar milik @toko.rekening.contoh, 123-456-7417')
})

test('a checked chip opens the panel that says more, with the answer there', async ({ page }) => {
  const chips = await open(page)
  await chips.waitFor(4)
  await chips.click(1)
  await chips.waitUntilChecked(1)
  await chips.click(1)
  const panel = await ExtensionView.waitFor(page, 'sidepanel.html')
  await panel.waitForText('Tidak termasuk rekening')
  expect(await panel.evaluate('document.querySelector(".claim input").value')).toBe(
    'instagram.com/toko.rekening.contoh',
  )
  expect(await panel.text()).toMatch(/Data .*, v\d+/)
  expect(await panel.address()).not.toMatch(/123000|toko/)
})

test('without network a checked number still answers, another cannot be checked', async ({
  page,
  context,
}) => {
  const chips = await open(page)
  await chips.waitFor(4)
  await chips.hover(0)
  await chips.waitUntilChecked(0)
  await context.setOffline(true)
  await chips.hover(1)
  expect(await chips.waitUntilChecked(1)).toBe('Amanah: Tidak bisa dicek sekarang, 1230001234111')
  expect((await chips.read())[0]?.name).toBe('Amanah: Rekening milik penjual ini, 123-456-7417')
  await context.setOffline(false)
  await chips.click(1)
  await expect.poll(async () => (await chips.read())[1]?.name).toContain('Tidak termasuk rekening')
})

test.describe('in the popup', () => {
  test.beforeEach(async ({ page, extensionId }) => {
    await page.setViewportSize({ width: 360, height: 600 })
    await page.goto(`chrome-extension://${extensionId}/popup.html`)
  })

  test('a number is checked against the shop that it is said to be of', async ({ page }) => {
    await page.getByLabel('Cek manual').fill(numbers.own.written)
    await page.getByLabel(/Katanya milik siapa/).fill('@toko.rekening.contoh')
    await page.getByRole('button', { name: 'Profil Instagram toko.rekening.contoh' }).click()
    await page.getByRole('button', { name: 'Cek rekening ini' }).click()
    await expect(page.getByRole('heading', { name: 'Rekening milik penjual ini' })).toBeVisible()
    await page.getByLabel(/Katanya milik siapa/).fill('')
    await page.getByRole('button', { name: 'Cek rekening ini' }).click()
    await page.getByRole('button', { name: 'Lihat @toko.rekening.contoh' }).click()
    await expect(page.getByRole('dialog').or(page.getByText('Toko Rekening Contoh')).first()).toBeVisible()
  })

  test('WCAG 2.2 AA, before the check and after', async ({ page }) => {
    const analyse = async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    }
    await page.getByLabel('Cek manual').fill(numbers.severe.written)
    await expect(page.getByRole('button', { name: 'Cek rekening ini' })).toBeVisible()
    expect(await analyse()).toEqual([])
    await page.getByRole('button', { name: 'Cek rekening ini' }).click()
    await expect(page.locator('.answer')).toBeVisible()
    expect(await analyse()).toEqual([])
  })

  test('a QRIS is checked by its merchant', async ({ page }) => {
    await page.getByLabel('Cek manual').fill(qrisText('WARUNG CONTOH'))
    await page.getByLabel(/Katanya milik siapa/).fill('instagram.com/toko.rekening.contoh')
    await page.getByRole('button', { name: 'Cek QRIS ini' }).click()
    await expect(page.getByRole('heading', { name: 'QRIS milik penjual ini' })).toBeVisible()
  })
})

test('selected text arrives on the page that checks, with the check done', async ({ page, extensionId }) => {
  expect(extensionId).not.toBe('')
  await open(page)
  const check = await pickMenu(page, {
    menuItemId: 'check-selection',
    selectionText: `tf ke ${numbers.reported.written} ya kak`,
  })
  await expect(check.getByRole('heading', { name: 'Ada laporan yang sudah diperiksa' })).toBeVisible()
  await expect(check.getByText(/1 laporan: barang tidak dikirim/)).toBeVisible()
})

test('selected text that is a profile arrives with its card open', async ({ page, extensionId }) => {
  expect(extensionId).not.toBe('')
  await open(page)
  const handle = shopWithNumbers.split(':')[1]
  const check = await pickMenu(page, {
    menuItemId: 'check-selection',
    selectionText: `https://www.instagram.com/${handle}/`,
  })
  await expect(check.getByText('Toko Rekening Contoh').first()).toBeVisible()
})
