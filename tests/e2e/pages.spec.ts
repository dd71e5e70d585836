import type { BrowserContext } from '@playwright/test'
import { expect } from '@playwright/test'
import { seededLabels } from '../fixtures/seeds.ts'
import { close, launchBare, readHeights, readText, servePage, test } from './browser.ts'
import { Badges } from './pages/badges.ts'
import { type PageCase, readFixturePages, readSavedPages } from './saved-pages.ts'
import { toSeededVerdict } from './seeded.ts'

const savedPages = readSavedPages()
const pages: PageCase[] = [...readFixturePages(), ...(savedPages ?? [])]

test.describe('every page of the three sites', () => {
  let bare: BrowserContext

  test.beforeAll(async () => {
    bare = await launchBare()
  })
  test.afterAll(() => close(bare))

  for (const saved of pages) {
    test(`${saved.name}: one badge each, nobody else, nothing moved`, async ({
      context,
      page,
      complaints,
    }) => {
      const untouched = await bare.newPage()
      const ownComplaints = new Set<string>()
      untouched.on('console', message => ownComplaints.add(`console: ${message.text()}`))
      await servePage(bare, saved)
      await untouched.goto(saved.url)
      await servePage(context, saved)
      await page.goto(saved.url)

      const badges = await new Badges(page).waitFor(seen => seen.length >= saved.sees.length)
      // A moment longer, so that a badge too many would be there too.
      await page.waitForTimeout(500)
      const settled = await new Badges(page).read()
      expect(settled).toEqual(badges)
      expect(settled.map(({ profile }) => profile).toSorted()).toEqual(saved.sees.toSorted())
      for (const { profile, name } of settled) {
        const verdict = toSeededVerdict(profile)
        expect(name).toMatch(/^Amanah: /)
        expect(name).toContain(seededLabels[verdict])
        expect(name).toContain(profile.split(':')[1])
      }

      expect(await readText(page)).toBe(await readText(untouched))
      expect(await readHeights(page)).toEqual(await readHeights(untouched))
      // Pages saved without their scripts and pictures complain by themselves; we may add nothing to it.
      expect(complaints.filter(text => !ownComplaints.has(text))).toEqual([])
      await untouched.close()
      await bare.unroute(() => true)
    })
  }

  test('real saved pages', () => {
    test.skip(
      savedPages === null,
      'no folder of saved pages beside the project: only our own fixtures were tested',
    )
    expect(savedPages?.length).toBeGreaterThan(0)
  })
})
