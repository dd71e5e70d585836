import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findClaimCodes } from '#shared/rules/claim-code'
import { readOwnerText } from '../../../extension/content/read-owner-text.ts'
import { readFacebookOwnerText } from '../../../extension/sites/facebook/owner-text.ts'
import { readInstagramOwnerText } from '../../../extension/sites/instagram/owner-text.ts'
import { readTiktokOwnerText } from '../../../extension/sites/tiktok/owner-text.ts'

export const code = 'AMANAH-7K3FQ2MX'
const readers = {
  instagram: readInstagramOwnerText,
  facebook: readFacebookOwnerText,
  tiktok: readTiktokOwnerText,
}
type Site = keyof typeof readers

interface Page {
  site: Site
  fixture: string
  url: string
  key: string
  platformId: string | null
  /** Where the owner writes. */
  place: string
}

export const pages = {
  instagram: {
    site: 'instagram',
    fixture: 'instagram/profile.html',
    url: 'https://www.instagram.com/dapur.melati.contoh/',
    key: 'instagram:dapur.melati.contoh',
    platformId: '4400112233',
    place: 'header div[role="button"] > span[dir="auto"]',
  },
  tiktok: {
    site: 'tiktok',
    fixture: 'tiktok/profile.html',
    url: 'https://www.tiktok.com/@sambal.nyai.contoh',
    key: 'tiktok:sambal.nyai.contoh',
    platformId: '6900000000000000123',
    place: '[data-e2e="user-bio"]',
  },
  item: {
    site: 'facebook',
    fixture: 'facebook/marketplace-item.html',
    url: 'https://www.facebook.com/marketplace/item/1212000111222333/',
    key: 'facebook:100066600000911',
    platformId: null,
    place: 'div[aria-hidden] > span[dir="auto"]:has(a)',
  },
  itemOverItem: {
    site: 'facebook',
    fixture: 'facebook/marketplace-item-over-item.html',
    url: 'https://www.facebook.com/marketplace/item/1212000111222666/',
    key: 'facebook:100066600000955',
    platformId: null,
    place: '[role="dialog"] div > span[dir="auto"]:not(h1 *)',
  },
} satisfies Record<string, Page>
export type Name = keyof typeof pages
export const names = Object.keys(pages) as Name[]

export function parse(name: Name): Document {
  const file = join(import.meta.dirname, '..', '..', 'fixtures', 'dom', pages[name].fixture)
  return new DOMParser().parseFromString(readFileSync(file, 'utf8'), 'text/html')
}

export function at(document: Document, css: string): Element {
  const element = document.querySelector(css)
  if (!element) throw new Error(`the fixture has no ${css}`)
  return element
}

export function read(name: Name, document: Document, url: string = pages[name].url) {
  return readOwnerText(readers[pages[name].site], document, new URL(url))
}

export function codesOn(name: Name, document: Document, url?: string): string[] {
  return findClaimCodes(read(name, document, url)?.text ?? '')
}

/** Puts markup into the page: what somebody else wrote, where others can write. */
export function put(document: Document, css: string, where: InsertPosition, html: string): void {
  at(document, css).insertAdjacentHTML(where, html)
}
