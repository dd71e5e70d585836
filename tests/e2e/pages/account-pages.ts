import { expect, type Page } from '@playwright/test'
import { apiUrl } from '../places.ts'

/** Signs in on the web page that asks for it, by the code of the local mailbox. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Kirim kode' }).click()
  await expect(page.getByLabel('Kode')).toBeVisible()
  await page.getByLabel('Kode').fill(await readCode(page, email))
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

/** The code that was sent last to an address. */
async function readCode(page: Page, email: string): Promise<string> {
  let code: string | undefined
  await expect(async () => {
    const box = await page.request.get(new URL('/kotak-surat', page.url()).href)
    const letter = (await box.text()).split('<section>').find(each => each.includes(email))
    code = /\b(\d{6})\b/.exec(/<pre>([\s\S]*?)<\/pre>/.exec(letter ?? '')?.[1] ?? '')?.[1]
    expect(code).toBeDefined()
  }).toPass()
  return code ?? ''
}

/** Signs the extension in from its settings, as a person would. */
export async function signInExtension(options: Page, email: string): Promise<void> {
  const opened = options.context().waitForEvent('page')
  await options.getByRole('button', { name: 'Masuk', exact: true }).click()
  const tab = await opened
  await signIn(tab, email)
  const closed = tab.waitForEvent('close')
  await tab.getByRole('button', { name: 'Hubungkan' }).click()
  await closed
  await expect(options.getByText('Masuk sebagai')).toBeVisible()
}

/** Makes a shop on the web, on the way to claiming a profile for it; the code that goes into its bio. */
export async function claimProfile(
  page: Page,
  email: string,
  shop: string,
  address: string,
  baseUrl = apiUrl,
): Promise<string> {
  await page.context().clearCookies()
  await page.goto(`${baseUrl}/toko/klaim?akun=${address}`)
  await signIn(page, email)
  const next = page.getByRole('main').getByRole('button').first()
  await page.getByLabel('Nama toko').fill(shop)
  await next.click()
  // The address that is made of the name waits for a yes.
  await expect(page.getByText('Ini alamat tokomu.')).toBeVisible()
  await next.click()
  await expect(page.getByLabel('Tautan profil atau nama akun')).toHaveValue(address)
  await next.click()
  return (await page.locator('.claim-code output').textContent()) ?? ''
}
