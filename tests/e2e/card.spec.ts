import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { servePage, test } from './browser.ts'
import { instagramProfile, lifeProfiles } from './made-pages.ts'
import { Badges } from './pages/badges.ts'
import { Card } from './pages/card.ts'

const { verified, reported, claimed, unlisted } = lifeProfiles
const verdicts: [profile: string, title: RegExp][] = [
  [verified, /Terverifikasi/],
  [reported, /Ada laporan yang sudah diperiksa/],
  [claimed, /Diklaim/],
  [unlisted, /Belum ada catatan/],
]

for (const [profile, title] of verdicts) {
  test(`${profile}: the card opens in a frame of the extension and tells the verdict`, async ({
    context,
    page,
    complaints,
  }) => {
    await servePage(context, instagramProfile(profile))
    await page.goto(instagramProfile(profile).url)
    const card = await Card.open(page, profile)
    await expect(card.dialog).toHaveAccessibleName(/^Amanah: /)
    await expect(card.frame.getByRole('heading', { name: title }).first()).toBeVisible()
    await expect(card.frame.getByText(/Data per .*, v\d+/)).toBeVisible()
    await expect(card.frame.getByText('Bukan penilaian Instagram')).toBeVisible()
    const report = card.frame.getByRole('link', { name: 'Laporkan masalah' })
    await expect(report).toHaveAttribute('href', `http://localhost:8799/lapor#profile=${profile}`)
    expect(complaints).toEqual([])
  })
}

test('an unknown seller: the card helps, and asks the server nothing about them', async ({
  context,
  page,
}) => {
  const asked: string[] = []
  context.on('request', request => asked.push(request.url()))
  await servePage(context, instagramProfile(unlisted))
  await page.goto(instagramProfile(unlisted).url)
  const card = await Card.open(page, unlisted)
  await expect(card.frame.getByText('Belum ada catatan bukan berarti pasti aman').first()).toBeVisible()
  await expect(card.frame.getByText('Cocokkan nama penerima')).toBeVisible()
  await expect(card.frame.getByRole('link', { name: /Tulis ulasan/ })).toBeVisible()
  await expect(card.frame.getByRole('button', { name: /Ajak toko ini klaim/ })).toBeVisible()
  await card.frame.getByRole('radio', { name: 'COD ketemuan' }).check({ force: true })
  await expect(card.frame.getByText('Ajak teman')).toBeVisible()
  expect(asked.filter(url => url.includes('/v1/sellers/') || url.includes('/v1/buckets/'))).toEqual([])
})

test('a fresh handle that looks like a verified shop is told apart, and the real shop is linked', async ({
  context,
  page,
}) => {
  const handle = verified.split(':')[1] ?? ''
  const imitation = `instagram:${handle.replaceAll('o', '0').replaceAll('.', '_')}`
  await servePage(context, instagramProfile(imitation))
  await page.goto(instagramProfile(imitation).url)
  const [badge] = await new Badges(page).waitFor(seen => seen.length > 0)
  expect(badge?.name).toBe(`Amanah: Mirip dengan akun lain, ${imitation.split(':')[1]}`)
  const card = await Card.open(page, imitation)
  const real = card.frame.getByRole('link', { name: `@${handle}` })
  await expect(real).toHaveAttribute('href', `https://www.instagram.com/${handle}/`)
  await expect(card.frame.getByText('Toko yang terverifikasi: @')).toBeVisible()
})

test('keyboard: Enter opens, focus starts on the name, Tab stays inside, Escape returns to the badge', async ({
  context,
  page,
}) => {
  await servePage(context, instagramProfile(verified))
  await page.goto(instagramProfile(verified).url)
  await new Badges(page).waitFor(seen => seen.length > 0)
  // The name's link first, then the badge.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const card = await Card.waitFor(page)
  await expect.poll(() => card.frame.evaluate(() => document.activeElement?.localName)).toBe('h1')
  for (let i = 0; i < 40; i++) await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('amanah-card')
  await page.keyboard.press('Escape')
  await Card.expectClosed(page)
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('amanah-badge')
})

test('a click outside closes', async ({ context, page }) => {
  await servePage(context, instagramProfile(verified))
  await page.goto(instagramProfile(verified).url)
  await Card.open(page, verified)
  await page.mouse.click(900, 700)
  await Card.expectClosed(page)
})

for (const theme of ['light', 'dark']) {
  test(`WCAG 2.2 AA, ${theme}`, async ({ context, page, extensionId }) => {
    // axe runs in pages, so each card is looked at as a page of its own.
    for (const [profile] of verdicts) {
      await page.goto(
        `chrome-extension://${extensionId}/card.html#${new URLSearchParams({ key: profile, theme })}`,
      )
      await expect(page.getByText(/Data per .*, v\d+/)).toBeVisible()
      await page.waitForTimeout(300)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${profile} ${id}: ${nodes[0]?.html}`)).toEqual([])
      await page.goto('about:blank')
    }
    expect(context.pages().length).toBe(1)
  })
}
