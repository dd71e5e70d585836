import { expect, type Page } from '@playwright/test'
import { test } from './phones.ts'

test.describe('pasting', () => {
  test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']))
  const copy = (page: Page, text: string) => page.evaluate(each => navigator.clipboard.writeText(each), text)

  test('a chat goes to the tab, the bank and the field that it speaks of', async ({ check, page }) => {
    await copy(page, 'Transfer ke Mandiri 123-000-123-4999 an Budi ya kak, makasih')
    await check.tab('Tautan')
    await page.getByRole('button', { name: 'Tempel' }).click()
    await expect(page.getByRole('radio', { name: 'Rekening' })).toBeChecked()
    await expect(page.getByRole('radio', { name: 'Mandiri' })).toBeChecked()
    await expect(check.field).toHaveValue('1230 0012 3499 9')
    await expect(page.getByText('Katanya atas nama Budi.')).toBeVisible()
    await page.getByRole('button', { name: 'Cek rekening ini' }).click()
    await expect(check.band('reported')).toBeVisible()
  })

  test('several numbers are offered one by one', async ({ check, page }) => {
    await copy(page, 'BCA 1234567417 atau Mandiri 1230001234999')
    await page.getByRole('button', { name: 'Tempel' }).click()
    await page.getByRole('button', { name: /Rekening Mandiri/ }).click()
    await expect(page.getByRole('radio', { name: 'Mandiri' })).toBeChecked()
    await expect(check.field).toHaveValue('1230 0012 3499 9')
  })

  test('hostile texts stay text', async ({ check, page, complaints }) => {
    for (const text of [
      '<script>window.hit=1</script><img src=x onerror=window.hit=1>',
      `\u202e${'BCA '.repeat(20)}\u200f1234567890`,
      `javascript:window.hit=1`,
      'x'.repeat(100_000),
      `BCA 1234567890 ${'9 '.repeat(50_000)}`,
    ]) {
      await check.tab('Tautan')
      await copy(page, text)
      const clear = page.getByRole('button', { name: 'Hapus' })
      if (await clear.isVisible()) await clear.click()
      await page.getByRole('button', { name: 'Tempel' }).click()
      await page.getByRole('button', { name: /^Cek / }).first().click()
      await expect(page.locator('main')).toBeVisible()
      expect(await check.sideways()).toBe(0)
      await check.open()
    }
    expect(await page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined()
    expect(complaints).toEqual([])
  })
})

test.describe('the way back', () => {
  test('finds the form as it was; another check begins empty', async ({ check, page }) => {
    await check.checkAccount('BCA', '9012345902', '@batik.laras')
    await expect(check.title('Belum ada catatan')).toBeVisible()
    await page.goBack()
    await expect(check.field).toHaveValue('901 234 5902')
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(check.owner).toHaveValue('@batik.laras')
    await page.getByRole('button', { name: 'Cek rekening ini' }).click()
    await page.getByRole('button', { name: 'Cek yang lain' }).click()
    await expect(check.field).toHaveValue('')
    await expect(check.field).toBeFocused()
    await expect(check.owner).toHaveValue('')
  })

  test('a result that is loaded anew is the form, for what was asked stands nowhere', async ({
    check,
    page,
  }) => {
    await check.checkAccount('BCA', '9012345902')
    await expect(check.title('Belum ada catatan')).toBeVisible()
    await page.reload()
    await expect(check.field).toHaveValue('')
    const kept = await page.evaluate(async () => {
      const names = await caches.keys()
      const urls = await Promise.all(
        names.map(async name => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      )
      return JSON.stringify([urls, { ...localStorage }, { ...sessionStorage }, history.state])
    })
    expect(kept).not.toMatch(/9012345902|5902/)
  })
})

test('by keyboard alone, from tab to result and back', async ({ check, page }) => {
  await page.getByRole('radio', { name: 'Rekening' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'HP' })).toBeChecked()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(page.getByRole('radio', { name: 'BCA' })).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(check.field).toBeFocused()
  await page.keyboard.type('9012345902')
  await page.keyboard.press('Enter')
  await expect(check.title('Belum ada catatan')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(page.getByRole('checkbox', { name: /Cocokkan nama penerima/ })).toBeChecked()
  await page.getByRole('button', { name: 'Kembali' }).focus()
  await page.keyboard.press('Enter')
  await expect(check.field).toHaveValue(/901 ?234 ?5902/)
})
