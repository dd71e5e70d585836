import { spawnSync } from 'node:child_process'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { projectRoot } from '../../worker/commands/local-server.ts'
import { servePage, test } from './browser.ts'
import { instagramProfile } from './made-pages.ts'
import { claimProfile, signIn, signInExtension } from './pages/account-pages.ts'
import { clickToolbarButton } from './pages/browser-chrome.ts'
import { Card } from './pages/card.ts'
import { ExtensionView } from './pages/extension-view.ts'
import { apiUrl, stateDir } from './places.ts'

/** What is claimed is published within a minute, and nobody waits longer than that here. */
const publishedMs = 90_000

interface Chrome {
  storage: Record<'local' | 'session', { get(key: null): Promise<object> }>
  runtime: { sendMessage(message: object): Promise<{ ok: boolean; value: unknown }> }
}

async function readStorage(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  return worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Chrome }
    return JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)])
  })
}

test('signing in by the web page: the tab closes by itself, and signing out ends it', async ({
  page,
  context,
  extensionId,
  complaints,
}) => {
  await page.goto(`chrome-extension://${extensionId}/options.html`)
  await expect(page.getByRole('checkbox', { name: /Jadi saksi/ })).toBeDisabled()
  await signInExtension(page, 'pembeli@contoh.example')
  await expect(page.getByText(/^p.*@/)).toBeVisible()
  // What the extension may do in the account's name is in no storage that a page's process could ask for.
  expect(await readStorage(context)).not.toMatch(/token|Bearer/)
  await expect(page.getByRole('checkbox', { name: /Jadi saksi/ })).not.toBeChecked()
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page.getByRole('button', { name: 'Masuk', exact: true })).toBeVisible()
  expect(complaints).toEqual([])
})

test('the end of a sign-in in any other tab signs nobody in', async ({ page, context, extensionId }) => {
  await page.goto(`chrome-extension://${extensionId}/options.html`)
  const opened = context.waitForEvent('page')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await opened
  const other = await context.newPage()
  await other.goto(`${apiUrl}/masuk/ekstensi/selesai#kode=${'c'.repeat(43)}`)
  await other.waitForTimeout(500)
  expect(other.isClosed()).toBe(false)
  await expect(page.getByText('Lanjutkan di tab yang baru terbuka.')).toBeVisible()
})

test('a witness sees the code of a claim, the desk sees the claim, the seller how it goes', async ({
  page: options,
  context,
  extensionId,
}) => {
  test.setTimeout(240_000)
  // What an attempt before has made is still there.
  const nth = `${test.info().retry}`
  const claimed = `instagram:dapur.saksi${nth}.contoh`
  const [seller, witness] = [`penjual${nth}@contoh.example`, `saksi${nth}@contoh.example`]
  const web = await context.newPage()
  const address = `instagram.com/dapur.saksi${nth}.contoh/`
  const code = await claimProfile(web, seller, `Dapur Saksi ${nth} Contoh`, address)
  expect(code).toMatch(/^AMANAH-/)
  await web.getByRole('button', { name: 'Sudah saya pasang' }).click()
  const claimUrl = web.url()

  await options.goto(`chrome-extension://${extensionId}/options.html`)
  await enterAs(options, witness)
  await options.getByRole('checkbox', { name: /Jadi saksi/ }).check()
  await context.clearCookies()
  await web.goto(claimUrl)
  await signIn(web, seller)
  const saved = instagramProfile(claimed, `Kue kering dan sambal<br>${code}<br>Pesan lewat WA`)
  await servePage(context, saved)
  const shop = await context.newPage()
  await expect(async () => {
    await refreshLists(options)
    await shop.goto(saved.url)
    await shop.waitForTimeout(5_000)
    await web.goto(claimUrl)
    await expect(web.getByText('Menunggu 2 saksi lagi').first()).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: publishedMs })

  grant(witness, 'verifier')
  // Roles are held for some minutes; another session learns them at once.
  await options.bringToFront()
  await enterAs(options, witness)
  await expect(options.getByRole('checkbox', { name: /Cek klaim/ })).toBeVisible()
  await shop.bringToFront()
  await clickToolbarButton(shop, extensionId)
  const popup = await ExtensionView.waitFor(shop, 'popup.html')
  await popup.press('Cek klaim di halaman ini')
  await popup.waitForText(code)
  await popup.waitForText('Kode ditemukan')
  await popup.press('Catat kode terlihat')
  await popup.waitForText('tercatat')

  await options.bringToFront()
  await enterAs(options, seller)
  await shop.reload()
  const card = await Card.open(shop, claimed)
  await expect(card.frame.getByText('Menunggu saksi atau moderator')).toBeVisible()
  const desk = card.frame.getByRole('link', { name: 'Buka meja toko' })
  await expect(desk).toHaveAttribute('href', /\/toko\?toko=/)
})

/** Signs the extension out, if it is in, and in as somebody else. */
async function enterAs(options: Page, email: string): Promise<void> {
  await options.context().clearCookies()
  const leave = options.getByRole('button', { name: 'Keluar' })
  const enter = options.getByRole('button', { name: 'Masuk', exact: true })
  await expect(leave.or(enter)).toBeVisible()
  if (await leave.isVisible()) await leave.click()
  await signInExtension(options, email)
}

async function refreshLists(options: Page): Promise<void> {
  await options.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Chrome }
    await chrome.runtime.sendMessage({ name: 'lookup/refresh', request: {} })
  })
}

function grant(email: string, role: string): void {
  const { status, stdout, stderr } = spawnSync('node', ['worker/commands/grant.ts', email, role], {
    cwd: projectRoot,
    env: { ...process.env, AMANAH_API_URL: apiUrl, AMANAH_STATE: stateDir },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`)
}
