import { describe, expect, test } from 'vitest'
import { at, code, codesOn, names, pages, parse, read } from './owner-pages.ts'

describe.each(names)('%s: where only the owner writes', name => {
  const { key, platformId, place } = pages[name]

  test('the code is found, with whose it is', () => {
    const document = parse(name)
    at(document, place).append(` ${code}`)
    expect(read(name, document)).toMatchObject({ key, platformId })
    expect(codesOn(name, document)).toEqual([code])
  })

  test('a code ends where its line ends', () => {
    const document = parse(name)
    const line = document.createElement('br')
    at(document, place).append(line.cloneNode(), code, line, 'Pesan lewat WA')
    expect(codesOn(name, document)).toEqual([code])
  })

  test('the page as it is has no code', () => {
    expect(codesOn(name, parse(name))).toEqual([])
  })

  test('reading leaves the page as it is', () => {
    const document = parse(name)
    const before = document.documentElement.outerHTML
    read(name, document)
    expect(document.documentElement.outerHTML).toBe(before)
  })

  test.each([
    'https://www.instagram.com/explore/',
    'https://www.instagram.com/p/DAbCdEfGhIj/',
    'https://www.instagram.com/stories/dapur.melati.contoh/1/',
    'https://www.tiktok.com/foryou',
    'https://www.tiktok.com/@sambal.nyai.contoh/video/7000000000000000001',
    'https://www.facebook.com/marketplace/',
    'https://www.facebook.com/marketplace/profile/100066600000911/',
    'https://www.facebook.com/groups/1/posts/2/',
  ])('nothing is read at %s', url => {
    const document = parse(name)
    at(document, place).append(` ${code}`)
    expect(read(name, document, url)).toBeNull()
  })
})

test('a text without end is cut', () => {
  const document = parse('tiktok')
  at(document, pages.tiktok.place).textContent = 'a'.repeat(1_000_000)
  expect(read('tiktok', document)?.text).toHaveLength(20_000)
})
