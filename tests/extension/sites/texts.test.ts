import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SiteSelector } from '../../../extension/content/site-adapter.ts'
import { findDemoTexts } from '../../../extension/sites/demo/texts.ts'
import { textSelectors as facebookSelectors } from '../../../extension/sites/facebook/text-selectors.ts'
import { findFacebookTexts } from '../../../extension/sites/facebook/texts.ts'
import { textSelectors as instagramSelectors } from '../../../extension/sites/instagram/text-selectors.ts'
import { findInstagramTexts } from '../../../extension/sites/instagram/texts.ts'
import { textSelectors as tiktokSelectors } from '../../../extension/sites/tiktok/text-selectors.ts'
import { findTiktokTexts } from '../../../extension/sites/tiktok/texts.ts'

/** What a page shows of what its seller wrote, in the order of the page, with single spaces. */
interface Expected {
  url: string
  texts: string[]
}

const finders = { instagram: findInstagramTexts, facebook: findFacebookTexts, tiktok: findTiktokTexts }
type Site = keyof typeof finders
const sites = Object.keys(finders) as Site[]
const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'dom')
const saved = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'pages')

function parsePage(file: string): Document {
  const html = readFileSync(file, 'utf8').replace(/<link [^>]*stylesheet[^>]*>/g, '')
  return new DOMParser().parseFromString(html, 'text/html')
}

function find(site: Site, document: Document, url: string): Element[] {
  return finders[site](document, new URL(url))
}

function textsOf(elements: readonly Element[]): string[] {
  return elements.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '')
}

/** What no text may be: a part of another, a place to type, or a piece of the page around it. */
function expectPlain(elements: readonly Element[]): void {
  for (const element of elements) {
    expect(elements.filter(other => other !== element && other.contains(element))).toEqual([])
    expect(element.closest('nav, form, label, script, [contenteditable], [role="textbox"]')).toBeNull()
    expect(element.querySelector('input, textarea, script, style, [contenteditable]')).toBeNull()
    expect(element.matches('html, body, main, header, article, section, [role="main"]')).toBe(false)
  }
}

const expectations = sites.flatMap(site =>
  readdirSync(join(fixtures, site))
    .filter(file => file.endsWith('.expected.json'))
    .map((file): [Site, string, Expected] => [
      site,
      file.replace('.expected.json', ''),
      JSON.parse(readFileSync(join(fixtures, site, file), 'utf8')) as Expected,
    ]),
)

test.each(expectations)(
  '%s %s: what the seller wrote, no comment, control or other page',
  (site, name, { url, texts }) => {
    const document = parsePage(join(fixtures, site, `${name}.html`))
    const before = document.documentElement.outerHTML
    const found = find(site, document, url)
    expect(textsOf(found)).toEqual(texts)
    expectPlain(found)
    expect(document.documentElement.outerHTML).toBe(before)
  },
)

const selectors: [string, SiteSelector][] = [instagramSelectors, facebookSelectors, tiktokSelectors].flatMap(
  Object.entries<SiteSelector>,
)

test.each(selectors)('text selector %s finds something in its fixture', (_, { css, fixture }) => {
  expect(parsePage(join(fixtures, fixture)).querySelectorAll(css).length).toBeGreaterThan(0)
})

test.each([
  ['instagram', 'profile', 'https://www.instagram.com/explore/'],
  ['facebook', 'marketplace-item', 'https://www.facebook.com/marketplace/category/stoves/'],
  ['tiktok', 'profile', 'https://www.tiktok.com/explore'],
] as const)('%s: no text of the page before, once the address names another place', (site, name, url) => {
  expect(find(site, parsePage(join(fixtures, site, `${name}.html`)), url)).toEqual([])
})

test('the demo page marks what its sellers write', () => {
  const html = '<body><p>Dari kami</p><p data-demo-text>BCA 1234567417</p></body>'
  const document = new DOMParser().parseFromString(html, 'text/html')
  expect(textsOf(findDemoTexts(document, new URL('http://localhost:8787/demo')))).toEqual(['BCA 1234567417'])
})

const hasSaved = existsSync(join(saved, 'index.json'))
const savedPages: { file: string; url: string }[] = hasSaved
  ? JSON.parse(readFileSync(join(saved, 'index.json'), 'utf8'))
  : []
/** How many texts each saved page has; those not named have none. What they say is not ours to repeat. */
const savedCounts: Record<string, number> = {
  'instagram/01-profile.html': 4,
  'instagram/06-reels.html': 8,
  'instagram/08-post-comments-desktop.html': 1,
  'facebook/02-marketplace-item.html': 10,
  'facebook/04-marketplace-item-auto.html': 16,
  'tiktok/01-profile-server.html': 2,
  'tiktok/03-profile.html': 2,
  'tiktok/05-video.html': 1,
  'tiktok/06-video-feed-comments.html': 2,
}

describe.skipIf(!hasSaved)('saved pages (skipped where no folder of them lies beside the project)', () => {
  test.each(savedPages)('$file', ({ file, url }) => {
    const found = find(file.split('/')[0] as Site, parsePage(join(saved, file)), url)
    expect(found).toHaveLength(savedCounts[file] ?? 0)
    expectPlain(found)
    // The longest is a caption or description, not a page.
    expect(Math.max(0, ...textsOf(found).map(text => text.length))).toBeLessThan(2500)
  })
})
