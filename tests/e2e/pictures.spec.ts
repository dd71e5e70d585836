import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { toPng } from '../fixtures/png.ts'
import { beside, blur, cover, drawQr, invert, paint, rotate } from '../fixtures/qr-pictures.ts'
import { qrisText } from '../fixtures/qris-texts.ts'
import { test } from './browser.ts'

test.beforeEach(async ({ page, extensionId }) => {
  await page.goto(`chrome-extension://${extensionId}/check.html`)
})

async function choose(page: Page, buffer: Buffer, name = 'qris.png', mimeType = 'image/png'): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
}

const merchant = (page: Page) => page.getByText('Nama di QRIS: WARUNG CONTOH. Apakah ini tokonya?')

test('a QRIS from a file: merchant, city, NMID, amount, and the question', async ({ page, complaints }) => {
  await choose(page, toPng(await drawQr(qrisText('WARUNG CONTOH', 150_000))))
  await expect(merchant(page)).toBeVisible()
  await expect(page.getByText('QRIS dinamis')).toBeVisible()
  const fields = await page.locator('.fields div').allInnerTexts()
  expect(fields.map(text => text.replace(/\s+/g, ' '))).toEqual([
    'Nama WARUNG CONTOH',
    'Kota BANDUNG',
    'NMID ID1020000000044',
    'Nominal Rp150.000',
  ])
  await expect(page.getByText('Kode yang utuh bisa saja milik orang lain.')).toBeVisible()
  expect(complaints).toEqual([])
})

test('turned, light on dark, blurred', async ({ page }) => {
  const code = await drawQr(qrisText())
  for (const picture of [rotate(code, 30), invert(code), blur(code, 3)]) {
    await page.reload()
    await choose(page, toPng(picture))
    await expect(merchant(page)).toBeVisible()
  }
})

test('several codes are all shown, QRIS first', async ({ page }) => {
  await choose(page, toPng(beside(await drawQr('https://contoh.invalid/promo'), await drawQr(qrisText()))))
  await expect(page.getByText('2 kode QR di gambar ini. Pastikan yang mana yang kamu bayar.')).toBeVisible()
  const titles = await page.locator('.picture .reading-head b').allInnerTexts()
  expect(titles).toEqual(['QRIS statis', 'Kode QR, tapi bukan QRIS'])
})

test('what another code says can be checked; it is never a link', async ({ page }) => {
  await choose(page, toPng(await drawQr('https://www.instagram.com/toko.contoh/')))
  await expect(page.getByText('https://www.instagram.com/toko.contoh/')).toBeVisible()
  await expect(page.locator('.picture a')).toHaveCount(0)
  await page.getByRole('button', { name: 'Cek isinya' }).click()
  await expect(page.getByText('Profil Instagram toko.contoh')).toBeVisible()
})

test('damage, a covered code and no code are three answers', async ({ page }) => {
  await choose(page, toPng(await drawQr(`${qrisText().slice(0, -4)}0000`)))
  await expect(page.getByText('Kode QR rusak atau tidak lengkap')).toBeVisible()
  await choose(page, toPng(cover(await drawQr(qrisText()), 0.2)))
  await expect(page.getByText('Ada kode QR, tapi tidak terbaca')).toBeVisible()
  await choose(page, toPng(paint(300, 300, (x, y) => (x * y) % 200)))
  await expect(page.getByText('Tidak ada kode QR yang terbaca')).toBeVisible()
})

test('files that are no pictures are refused with a reason', async ({ page, complaints }) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
  await choose(page, Buffer.from(svg), 'qris.png')
  await expect(page.getByText(/Gambar SVG tidak dibuka/)).toBeVisible()
  await choose(page, Buffer.from('%PDF-1.7'), 'bukti.png')
  await expect(page.getByText(/PDF belum bisa dibaca/)).toBeVisible()
  await choose(page, Buffer.from('halo'), 'qris.jpg', 'image/jpeg')
  await expect(page.getByText('Berkas ini bukan gambar.', { exact: false })).toBeVisible()
  await choose(page, toPng(paint(1, 1, () => 0)))
  await expect(page.getByText(/terlalu kecil/)).toBeVisible()
  const bomb = toPng(paint(30, 30, () => 0))
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  await choose(page, bomb)
  await expect(page.getByText(/terlalu besar/)).toBeVisible()
  await choose(page, toPng(await drawQr(qrisText())).subarray(0, 200))
  await expect(page.getByText(/rusak atau tidak dikenal/)).toBeVisible()
  expect(complaints).toEqual([])
})

for (const way of ['paste', 'drop'] as const) {
  test(`a picture by ${way}`, async ({ page }) => {
    const bytes = [...toPng(await drawQr(qrisText()))]
    await page.evaluate(
      ([kind, numbers]) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(numbers)], 'qris.png', { type: 'image/png' }))
        const options = { bubbles: true, cancelable: true }
        document.dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, dataTransfer: data }),
        )
      },
      [way, bytes] as const,
    )
    await expect(merchant(page)).toBeVisible()
  })
}

test('a picture is read without network', async ({ page, context }) => {
  await context.setOffline(true)
  await choose(page, toPng(await drawQr(qrisText())))
  await expect(merchant(page)).toBeVisible()
})

test('a number without a bank: banks by use, by name, by alias', async ({ page }) => {
  await page.getByRole('textbox').fill('1234567890')
  await expect(page.getByText('Angka ini bank apa?')).toBeVisible()
  await page.getByRole('searchbox').fill('livin')
  await page.getByRole('button', { name: 'Mandiri' }).click()
  await expect(page.getByText('10 angka, tidak biasa untuk Mandiri. Hitung lagi.')).toBeVisible()
  await page.getByRole('button', { name: 'Bukan itu' }).click()
  await page.getByRole('button', { name: 'BCA', exact: true }).click()
  await expect(page.getByText('Rekening BCA 123-456-7890')).toBeVisible()
  await expect(page.getByText('10 angka, panjang yang biasa untuk BCA')).toBeVisible()
})

test('WCAG 2.2 AA, light and dark', async ({ page }) => {
  await page.getByRole('textbox').fill('1234567890')
  await choose(page, toPng(beside(await drawQr('halo'), await drawQr(qrisText()))))
  await expect(merchant(page)).toBeVisible()
  await expect(page.getByText('Angka ini bank apa?')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  await page.screenshot({ path: 'test-results/check.png', fullPage: true })
})
