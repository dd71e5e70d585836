import { type BrowserContext, expect, type Page } from '@playwright/test'
import { toPng } from '../fixtures/png.ts'
import { drawQr } from '../fixtures/qr-pictures.ts'
import { qrisText } from '../fixtures/qris-texts.ts'
import { test } from './browser.ts'
import { clickToolbarButton, pickMenu } from './pages/browser-chrome.ts'

const shop = 'https://toko.example/'

/** A shop's own page on a site that we know nothing of, and hosts of pictures with and without CORS. */
async function serve(context: BrowserContext, body: string): Promise<void> {
  const png = toPng(await drawQr(qrisText()))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><image width="300" height="300" href="data:image/png;base64,${png.toString('base64')}"/></svg>`
  await context.route(/^https:\/\/(?:[\w.]+\.)?(?:example|facebook\.com)\//, route => {
    const { hostname, pathname } = new URL(route.request().url())
    // Without this header of its own, an answer made up by a test is readable for everybody.
    const headers = {
      'access-control-allow-origin': hostname === 'open.example' ? '*' : 'https://other.example',
    }
    if (pathname === '/qris.png') return route.fulfill({ body: png, contentType: 'image/png', headers })
    if (pathname === '/qris.svg') return route.fulfill({ body: svg, contentType: 'image/svg+xml', headers })
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Toko</title>${body}` })
  })
}

async function open(page: Page, body: string, extensionId: string): Promise<void> {
  await serve(page.context(), body)
  await page.goto(shop)
  await page.waitForLoadState('networkidle')
  await clickToolbarButton(page, extensionId)
}

async function readImage(page: Page): Promise<Page> {
  const srcUrl = await page.evaluate(() => document.images[0]?.currentSrc ?? '')
  return pickMenu(page, { menuItemId: 'read-image', srcUrl })
}

const expectMerchant = (check: Page) =>
  expect(check.getByText('Nama di QRIS: WARUNG CONTOH. Apakah ini tokonya?')).toBeVisible()

const makeBlob = `<img><script>fetch('/qris.png').then(r => r.blob()).then(b => { document.images[0].src = URL.createObjectURL(b) })</script>`

for (const [what, body] of [
  ['of the page itself', '<img src="/qris.png">'],
  ['of a host that allows it', '<img src="https://open.example/qris.png">'],
  ['in a blob', makeBlob],
] as const) {
  test(`a picture ${what} is taken inside the page`, async ({ page, extensionId }) => {
    await open(page, body, extensionId)
    const check = await readImage(page)
    await expectMerchant(check)
    await expect(check.getByText('Diambil dari halaman')).toBeVisible()
  })
}

test('a data address needs nobody', async ({ page, extensionId }) => {
  const png = toPng(await drawQr(qrisText())).toString('base64')
  await open(page, `<img src="data:image/png;base64,${png}">`, extensionId)
  await expectMerchant(await readImage(page))
})

test('a picture of a host that we may read is fetched from there', async ({ page, extensionId }) => {
  await open(page, '<img src="https://cdn.facebook.com/qris.png">', extensionId)
  const check = await readImage(page)
  await expectMerchant(check)
  await expect(check.getByText('Diambil dari server gambarnya')).toBeVisible()
})

test('a picture of a closed host: asked for, or read from the screen', async ({ page, extensionId }) => {
  await open(
    page,
    '<p style="height:200px">Bayar di sini</p><img src="https://closed.example/qris.png">',
    extensionId,
  )
  const check = await readImage(page)
  await expect(check.getByText('Gambar ini disimpan di closed.example')).toBeVisible()
  await expect(check.getByRole('button', { name: 'Izinkan dan ambil' })).toBeVisible()
  await check.getByRole('button', { name: 'Baca dari layar' }).click()
  await expectMerchant(check)
  await expect(check.getByText('Dari layar, metadata tidak ada')).toBeVisible()
})

test('an SVG is not opened, and read from the screen instead', async ({ page, extensionId }) => {
  await open(page, '<img src="/qris.svg">', extensionId)
  const check = await readImage(page)
  await expectMerchant(check)
  await expect(check.getByText('Dari layar, metadata tidak ada')).toBeVisible()
})

test('a placeholder that waits for its picture is refused with the reason', async ({ page, extensionId }) => {
  const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='
  await open(page, `<img src="${dot}" width="1" height="1">`, extensionId)
  const check = await readImage(page)
  await expect(check.getByText(/mungkin belum selesai dimuat|Tidak ada kode QR/).first()).toBeVisible()
})

for (const [what, body] of [
  [
    'on a canvas',
    `<canvas width="400" height="400"></canvas><script>const i = new Image(); i.onload = () => document.querySelector('canvas').getContext('2d').drawImage(i, 0, 0); i.src = '/qris.png'</script>`,
  ],
  ['as a background', '<div style="width:400px;height:400px;background:url(/qris.png) no-repeat"></div>'],
] as const) {
  test(`a picture ${what} is read from the screen`, async ({ page, extensionId }) => {
    await open(page, body, extensionId)
    const check = await pickMenu(page, { menuItemId: 'read-screen' })
    await expectMerchant(check)
    await expect(check.getByText('Dari layar, metadata tidak ada')).toBeVisible()
  })
}

test('without a look at the tab the reason and a way are told', async ({ page }) => {
  await serve(page.context(), '<canvas></canvas>')
  await page.goto(shop)
  const check = await pickMenu(page, { menuItemId: 'read-screen' })
  await expect(check.getByText(/Layar ini tidak boleh dilihat ekstensi/)).toBeVisible()
})

test('selected text is read', async ({ page, extensionId }) => {
  await open(page, '<p>Mandiri 1230001234567 a.n. Ratna Contoh</p>', extensionId)
  const check = await pickMenu(page, {
    menuItemId: 'check-selection',
    selectionText: 'Mandiri 1230001234567 a.n. Ratna Contoh',
  })
  await expect(check.getByText('Rekening Mandiri 1230-0012-3456-7 atas nama Ratna Contoh')).toBeVisible()
  await expect(check.getByLabel('Cek manual')).toHaveValue('Mandiri 1230001234567 a.n. Ratna Contoh')
})
