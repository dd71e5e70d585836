import { expect } from '@playwright/test'
import { lifeProfiles } from './made-pages.ts'
import { expectAccessible, handleOf, test, urlOf } from './phones.ts'
import { shopWithNumbers } from './seeded-numbers.ts'

const shop = handleOf(shopWithNumbers)

test.describe('WCAG 2.2 AA and no way sideways', () => {
  for (const scheme of ['light', 'dark'] as const) {
    test(`in ${scheme}`, async ({ check, page }) => {
      test.slow()
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      for (const name of ['Tautan', 'Rekening', 'HP', 'QRIS'] as const) {
        await check.tab(name)
        await expectAccessible(page)
      }
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 640 })
        await check.tab('Rekening')
        await page.getByText('Lainnya', { exact: true }).click()
        expect(await check.sideways()).toBe(0)
        await check.tab('Tautan')
        await check.field.fill(`https://vt.tiktok.com/${'Z'.repeat(80)}/`)
        await page.getByRole('button', { name: 'Cek penjual ini' }).click()
        expect(await check.sideways()).toBe(0)
        await check.tab('QRIS')
        expect(await check.sideways()).toBe(0)
        for (const key of [lifeProfiles.reported, lifeProfiles.verified]) {
          await check.checkLink(urlOf(key))
          await expect(check.band(key === lifeProfiles.reported ? 'reported' : 'verified')).toBeVisible()
          expect(await check.sideways()).toBe(0)
          await expectAccessible(page)
          await page.goBack()
        }
        await check.checkAccount('Mandiri', '1230001234888', `@${shop}`)
        await expect(check.band('severe')).toBeVisible()
        expect(await check.sideways()).toBe(0)
        await expectAccessible(page)
        await page.goBack()
      }
    })
  }
})
