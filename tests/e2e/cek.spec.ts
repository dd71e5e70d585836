import { expect } from '@playwright/test'
import { toPng } from '../fixtures/png.ts'
import { beside, drawQr, paint } from '../fixtures/qr-pictures.ts'
import { qrisText } from '../fixtures/qris-texts.ts'
import { lifeProfiles } from './made-pages.ts'
import { handleOf, test, urlOf } from './phones.ts'
import { apiUrl } from './places.ts'
import { numbers, shopWithNumbers } from './seeded-numbers.ts'

const shop = handleOf(shopWithNumbers)

test.describe('an account', () => {
  test('that is the shop’s, and the number is in nothing that was sent', async ({
    check,
    page,
    sent,
    complaints,
  }) => {
    await check.checkAccount('BCA', '123 456 7417', `@${shop}`)
    await expect(check.title(`Rekening ini milik @${shop}`)).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    expect(page.url()).toBe(`${apiUrl}/cek`)
    expect(sent.join('\n')).not.toMatch(/1234567417|7417|toko\.rekening/)
    expect(sent.some(each => each.includes('/v1/destinations/evaluate'))).toBe(true)
    expect(complaints).toEqual([])
  })

  test('that is not among those the shop registered', async ({ check }) => {
    await check.checkAccount('Mandiri', '1230001234111', `@${shop}`)
    await expect(check.band('caution')).toContainText('Tidak termasuk rekening yang didaftarkan toko ini (1)')
  })

  test('of a verified shop, asked without a name', async ({ check }) => {
    await check.checkAccount('BCA', '1234567417')
    await expect(check.title(`Terdaftar milik @${shop}`)).toBeVisible()
  })

  test('with no record: a warning, a checklist, and the ministry’s site', async ({
    check,
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-write', 'clipboard-read'])
    await check.checkAccount('BCA', '9012345902', 'Bu Siti')
    await expect(check.band('none')).toContainText('Belum ada catatan bukan berarti pasti aman.')
    await expect(check.band('none')).toContainText('“Bu Siti” bukan nama akun')
    const tick = page.getByRole('checkbox', { name: /Cocokkan nama penerima/ })
    await page.getByText('Cocokkan nama penerima').last().click()
    await expect(tick).toBeChecked()
    await context.route('https://cekrekening.id/**', route => route.fulfill({ body: 'ok' }))
    await page.getByRole('link', { name: 'Cek juga di cekrekening.id' }).click()
    await expect(page.getByText('Nomor disalin.')).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('9012345902')
    await expect(page.getByText(/^Data .* WIB, versi \d+$/)).toBeVisible()
  })

  test.describe('with reports', () => {
    for (const [name, number, tone, title] of [
      ['one: amber', numbers.reported, 'reported', 'Ada laporan yang sudah diperiksa'],
      ['two: red', numbers.severe, 'severe', 'Ada laporan yang sudah diperiksa'],
      ['our answer to an appeal is late', numbers.disputed, 'disputed', 'Dalam sengketa'],
    ] as const) {
      test(name, async ({ check, page }) => {
        await check.checkAccount('Mandiri', handleOf(number.key.replace('bank:', '')))
        await expect(check.band(tone)).toContainText(title)
        await expect(page.getByRole('img', { name: /^Laporan per bulan: / })).toBeVisible()
        await expect(check.title('Tanggapan pemegangnya')).toBeVisible()
        await expect(page.getByRole('link', { name: 'Buka langkah melapor' })).toBeVisible()
      })
    }
  })

  test('of another bank, and an e-wallet, out of the list', async ({ check, page }) => {
    await page.getByText('Lainnya', { exact: true }).click()
    await page.getByRole('combobox').selectOption({ label: 'OVO' })
    await page.getByRole('textbox', { name: 'Nomor HP OVO' }).fill('0812 0000 0777')
    await page.getByRole('button', { name: 'Cek rekening ini' }).click()
    await expect(page.getByText('OVO akhir 777')).toBeVisible()
    await expect(check.title('Belum ada catatan')).toBeVisible()
  })

  test('what is missing is said at its field, and length never stands in the way', async ({
    check,
    page,
  }) => {
    await page.getByRole('button', { name: 'Cek rekening ini' }).click()
    await expect(page.getByText('Pilih dulu banknya.')).toBeVisible()
    await page.getByText('BCA', { exact: true }).click()
    await page.getByRole('button', { name: 'Cek rekening ini' }).click()
    await expect(page.getByText('Tulis dulu nomornya.')).toBeVisible()
    await expect(check.field).toBeFocused()
    await check.field.fill('12345678')
    await expect(page.getByText('8 angka, tidak biasa untuk BCA. Hitung lagi.')).toBeVisible()
    await check.field.fill('1234567890')
    await expect(page.getByText('10 angka, panjang yang biasa untuk BCA')).toBeVisible()
    await check.field.fill('12345678')
    await page.getByRole('button', { name: 'Cek rekening ini' }).click()
    await expect(check.title('Belum ada catatan')).toBeVisible()
  })
})

test.describe('a phone number', () => {
  test('half of one is told of; a whole one is checked', async ({ check, page }) => {
    await check.tab('HP')
    await check.field.fill('0812 34')
    await page.getByRole('button', { name: 'Cek nomor ini' }).click()
    await expect(page.getByText('Baru 6 angka. Nomor HP 10 sampai 13 angka.')).toBeVisible()
    await check.field.fill('+62 812-0000-0451')
    await page.getByRole('button', { name: 'Cek nomor ini' }).click()
    await expect(page.getByText('Nomor HP akhir 451')).toBeVisible()
    await expect(check.title('Belum ada catatan')).toBeVisible()
  })
})

test.describe('a link', () => {
  for (const [verdict, key] of Object.entries(lifeProfiles)) {
    test(`of a profile that is ${verdict}`, async ({ check, sent }) => {
      await check.checkLink(urlOf(key))
      await expect(check.band(verdict === 'unlisted' ? 'none' : verdict)).toBeVisible()
      expect(sent.join('\n')).not.toContain(handleOf(key))
    })
  }

  test('of nobody on record, whose details nobody is asked for', async ({ check, page, sent }) => {
    await check.checkLink('instagram.com/warung.tak.dikenal')
    await expect(check.band('none')).toContainText(
      'Belum ada ulasan, laporan yang sudah diperiksa, atau klaim.',
    )
    await expect(page.getByRole('button', { name: 'Ajak toko ini klaim' })).toBeVisible()
    expect(sent.some(each => each.includes('/v1/sellers/'))).toBe(false)
  })

  test('of a handle that looks like a verified shop: the real one is linked', async ({ check, page }) => {
    const { verified } = lifeProfiles
    const lookAlike = `${handleOf(verified)}${handleOf(verified).at(-1)}`
    await check.checkLink(urlOf(verified.replace(handleOf(verified), lookAlike)))
    await expect(check.band('caution')).toContainText('Mirip dengan akun lain')
    await expect(
      page.getByRole('link', { name: new RegExp(`^@${handleOf(verified).replaceAll('.', '\\.')} · `) }),
    ).toBeVisible()
  })

  test('that names nobody: two ways, and the server sees it only when it is asked', async ({
    check,
    page,
    sent,
  }) => {
    await check.checkLink('https://vt.tiktok.com/ZSabc/')
    await expect(page.getByText('Tautan ini tidak menyebut siapa pun')).toBeVisible()
    expect(sent.join('\n')).not.toContain('ZSabc')
    await page.getByRole('button', { name: 'Buka lewat server' }).click()
    await expect(page.getByText(/Tautannya tidak bisa dibuka|Situsnya terlalu lama/)).toBeVisible()
  })
})

test.describe('a QRIS', () => {
  test('out of a picture: who it names, and whose it is', async ({ check, page, complaints }) => {
    await check.tab('QRIS')
    await check.choosePicture(toPng(await drawQr(qrisText('WARUNG CONTOH', 150_000))))
    await expect(page.getByText('Terbaca di HP ini')).toBeVisible()
    const facts = await page.locator('.facts > div').allInnerTexts()
    expect(facts.map(text => text.replace(/\s+/g, ' ').trim())).toEqual([
      'Nama WARUNG CONTOH',
      'Kota BANDUNG',
      'NMID akhir 044',
      'Nominal Rp150.000',
    ])
    await expect(page.getByText('Apakah ini tokonya?')).toBeVisible()
    await check.owner.fill(`https://www.instagram.com/${shop}`)
    await page.getByRole('button', { name: 'Cek QRIS ini' }).click()
    await expect(check.title(`QRIS ini milik @${shop}`)).toBeVisible()
    expect(complaints).toEqual([])
  })

  test('two in one picture are told apart', async ({ check, page }) => {
    await check.tab('QRIS')
    await check.choosePicture(
      toPng(beside(await drawQr(qrisText('TOKO SATU')), await drawQr(qrisText('TOKO DUA')))),
    )
    await expect(page.getByText('2 kode QR di gambar ini.')).toBeVisible()
    await page.getByText('TOKO DUA').first().click()
    await expect(page.locator('.facts')).toContainText('TOKO DUA')
  })

  test('a cut code is damaged, never forged; what is no code is said', async ({ check, page }) => {
    await check.tab('QRIS')
    await check.choosePicture(toPng(await drawQr(qrisText().slice(0, -4))))
    await expect(page.getByText('Kode QR rusak atau tidak lengkap')).toBeVisible()
    await page.getByRole('button', { name: 'Ganti' }).click()
    await check.choosePicture(toPng(paint(200, 200, () => 200)))
    await expect(page.getByText('Tidak ada kode QR yang terbaca')).toBeVisible()
  })

  test('a file that is no picture', async ({ check, page }) => {
    await check.tab('QRIS')
    await check.choosePicture(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    )
    await expect(page.getByText('Gambar SVG tidak dibuka')).toBeVisible()
  })
})
