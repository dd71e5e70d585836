import { expect, type Page } from '@playwright/test'
import { toPng } from '../fixtures/png.ts'
import { drawQr } from '../fixtures/qr-pictures.ts'
import { qrisText } from '../fixtures/qris-texts.ts'
import { lifeProfiles } from './made-pages.ts'
import { handleOf, phone, test, urlOf } from './phones.ts'
import { apiUrl } from './places.ts'
import { shopWithNumbers } from './seeded-numbers.ts'

const shop = handleOf(shopWithNumbers)

test.describe('without network, after the first visit', () => {
  test('it opens, answers from what was downloaded with its date, and knows what it does not know', async ({
    check,
    page,
    context,
  }) => {
    await check.waitForOffline()
    await check.checkLink(urlOf(lifeProfiles.reported))
    await expect(check.band('reported')).toBeVisible()
    await context.setOffline(true)
    await page.reload()
    await check.checkLink(urlOf(lifeProfiles.reported))
    await expect(check.band('reported')).toBeVisible()
    await expect(page.getByText(/Yang tampil data per /)).toBeVisible()
    await page.goBack()
    await check.checkAccount('BCA', '1234567417')
    await expect(check.band('offline')).toContainText('Tidak bisa dicek sekarang')
    await expect(check.band('offline')).toContainText('Belum tercek bukan berarti aman.')
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await expect(check.title(`Terdaftar milik @${shop}`)).toBeVisible()
  })

  test('a picture is read once the reader was used', async ({ check, page, context }) => {
    await check.waitForOffline()
    const picture = toPng(await drawQr(qrisText()))
    await check.tab('QRIS')
    await check.choosePicture(picture)
    await expect(page.getByText('Terbaca di HP ini')).toBeVisible()
    await context.setOffline(true)
    await page.reload()
    await check.tab('QRIS')
    await check.choosePicture(picture)
    await expect(page.getByText('WARUNG CONTOH')).toBeVisible()
  })

  test('in the other language too', async ({ check, page, context }) => {
    await check.waitForOffline()
    await context.setOffline(true)
    await page.goto(`${apiUrl}/cek?lang=en`)
    await expect(page.getByRole('heading', { name: 'Check before you pay' })).toBeVisible()
  })
})

test.describe('what is shared with the page', () => {
  /** What the phone's Share menu does: a form, posted. */
  const share = (page: Page, parts: { text?: string; picture?: number[] }) =>
    page.evaluate(({ text, picture }) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action: '/cek/bagikan' })
      if (text) form.append(Object.assign(document.createElement('input'), { name: 'text', value: text }))
      if (picture) {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(picture)], 'qris.png', { type: 'image/png' }))
        const input = Object.assign(document.createElement('input'), { type: 'file', name: 'picture' })
        input.files = data.files
        form.append(input)
      }
      document.body.append(form)
      form.submit()
    }, parts)

  test('a text is read on the phone, stands in no address and is not kept', async ({ check, page }) => {
    await check.waitForOffline()
    await share(page, { text: 'DM dari seller: BCA 123-456-7417 an Siti' })
    await expect(check.field).toHaveValue('123 456 7417')
    expect(page.url()).toBe(`${apiUrl}/cek`)
    expect(await page.evaluate(() => caches.has('amanah-cek-shared'))).toBe(false)
  })

  test('a picture never reaches the server', async ({ check, page, context }) => {
    await check.waitForOffline()
    // Without network it cannot.
    await context.setOffline(true)
    await share(page, { picture: [...toPng(await drawQr('halo dari kode QR'))] })
    await expect(page.getByRole('radio', { name: 'QRIS' })).toBeChecked()
    await context.setOffline(false)
  })

  test('before the page was ever open, the server sends on without a look', async ({ context }) => {
    const answer = await context.request.post(`${apiUrl}/cek/bagikan`, {
      multipart: { text: 'BCA 1234567417' },
      maxRedirects: 0,
    })
    expect([answer.status(), answer.headers().location]).toEqual([303, '/cek'])
  })
})

test('without script it says why it cannot check, and where one can', async ({ phones }) => {
  const context = await phones.newContext({ ...phone, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${apiUrl}/cek`)
  await expect(page.getByText(/Tanpa JavaScript nomornya akan sampai ke kami/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Cek nomor di cekrekening.id' })).toBeVisible()
  await expect(page.getByText('Menyiapkan pengecekan')).toBeHidden()
  expect(await page.locator('input, form').count()).toBe(0)
  await context.close()
})
