import { expect } from '@playwright/test'
import { servePage, test } from './browser.ts'
import { instagramPost, instagramProfile, lifeProfiles } from './made-pages.ts'
import { Badges } from './pages/badges.ts'

const { verified, reported } = lifeProfiles
const markup = '&lt;img src=x onerror=alert(1)&gt;&lt;/span&gt;&lt;script&gt;alert(2)&lt;/script&gt;'

test('markup, direction marks and ten thousand letters in a bio change nothing', async ({
  context,
  page,
  complaints,
}) => {
  const bios = [
    markup,
    '\u202e\u2066\u200b\u200f',
    'A'.repeat(10_000),
    'amanah:toko-lain &quot;&gt;&lt;amanah-badge data-profile=x&gt;',
  ]
  const saved = instagramProfile(verified, bios.join('</span><span dir="auto">'))
  await servePage(context, saved)
  await page.goto(saved.url)
  const badges = await new Badges(page).waitFor(seen => seen.length > 0)
  expect(badges.map(({ profile }) => profile)).toEqual([verified])
  expect(complaints).toEqual([])
})

test('hrefs that are no handle of the site get no badge', async ({ context, page, complaints }) => {
  const post = instagramPost(verified, [])
  const hostile = [
    'javascript:alert(1)',
    '//evil.example/toko/',
    `https://www.instagram.com.evil.example/${verified.split(':')[1]}/`,
    '/%E0%A4%A/',
    '/<script>/',
    '/toko"onmouseover="x/',
    `/${'a'.repeat(5000)}/`,
  ]
  const links = hostile
    .map(href => `<div><a href="${href.replaceAll('"', '&quot;')}">toko</a></div>`)
    .join('')
  const saved = { ...post, html: post.html.replace('<template>', `${links}<template>`) }
  await servePage(context, saved)
  await page.goto(saved.url)
  await new Badges(page).waitFor(seen => seen.length > 0)
  await page.waitForTimeout(300)
  expect((await new Badges(page).read()).map(({ profile }) => profile)).toEqual([verified])
  expect(complaints).toEqual([])
})

test('a page script can neither open a card, nor read a verdict, nor speak to us', async ({
  context,
  page,
}) => {
  await servePage(context, instagramProfile(reported))
  await page.goto(instagramProfile(reported).url)
  await new Badges(page).waitFor(seen => seen.length > 0)
  const found = await page.evaluate(async () => {
    const host = document.querySelector<HTMLElement>('amanah-badge')
    host?.click()
    for (const type of ['click', 'pointerdown', 'mousedown', 'keydown']) {
      host?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }))
    }
    for (const name of ['card/close', 'page/open-card', 'lookup/resolve']) {
      window.postMessage({ name, request: { key: 'instagram:toko' }, source: 'amanah' }, '*')
      document.dispatchEvent(new CustomEvent(name, { detail: { key: 'instagram:toko' } }))
    }
    await new Promise(resolve => setTimeout(resolve, 500))
    return {
      hasShadow: host?.shadowRoot ?? null,
      attributes: host?.getAttributeNames(),
      text: host?.textContent,
      cards: document.querySelectorAll('amanah-card, iframe').length,
      leaked: Object.keys(window).filter(key => key.toLowerCase().includes('amanah')),
    }
  })
  expect(found).toMatchObject({ hasShadow: null, text: '', cards: 0, leaked: [] })
  expect(JSON.stringify(found.attributes)).not.toMatch(/report|verdict|label|title|class/)
})

test('a badge that the page made itself says nothing and is not ours', async ({ context, page }) => {
  const saved = instagramProfile(reported)
  const forged = '<amanah-badge data-profile="instagram:palsu.contoh">Terverifikasi</amanah-badge>'
  await servePage(context, { ...saved, html: saved.html.replace('</main>', `${forged}</main>`) })
  await page.goto(saved.url)
  const badges = await new Badges(page).waitFor(seen => seen.some(({ profile }) => profile === reported))
  expect(badges.filter(({ name }) => name !== '').map(({ profile }) => profile)).toEqual([reported])
})

test('a page that hides, moves and restyles the badge in a loop is not fought for ever', async ({
  context,
  page,
  complaints,
}) => {
  await servePage(context, instagramProfile(reported))
  await page.goto(instagramProfile(reported).url)
  await new Badges(page).waitFor(seen => seen.length > 0)
  const rounds = await page.evaluate(async () => {
    let seen = 0
    const until = Date.now() + 2000
    while (Date.now() < until) {
      for (const host of document.querySelectorAll('amanah-badge')) {
        seen++
        host.remove()
      }
      await new Promise(requestAnimationFrame)
    }
    return seen
  })
  expect(rounds).toBeLessThan(40)
  expect(complaints).toEqual([])
})
