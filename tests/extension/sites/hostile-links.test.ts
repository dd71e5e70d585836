import { expect, test } from 'vitest'
import type { SiteAdapter } from '../../../extension/content/site-adapter.ts'
import { demoAdapter } from '../../../extension/sites/demo/adapter.ts'
import { facebookAdapter } from '../../../extension/sites/facebook/adapter.ts'
import { instagramAdapter } from '../../../extension/sites/instagram/adapter.ts'
import { tiktokAdapter } from '../../../extension/sites/tiktok/adapter.ts'

/** What a link may say without naming anybody, wherever a name stands. */
const hostileHrefs = [
  '',
  '#',
  '/',
  '//',
  '/%E0%A4%A/',
  '/toko.contoh%00/',
  '/../../toko.contoh',
  '//evil.example/toko.contoh/',
  'javascript:alert(1)//https://www.instagram.com/toko.contoh/',
  'data:text/html,<a href="/toko.contoh/">',
  'http://www.instagram.com/toko.contoh/',
  'http://www.tiktok.com/@toko.contoh',
  'https://www.instagram.com@evil.example/toko.contoh/',
  'https://www.instagram.com:8443/toko.contoh/',
  'https://www.instagram.com.evil.example/toko.contoh/',
  'https://l.instagram.com/?u=https%3A%2F%2Fwww.instagram.com%2Ftoko.contoh%2F',
  'https://www.tiktok.com/link/v2?target=https%3A%2F%2Fwww.tiktok.com%2F%40toko.contoh',
  'https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2Fmarketplace%2Fprofile%2F12%2F',
  'https://evil.example/@toko.contoh',
  'https://evil.example/marketplace/profile/12/',
  '/marketplace/profile/12abc/',
  '/@toko.contoh/video/7513603225887509766',
  '/@6900000000000000123',
  '/@',
  '/@me',
  '/@toko\u202Eeman',
  '/tоko.contoh/',
  `/${'a'.repeat(5000)}/`,
  `/@${'a'.repeat(5000)}`,
]

function documentWith(html: string): Document {
  return new DOMParser().parseFromString(`<!doctype html><body>${html}</body>`, 'text/html')
}

/** Puts the link where each surface would look for a name. */
function pageOf(template: string, href: string): Document {
  const document = documentWith(template)
  for (const link of document.querySelectorAll('a')) {
    link.setAttribute('href', href)
    const name = link.querySelector('span') ?? link
    name.textContent ||= 'toko.contoh'
  }
  return document
}

const places: [surface: string, adapter: SiteAdapter, url: string, template: string][] = [
  [
    'Instagram post',
    instagramAdapter,
    'https://www.instagram.com/p/DAbC/',
    '<main><article><header><a></a></header><ul><li><h3><a></a></h3></li></ul></article></main>',
  ],
  [
    'Instagram reels',
    instagramAdapter,
    'https://www.instagram.com/reels/DAbC/',
    '<main><a aria-label="x"><span></span></a></main>',
  ],
  [
    'Facebook item',
    facebookAdapter,
    'https://www.facebook.com/marketplace/item/12/',
    '<div role="main"><a aria-label="Detail"><span></span></a><a><span></span></a></div>',
  ],
  [
    'TikTok video',
    tiktokAdapter,
    'https://www.tiktok.com/@a.b/video/7',
    '<a><span data-e2e="browse-username"></span></a><article data-e2e="recommend-list-item-container"><a></a></article>',
  ],
  [
    'TikTok comments',
    tiktokAdapter,
    'https://www.tiktok.com/@a.b/video/7',
    '<div data-e2e="comment-username-1"><a><span></span></a></div>',
  ],
]

test.each(places)('%s: hostile links name nobody and break nothing', (_, adapter, url, template) => {
  const seen = hostileHrefs.filter(href => {
    const sightings = adapter.readSightings(pageOf(template, href), new URL(url))
    return sightings.length > 0
  })
  expect(seen).toEqual([])
})

test('hostile names stay texts, and the key is made of the link alone', () => {
  const document = documentWith(
    '<div data-e2e="comment-username-1"><a href="/@toko.contoh"><p>&lt;img src=x onerror=alert(1)&gt; ✓ Terverifikasi @bank.contoh</p></a></div>',
  )
  const [sighting] = tiktokAdapter.readSightings(document, new URL('https://www.tiktok.com/@a.b/video/7'))
  expect(sighting?.profile.key).toBe('tiktok:toko.contoh')
  expect(sighting?.name).toContain('<img src=x')
})

test('an Instagram link that shows another handle than its own is no name', () => {
  const document = documentWith(
    '<main><article><header><a href="/penipu.contoh/">bank.contoh</a></header></article></main>',
  )
  expect(instagramAdapter.readSightings(document, new URL('https://www.instagram.com/p/DAbC/'))).toEqual([])
})

test('the header of the profile that was left does not answer for the one that was opened', () => {
  const instagram = documentWith('<main><header><h2>toko.lama</h2></header></main>')
  expect(instagramAdapter.readSightings(instagram, new URL('https://www.instagram.com/toko.baru/'))).toEqual(
    [],
  )
  const tiktok = documentWith('<div data-e2e="user-page"><h1 data-e2e="user-title">toko.lama</h1></div>')
  expect(tiktokAdapter.readSightings(tiktok, new URL('https://www.tiktok.com/@toko.baru'))).toEqual([])
})

test('a recycled link is read anew', () => {
  const document = documentWith('<main><a aria-label="x" href="/toko.satu/reels/">toko.satu</a></main>')
  const url = new URL('https://www.instagram.com/reels/DAbC/')
  const keys = () => instagramAdapter.readSightings(document, url).map(({ profile }) => profile.key)
  expect(keys()).toEqual(['instagram:toko.satu'])
  const link = document.querySelector('a')
  link?.setAttribute('href', '/toko.dua/reels/')
  expect(keys()).toEqual([])
  if (link) link.textContent = 'toko.dua'
  expect(keys()).toEqual(['instagram:toko.dua'])
})

test('the demo page shows sellers of all three platforms, and only those marked', () => {
  const document = documentWith(`
    <a data-demo-profile href="https://www.instagram.com/toko.contoh/">Toko</a>
    <a data-demo-profile href="https://www.facebook.com/marketplace/profile/12/">Toko</a>
    <a data-demo-profile href="https://www.tiktok.com/@toko.contoh">Toko</a>
    <a data-demo-profile href="https://www.instagram.com/p/DAbC/">Kiriman</a>
    <a data-demo-profile>Kosong</a>
    <a href="https://www.instagram.com/lain.contoh/">Lain</a>`)
  const sightings = demoAdapter.readSightings(document, new URL('http://localhost/demo'))
  expect(sightings.map(({ profile }) => profile.key)).toEqual([
    'instagram:toko.contoh',
    'facebook:12',
    'tiktok:toko.contoh',
  ])
})
