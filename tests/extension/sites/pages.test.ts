import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chooseSightings, toPlace } from '../../../extension/content/choose-places.ts'
import type { SiteAdapter, SiteSelector } from '../../../extension/content/site-adapter.ts'
import { facebookAdapter } from '../../../extension/sites/facebook/adapter.ts'
import { selectors as facebookSelectors } from '../../../extension/sites/facebook/selectors.ts'
import { instagramAdapter } from '../../../extension/sites/instagram/adapter.ts'
import { selectors as instagramSelectors } from '../../../extension/sites/instagram/selectors.ts'
import { tiktokAdapter } from '../../../extension/sites/tiktok/adapter.ts'
import { selectors as tiktokSelectors } from '../../../extension/sites/tiktok/selectors.ts'

interface Expected {
  url: string
  sees: string[]
  never: string[]
}

const adapters: Record<string, SiteAdapter> = {
  instagram: instagramAdapter,
  facebook: facebookAdapter,
  tiktok: tiktokAdapter,
}
const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'dom')
const saved = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'pages')

function parsePage(file: string): Document {
  // Style sheets of saved pages are not there to be loaded.
  const html = readFileSync(file, 'utf8').replace(/<link [^>]*stylesheet[^>]*>/g, '')
  return new DOMParser().parseFromString(html, 'text/html')
}

function readKeys(site: string, document: Document, url: string): string[] {
  const sightings = adapters[site]?.readSightings(document, new URL(url)) ?? []
  return chooseSightings(sightings).map(({ profile }) => profile.key)
}

function listFixtures(site: string): [name: string, expected: Expected][] {
  return readdirSync(join(fixtures, site))
    .filter(file => file.endsWith('.expected.json'))
    .map(file => [
      file.replace('.expected.json', ''),
      JSON.parse(readFileSync(join(fixtures, site, file), 'utf8')) as Expected,
    ])
}

describe.each(['instagram', 'facebook', 'tiktok'])('fixtures of %s', site => {
  test.each(listFixtures(site))('%s: every seller once, nobody else', (name, { url, sees, never }) => {
    const document = parsePage(join(fixtures, site, `${name}.html`))
    const keys = readKeys(site, document, url)
    expect(keys.toSorted()).toEqual(sees.toSorted())
    expect(keys.filter(key => never.includes(key))).toEqual([])
  })

  test.each(listFixtures(site))(
    '%s: reading changes nothing, and no badge would stand in a control',
    (name, { url }) => {
      const document = parsePage(join(fixtures, site, `${name}.html`))
      const before = document.documentElement.outerHTML
      const sightings = adapters[site]?.readSightings(document, new URL(url)) ?? []
      expect(document.documentElement.outerHTML).toBe(before)
      for (const { anchor } of chooseSightings(sightings).map(toPlace)) {
        expect(anchor.parentElement?.closest('a, button, [role="button"], [role="link"]') ?? null).toBeNull()
      }
    },
  )
})

describe('what only some pages show', () => {
  test.each([
    ['instagram', 'profile', '4400112233'],
    ['tiktok', 'profile', '6900000000000000123'],
    ['tiktok', 'profile-swapped', undefined],
  ])('%s %s: platform id %s', (site, name, id) => {
    const { url } = JSON.parse(
      readFileSync(join(fixtures, site, `${name}.expected.json`), 'utf8'),
    ) as Expected
    const [sighting] =
      adapters[site]?.readSightings(parsePage(join(fixtures, site, `${name}.html`)), new URL(url)) ?? []
    expect(sighting?.platformId).toBe(id)
  })

  test('the data of a first load say nothing about the profile that a click led to', () => {
    const document = parsePage(join(fixtures, 'instagram', 'profile.html'))
    const title = document.querySelector('header h2 span')
    if (title) title.textContent = 'toko.lain.contoh'
    const [sighting] = instagramAdapter.readSightings(
      document,
      new URL('https://www.instagram.com/toko.lain.contoh/'),
    )
    expect(sighting).toMatchObject({ profile: { key: 'instagram:toko.lain.contoh' } })
    expect(sighting?.platformId).toBeUndefined()
  })

  test('profile pages owe their header, others owe nobody', () => {
    const owed = (site: string, url: string) => adapters[site]?.owedSurface(new URL(url))
    expect(owed('instagram', 'https://www.instagram.com/toko.siti/')).toBe('profile-header')
    expect(owed('instagram', 'https://www.instagram.com/p/abc/')).toBeNull()
    expect(owed('tiktok', 'https://www.tiktok.com/@toko.siti')).toBe('profile-header')
    expect(owed('tiktok', 'https://www.tiktok.com/@toko.siti/video/1')).toBeNull()
    expect(owed('facebook', 'https://www.facebook.com/marketplace/item/1/')).toBeNull()
  })
})

const selectors: [string, SiteSelector][] = Object.entries({
  ...instagramSelectors,
  ...Object.fromEntries(
    Object.entries(facebookSelectors).map(([name, value]) => [`facebook ${name}`, value]),
  ),
  ...Object.fromEntries(Object.entries(tiktokSelectors).map(([name, value]) => [`tiktok ${name}`, value])),
})

test.each(selectors)('selector %s finds something in its fixture', (_, { css, fixture }) => {
  expect(parsePage(join(fixtures, fixture)).querySelectorAll(css).length).toBeGreaterThan(0)
})

interface SavedPage extends Expected {
  file: string
}
const hasSaved = existsSync(join(saved, 'index.json'))
const savedPages: SavedPage[] = hasSaved ? JSON.parse(readFileSync(join(saved, 'index.json'), 'utf8')) : []

test('real saved pages are there', context => {
  context.skip(!hasSaved, 'no folder of saved pages beside the project: only our own fixtures were tested')
  expect(savedPages.length).toBeGreaterThan(0)
})

describe.skipIf(!hasSaved)(
  'real saved pages (skipped where no folder of them lies beside the project)',
  () => {
    test.each(savedPages)('$file', ({ file, url, sees, never }) => {
      const keys = readKeys(file.split('/')[0] ?? '', parsePage(join(saved, file)), url)
      expect(keys.toSorted()).toEqual(sees.toSorted())
      expect(keys.filter(key => never.includes(key))).toEqual([])
    })
  },
)
