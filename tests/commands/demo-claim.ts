import type { BrowserContext, Page } from '@playwright/test'
import { waitUntilPublished } from '../../worker/commands/api-client.ts'
import { servePage } from '../e2e/browser.ts'
import { instagramProfile } from '../e2e/made-pages.ts'
import { claimProfile, signIn, signInExtension } from '../e2e/pages/account-pages.ts'
import { Badges } from '../e2e/pages/badges.ts'
import { clickToolbarButton } from '../e2e/pages/browser-chrome.ts'
import { ExtensionView } from '../e2e/pages/extension-view.ts'

interface Demo {
  api: string
  browser: BrowserContext
  page: Page
  extensionId: string
  step: (name: string, page: Page, work: () => Promise<string | null>) => Promise<void>
  /** One of the project's own commands. */
  command: (name: string, args: string[]) => void
}

const seller = 'penjual@contoh.example'
const verifier = 'pemeriksa@contoh.example'
const key = 'instagram:dapur.sekar.contoh'

/** A seller claims a profile on a phone, the desk sees the code on the page and decides, a buyer sees the badge. */
export async function walkClaim({ api, browser, page, extensionId, step, command }: Demo): Promise<void> {
  const [phone, desk] = [
    { width: 360, height: 640 },
    { width: 1100, height: 900 },
  ]
  let code = ''
  const show = async () => {
    const saved = instagramProfile(key, `Kue kering dan sambal<br>${code}<br>Pesan lewat WA`)
    await servePage(browser, saved)
    await page.setViewportSize(desk)
    await page.goto(saved.url)
  }
  await page.setViewportSize(phone)
  await step('seller-1-entrance', page, async () => {
    await page.goto(`${api}/toko`)
    return page.getByRole('heading', { level: 1 }).textContent()
  })
  await step('seller-2-a-code-for-the-bio', page, async () => {
    code = await claimProfile(page, seller, 'Dapur Sekar Contoh', 'instagram.com/dapur.sekar.contoh', api)
    return `signed in by code, made a shop: ${code}`
  })
  await step('seller-3-claim-sent', page, async () => {
    await page.getByRole('button', { name: 'Sudah saya pasang' }).click()
    return page.getByRole('heading', { level: 1 }).textContent()
  })
  await step('seller-4-what-is-missing', page, async () => {
    await page.goto(`${api}/toko`)
    return page.getByRole('heading', { name: 'Supaya terverifikasi' }).textContent()
  })
  await step('verifier-1-extension-signed-in', page, async () => {
    await browser.clearCookies()
    await page.setViewportSize(desk)
    await page.goto(`chrome-extension://${extensionId}/options.html`)
    await signInExtension(page, verifier)
    command('node', ['worker/commands/grant.ts', verifier, 'verifier'])
    // Roles are held for some minutes; a new session learns them at once.
    await page.getByRole('button', { name: 'Keluar' }).click()
    await browser.clearCookies()
    await signInExtension(page, verifier)
    return 'npm run grant: verifier'
  })
  await step('verifier-2-code-seen-on-the-page', page, async () => {
    await waitUntilPublished(api, 0)
    await show()
    await clickToolbarButton(page, extensionId)
    const popup = await ExtensionView.waitFor(page, 'popup.html')
    await popup.press('Cek klaim di halaman ini')
    await popup.waitForText('Kode ditemukan')
    await popup.press('Catat kode terlihat')
    await popup.waitForText('Tercatat.')
    return 'the code stands in the bio'
  })
  await step('verifier-3-decision', page, async () => {
    await decide(page, api)
    return 'by passkey: approved'
  })
  await step('buyer-11-the-claimed-profile', page, async () => {
    await page.goto(`chrome-extension://${extensionId}/popup.html`)
    await page.getByRole('button', { name: 'Perbarui data' }).click()
    await page.waitForTimeout(1500)
    await show()
    const [badge] = await new Badges(page).waitFor(
      seen => seen.some(({ name }) => name.includes('Diklaim')),
      30_000,
    )
    if (!badge?.name.includes('Diklaim')) throw new Error(`the badge says ${badge?.name}`)
    return badge.name
  })
}

/** Who decides has a passkey: the browser makes one up, as a phone or computer would. */
async function decide(page: Page, api: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${api}/masuk`)
  await signIn(page, verifier)
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.getByRole('button', { name: 'Tambah kunci sandi' }).click()
  await page.getByRole('button', { name: 'Hapus' }).waitFor()
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click()
  await page.waitForURL('**/akun*')
  await page.goto(`${api}/meja/klaim`)
  await page.getByLabel('Alasan').fill('Kode terlihat di bio, nama toko sama.')
  await page.getByRole('button', { name: 'Setuju' }).click()
  await page.waitForURL('**catatan=*')
}
