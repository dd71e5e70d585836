import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instagramAdapter } from '../../../extension/sites/instagram/adapter.ts'
import { tiktokAdapter } from '../../../extension/sites/tiktok/adapter.ts'

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'dom')

function parseFixture(name: string): Document {
  return new DOMParser().parseFromString(readFileSync(join(fixtures, name), 'utf8'), 'text/html')
}

function setText(document: Document, css: string, text: string): void {
  const element = document.querySelector(css)
  if (!element) throw new Error(`fixture lacks ${css}`)
  element.textContent = text
}

// A wrong number would hang one person's findings on another: each case is an account that the data also name.
test.each(['toko.lain.contoh', 'pengunjung.contoh'])('Instagram: a click led to %s: no number', handle => {
  const document = parseFixture('instagram/profile.html')
  const first = instagramAdapter.readSightings(
    document,
    new URL('https://www.instagram.com/dapur.melati.contoh/'),
  )
  expect(first[0]?.platformId).toBe('4400112233')

  setText(document, 'header h2 span', handle)
  const [second] = instagramAdapter.readSightings(document, new URL(`https://www.instagram.com/${handle}/`))
  expect(second?.profile.handle).toBe(handle)
  expect(second?.platformId).toBeUndefined()
})

test.each([
  ['no handle beside the number', '{"page_logging":{"name":"profilePage","params":{"profile_id":"44"}}}'],
  ['the number of another page', '{"page_logging":{"name":"postPage","params":{"profile_id":"44"}}}'],
  ['a bio that speaks like the data', JSON.stringify({ bio: '"username":"dapur.melati.contoh"' })],
  ['broken data', '{"name":"profilePage","params":{'],
  ['nothing', ''],
])('Instagram: %s gives no number', (_, text) => {
  const document = parseFixture('instagram/profile.html')
  setText(document, 'script', text)
  const [sighting] = instagramAdapter.readSightings(
    document,
    new URL('https://www.instagram.com/dapur.melati.contoh/'),
  )
  expect(sighting?.profile.handle).toBe('dapur.melati.contoh')
  expect(sighting?.platformId).toBeUndefined()
})

test.each([
  ['broken', '{"__DEFAULT_SCOPE__":'],
  ['null', 'null'],
  ['of another kind', '{"__DEFAULT_SCOPE__":{"webapp.user-detail":[1]}}'],
  [
    'a number that is none',
    '{"__DEFAULT_SCOPE__":{"webapp.user-detail":{"userInfo":{"user":{"id":"1<b>","uniqueId":"sambal.nyai.contoh"}}}}}',
  ],
])('TikTok: data %s give no number and break nothing', (_, text) => {
  const document = parseFixture('tiktok/profile.html')
  setText(document, 'script', text)
  const [sighting] = tiktokAdapter.readSightings(
    document,
    new URL('https://www.tiktok.com/@sambal.nyai.contoh'),
  )
  expect(sighting?.profile.handle).toBe('sambal.nyai.contoh')
  expect(sighting?.platformId).toBeUndefined()
})
