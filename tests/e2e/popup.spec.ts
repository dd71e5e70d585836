import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { test } from './browser.ts'
import { lifeProfiles } from './made-pages.ts'

const { reported } = lifeProfiles
const handle = reported.split(':')[1] ?? ''

test.beforeEach(async ({ page, extensionId }) => {
  await page.setViewportSize({ width: 360, height: 600 })
  await page.goto(`chrome-extension://${extensionId}/popup.html`)
})

test('a pasted profile link: the same lookup and the same card', async ({ page }) => {
  await page.getByRole('textbox').fill(`https://www.instagram.com/${handle}/?igsh=abc`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Ada laporan yang sudah diperiksa/ }).first()).toBeVisible()
  await page
    .getByRole('button', { name: /Kembali/ })
    .first()
    .click()
  await expect(page.getByRole('textbox')).toHaveValue(new RegExp(handle))
})

test('what is typed is read as it is typed, and an account is answered honestly', async ({ page }) => {
  await page.getByRole('textbox').fill('tf bca 123-456-7890 an Laras ya')
  await expect(page.getByText(/123-?456-?7890/).first()).toBeVisible()
  await expect(page.getByText(/cekrekening\.id/).first()).toBeVisible()
  await page.getByLabel('Cek manual').fill('https://vt.tiktok.com/ZSabc/')
  await expect(page.getByText(/tidak menyebut siapa pun/i)).toBeVisible()
  await page.getByRole('textbox').fill('halo kak')
  await expect(page.getByText(/dimengerti/i).first()).toBeVisible()
})

test('a short link: how to copy another, and the server asked only on request', async ({ page }) => {
  await page.getByRole('textbox').fill('https://vt.tiktok.com/ZSabc/')
  await expect(page.getByRole('img', { name: /tombol bagikan/ })).toBeVisible()
  await expect(page.getByText(/server melihat tautannya; tidak dicatat dan tidak disimpan/)).toBeVisible()
  await page.getByRole('button', { name: 'Buka lewat server' }).click()
  // The browser tests have no way out: the server says so, and the other way stays on the screen.
  await expect(page.getByText(/Tautannya tidak bisa dibuka|Situsnya terlalu lama/)).toBeVisible()
  await expect(page.getByText('1. Salin tautan profilnya')).toBeVisible()
})

test('the state of the local data, and both languages', async ({ page }) => {
  await expect(page.getByText(/Data per .*v\d+/)).toBeVisible()
  await expect(page.getByText(/profil di daftar/)).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByText('Check by hand', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Bahasa Indonesia' }).click()
  await expect(page.getByText('Cek manual', { exact: true })).toBeVisible()
})

test('WCAG 2.2 AA', async ({ page }) => {
  await expect(page.getByText(/profil di daftar/)).toBeVisible()
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
})
