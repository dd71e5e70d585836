import { describe, expect, test } from 'vitest'
import * as facebook from '../../../extension/sites/facebook/handle.ts'
import * as instagram from '../../../extension/sites/instagram/handle.ts'
import * as tiktok from '../../../extension/sites/tiktok/handle.ts'

const readers = {
  instagram: instagram.toInstagramRef,
  facebook: facebook.toFacebookRef,
  tiktok: tiktok.toTiktokRef,
}

test.each([
  ['instagram', '/toko.siti/', 'instagram:toko.siti'],
  ['instagram', 'https://www.instagram.com/Toko.Siti/?hl=id', 'instagram:toko.siti'],
  ['instagram', '/toko.siti/reels/', 'instagram:toko.siti'],
  ['instagram', '/p/DAbCdEf/', null],
  ['instagram', '/explore/', null],
  ['instagram', '#', null],
  ['instagram', 'javascript:alert(1)', null],
  ['instagram', 'https://www.tiktok.com/@toko', null],
  ['instagram', 'https://l.instagram.com/?u=https%3A%2F%2Fwww.instagram.com%2Ftoko%2F', null],
  ['instagram', 'https://www.instagram.com.evil.example/toko/', null],
  ['facebook', '/marketplace/profile/100066600000911/?product_id=', 'facebook:100066600000911'],
  ['facebook', 'https://www.facebook.com/marketplace/profile/12/', 'facebook:12'],
  ['facebook', '/marketplace/item/12/', null],
  ['facebook', 'https://www.instagram.com/toko/', null],
  ['tiktok', '/@toko_siti', 'tiktok:toko_siti'],
  ['tiktok', 'https://www.tiktok.com/@Toko.Siti?lang=id-ID', 'tiktok:toko.siti'],
  ['tiktok', '/@', null],
  ['tiktok', '/@me', null],
  ['tiktok', '/@6900000000000000123/video/1', null],
  ['tiktok', '/tag/murah', null],
] as const)('%s %s → %s', (site, href, key) => {
  expect(readers[site](href)?.key ?? null).toBe(key)
  // Remembered answers are the same answers.
  expect(readers[site](href)?.key ?? null).toBe(key)
})

describe('whose page it is', () => {
  test.each([
    ['/toko.siti/', 'instagram:toko.siti'],
    ['/toko.siti/tagged/', 'instagram:toko.siti'],
    ['/toko.siti/followers/mutualOnly', 'instagram:toko.siti'],
    ['/toko.siti/reel/DAbC/', null],
    ['/toko.siti/p/DAbC/', null],
    ['/reels/DAbC/', null],
    ['/', null],
    ['/direct/inbox/', null],
  ])('Instagram %s: %s', (path, key) => {
    expect(instagram.profileOfPage(new URL(path, 'https://www.instagram.com'))?.key ?? null).toBe(key)
  })

  test.each([
    ['/@toko.siti', 'tiktok:toko.siti'],
    ['/@toko.siti/', 'tiktok:toko.siti'],
    ['/@toko.siti/video/7', null],
    ['/@', null],
    ['/foryou', null],
  ])('TikTok %s: %s', (path, key) => {
    expect(tiktok.profileOfPage(new URL(path, 'https://www.tiktok.com'))?.key ?? null).toBe(key)
  })

  test.each([
    ['/marketplace/profile/123/', 'facebook:123'],
    ['/marketplace/profile/123/?product_id=9', 'facebook:123'],
    ['/marketplace/item/123/', null],
    ['/marketplace/profile/me/', null],
  ])('Facebook %s: %s', (path, key) => {
    expect(facebook.sellerOfPage(new URL(path, 'https://www.facebook.com'))?.key ?? null).toBe(key)
  })

  test.each([
    ['/marketplace/item/123/', true],
    ['/marketplace/np/item/123/', true],
    ['/marketplace/houston/search', false],
  ])('Facebook %s is an item: %s', (path, isItem) => {
    expect(facebook.isItemPage(new URL(path, 'https://www.facebook.com'))).toBe(isItem)
  })

  test.each([
    ['/p/DAbC/', true, null],
    ['/reel/DAbC/', true, null],
    ['/toko.siti/reel/DAbC/', true, 'instagram:toko.siti'],
    ['/reels/DAbC/', false, null],
  ])('Instagram %s is a post: %s, by %s', (path, isPost, key) => {
    const url = new URL(path, 'https://www.instagram.com')
    expect(instagram.isPostPage(url)).toBe(isPost)
    expect(instagram.authorOfPage(url)?.key ?? null).toBe(key)
  })
})

test('a link to one of a profile’s videos is no link to the profile', () => {
  expect(tiktok.isProfileLink('/@toko.siti?lang=id')).toBe(true)
  expect(tiktok.isProfileLink('https://www.tiktok.com/@toko.siti')).toBe(true)
  expect(tiktok.isProfileLink('/@toko.siti/video/7')).toBe(false)
  expect(tiktok.isProfileLink('https://evil.example/@toko.siti')).toBe(false)
})
