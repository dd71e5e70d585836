import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findLinkedKey,
  isNamelessLink,
  isOnPlatform,
  namelessKindOf,
  toNamelessLink,
} from '#shared/rules/nameless-link'

describe('a short link that names nobody', () => {
  test.each([
    ['https://vm.tiktok.com/ZMabc/', 'tiktok-short', 'https://vm.tiktok.com/ZMabc/'],
    ['vt.tiktok.com/ZSabc', 'tiktok-short', 'https://vt.tiktok.com/ZSabc'],
    ['  http://vt.tiktok.com/ZSabc/\n', 'tiktok-short', 'https://vt.tiktok.com/ZSabc/'],
    ['HTTPS://VM.TikTok.com/ZMabc', 'tiktok-short', 'https://vm.tiktok.com/ZMabc'],
    ['https://www.tiktok.com/t/ZTabc/', 'tiktok-short', 'https://www.tiktok.com/t/ZTabc/'],
    ['m.tiktok.com/t/ZTabc?_r=1', 'tiktok-short', 'https://m.tiktok.com/t/ZTabc?_r=1'],
    ['tiktok.com/t/ZTabc', 'tiktok-short', 'https://tiktok.com/t/ZTabc'],
    ['https://vm.tiktok.com/ZMabc ini tokonya kak', 'tiktok-short', 'https://vm.tiktok.com/ZMabc'],
    ['https://www.facebook.com/share/1AbC/', 'facebook-share', 'https://www.facebook.com/share/1AbC/'],
    ['facebook.com/share/p/1AbC', 'facebook-share', 'https://facebook.com/share/p/1AbC'],
    ['m.facebook.com/share/r/1AbC/', 'facebook-share', 'https://m.facebook.com/share/r/1AbC/'],
    ['web.facebook.com/share/1AbC', 'facebook-share', 'https://web.facebook.com/share/1AbC'],
    ['id-id.facebook.com/share/1AbC', 'facebook-share', 'https://id-id.facebook.com/share/1AbC'],
    ['https://fb.me/abc', 'facebook-share', 'https://fb.me/abc'],
    ['https://www.instagram.com/share/BAabc', 'instagram-share', 'https://www.instagram.com/share/BAabc'],
    ['instagram.com/share/reel/BAabc/', 'instagram-share', 'https://instagram.com/share/reel/BAabc/'],
    ['https://wa.me/message/ABCDEF', 'whatsapp-message', 'https://wa.me/message/ABCDEF'],
    ['wa.link/abc', 'whatsapp-message', 'https://wa.link/abc'],
    ['api.whatsapp.com/message/ABC', 'whatsapp-message', 'https://api.whatsapp.com/message/ABC'],
  ])('%j', (text, kind, address) => {
    const link = toNamelessLink(text)
    expect(link?.href).toBe(address)
    expect(link && namelessKindOf(link)).toBe(kind)
    expect(isNamelessLink(text)).toBe(true)
    // The two never overlap: what names somebody needs nobody to open it.
    expect(link && findLinkedKey(link)).toBeNull()
  })

  test.each([
    '',
    '   ',
    'halo',
    'lihat https://vm.tiktok.com/ZMabc',
    'https://vm.tiktok.com/',
    'https://vm.tiktok.com/a/b',
    'https://vm.tiktok.com:8443/ZMabc',
    'http://vm.tiktok.com:80/ZMabc',
    'https://vm.tiktok.com./ZMabc',
    'https://user@vm.tiktok.com/ZMabc',
    'https://:word@vm.tiktok.com/ZMabc',
    'vm.tiktok.com@evil.example/ZMabc',
    'https://vm.tiktok.com.evil.example/ZMabc',
    'https://evilvm.tiktok.com/ZMabc',
    'https://evil.example/vm.tiktok.com/ZMabc',
    'ftp://vm.tiktok.com/ZMabc',
    'javascript://vm.tiktok.com/ZMabc',
    'https://www.tiktok.com/@toko.siti',
    'https://www.tiktok.com/t/',
    'https://www.facebook.com/share/',
    'https://www.facebook.com/sharer/sharer.php?u=x',
    'https://www.facebook.com/toko.siti',
    'https://www.instagram.com/p/abc/',
    'https://wa.me/6281234567890',
    'https://chat.whatsapp.com/AbCdEf',
    `https://vm.tiktok.com/${'x'.repeat(500)}`,
  ])('is not %j', text => {
    expect(toNamelessLink(text)).toBeNull()
    expect(isNamelessLink(text)).toBe(false)
  })

  test('may have 500 characters', () => {
    const start = 'https://vm.tiktok.com/'
    expect(isNamelessLink(start + 'x'.repeat(500 - start.length))).toBe(true)
    expect(isNamelessLink(start + 'x'.repeat(501 - start.length))).toBe(false)
  })

  test('is sealed and on a host of the list, whatever was pasted', () => {
    const hosts = ['vm.tiktok.com', 'fb.me', 'wa.link', 'evil.example', '127.0.0.1', '[::1]']
    const part = fc.oneof(
      fc.constantFrom(...hosts, '://', 'https', 'http', '@', ':', '/', '\\', '#', '?', '.'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), parts => {
        const link = toNamelessLink(parts.join(''))
        return link === null || /^https:\/\/(?:vm\.tiktok\.com|fb\.me|wa\.link)\/./.test(link.href)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the key that an address names', () => {
  test.each([
    ['https://www.tiktok.com/@Toko.Siti?_t=1', 'tiktok:toko.siti'],
    ['https://www.instagram.com/toko.siti/', 'instagram:toko.siti'],
    ['https://www.facebook.com/profile.php?id=100012345678', 'facebook:100012345678'],
    ['https://wa.me/6281234567890', 'phone:6281234567890'],
    ['https://wa.me/+6281234567890/', 'phone:6281234567890'],
    ['https://wa.me/c/6281234567890', 'phone:6281234567890'],
    ['https://api.whatsapp.com/send?phone=6281234567890&text=Halo', 'phone:6281234567890'],
    ['https://api.whatsapp.com/send/?phone=%2B62812-3456-7890', 'phone:6281234567890'],
  ])('%s', (address, key) => {
    expect(findLinkedKey(new URL(address))).toBe(key)
  })

  test.each([
    'https://wa.me/message/ABC',
    'https://wa.me/81234567890',
    'https://wa.me/15551234567',
    'https://api.whatsapp.com/send?text=6281234567890',
    'https://api.whatsapp.com.evil.example/send?phone=6281234567890',
    'http://wa.me/6281234567890',
    'https://wa.me:8443/6281234567890',
    'https://user@wa.me/6281234567890',
    'https://:word@www.instagram.com/toko.siti',
    'https://www.instagram.com/share/p/',
    'https://www.facebook.com/login/?next=https://www.facebook.com/toko.siti',
    'whatsapp://send?phone=6281234567890',
    'data:text/plain,6281234567890',
  ])('is none in %s', address => {
    expect(findLinkedKey(new URL(address))).toBeNull()
  })
})

test.each([
  ['https://www.tiktok.com/v/7.html', true],
  ['https://web.whatsapp.com/x', true],
  ['http://www.tiktok.com/', false],
  ['https://www.tiktok.com:8443/', false],
  ['https://l.facebook.com/l.php', false],
  ['https://10.0.0.1/', false],
])('%s is on a platform: %s', (address, is) => {
  expect(isOnPlatform(new URL(address))).toBe(is)
})
