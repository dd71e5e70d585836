import { expect, type Page } from '@playwright/test'
import { servePage, test } from './browser.ts'
import { instagramPost, instagramProfile, lifeProfiles } from './made-pages.ts'
import { Badges } from './pages/badges.ts'

const { verified, reported, claimed, unlisted } = lifeProfiles

/** Waits until the badges are these, in any order. */
async function expectBadges(page: Page, profiles: string[]): Promise<void> {
  const wanted = profiles.toSorted()
  const seen = await new Badges(page).waitFor(
    badges => JSON.stringify(badges.map(({ profile }) => profile).toSorted()) === JSON.stringify(wanted),
  )
  expect(seen.map(({ profile }) => profile).toSorted()).toEqual(wanted)
}

test('a route change without reload: the old badge goes, the new one comes', async ({ context, page }) => {
  await servePage(context, instagramProfile(verified))
  await page.goto(instagramProfile(verified).url)
  await expectBadges(page, [verified])

  await page.evaluate(handle => {
    history.pushState({}, '', `/${handle}/`)
    const title = document.querySelector('header h2 span')
    if (title) title.textContent = handle
  }, reported.split(':')[1] ?? '')
  await expectBadges(page, [reported])

  await page.goBack()
  await page.evaluate(handle => {
    const title = document.querySelector('header h2 span')
    if (title) title.textContent = handle
  }, verified.split(':')[1] ?? '')
  await expectBadges(page, [verified])
})

test('an unknown seller: quiet badge on the profile header, none in comments', async ({ context, page }) => {
  await servePage(context, instagramProfile(unlisted))
  await page.goto(instagramProfile(unlisted).url)
  const [badge] = await new Badges(page).waitFor(badges => badges.length === 1)
  expect(badge?.name).toBe(`Amanah: Belum ada catatan, ${unlisted.split(':')[1]}`)

  const post = instagramPost(verified, [unlisted, reported])
  await context.unrouteAll()
  await servePage(context, post)
  await page.goto(post.url)
  await expectBadges(page, [verified, reported])
})

test('a recycled node whose href changes gets the badge of its new seller', async ({ context, page }) => {
  const post = instagramPost(verified, [reported])
  await servePage(context, post)
  await page.goto(post.url)
  await expectBadges(page, [verified, reported])

  await page.evaluate(
    ([from, to]) => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>(`a[href="/${from}/"]`)) {
        link.setAttribute('href', `/${to}/`)
        const name = link.querySelector('span')
        if (name) name.textContent = to ?? ''
      }
    },
    [reported.split(':')[1], claimed.split(':')[1]],
  )
  await expectBadges(page, [verified, claimed])
})

test('nodes removed and returned by the page', async ({ context, page }) => {
  const post = instagramPost(verified, [reported])
  await servePage(context, post)
  await page.goto(post.url)
  await expectBadges(page, [verified, reported])
  await page.evaluate(() => {
    const list = document.querySelector('#comments')
    const parent = list?.parentElement
    list?.remove()
    setTimeout(() => list && parent?.append(list), 300)
  })
  await expectBadges(page, [verified, reported])
})

test('a badge that the page takes away comes back', async ({ context, page }) => {
  await servePage(context, instagramProfile(verified))
  await page.goto(instagramProfile(verified).url)
  await expectBadges(page, [verified])
  await page.evaluate(() => document.querySelector('amanah-badge')?.remove())
  await expectBadges(page, [verified])
})

test('one badge per seller after 500 mutations', async ({ context, page, complaints }) => {
  const post = instagramPost(verified, [reported, claimed])
  await servePage(context, post)
  await page.goto(post.url)
  await expectBadges(page, [verified, reported, claimed])
  await page.evaluate(async () => {
    const list = document.querySelector('#comments')
    for (let i = 0; i < 500; i++) {
      const row = document.createElement('div')
      row.textContent = `baris ${i}`
      list?.append(row)
      if (i % 2) row.remove()
      if (i % 25 === 0) await new Promise(requestAnimationFrame)
    }
  })
  await page.waitForTimeout(500)
  await expectBadges(page, [verified, reported, claimed])
  expect(complaints).toEqual([])
})

test('comments that arrive later get their badges', async ({ context, page }) => {
  const post = instagramPost(verified, [])
  await servePage(context, post)
  await page.goto(post.url)
  await expectBadges(page, [verified])
  await page.evaluate(() => {
    const list = document.querySelector('#comments')
    const template = list?.querySelector('template')
    if (template) list?.append(template.content.cloneNode(true))
  })
  await expectBadges(page, [verified, reported])
})

test('extension reload under an open page: no orphan errors, badges again', async ({
  context,
  page,
  extensionId,
  complaints,
}) => {
  await servePage(context, instagramProfile(verified))
  await page.goto(instagramProfile(verified).url)
  await expectBadges(page, [verified])
  const popup = await context.newPage()
  await popup.goto(`chrome-extension://${extensionId}/popup.html`)
  await popup
    .evaluate(() =>
      (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload(),
    )
    .catch(() => {
      // The page that asks for the reload dies by it.
    })
  await page.waitForTimeout(1500)
  await page.evaluate(() => {
    for (let i = 0; i < 50; i++) document.body.append(document.createElement('i'))
    history.pushState({}, '', '#x')
  })
  await page.waitForTimeout(500)
  expect(complaints.filter(text => !text.includes('net::'))).toEqual([])
  await page.reload()
  await expectBadges(page, [verified])
})
