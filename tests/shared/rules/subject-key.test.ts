import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { profileKeySchema } from '#shared/domain/subject'
import {
  profileOfUrl,
  toPlatformIdKey,
  toProfileParts,
  toProfileRef,
  toProfileUrl,
} from '#shared/rules/subject-key'

const ig = 'https://www.instagram.com'
const fb = 'https://www.facebook.com'
const tt = 'https://www.tiktok.com'

const table: [url: string, key: string | null][] = [
  // Instagram: profiles
  [`${ig}/toko.siti/`, 'instagram:toko.siti'],
  [`${ig}/toko.siti`, 'instagram:toko.siti'],
  ['https://instagram.com/toko.siti', 'instagram:toko.siti'],
  [`${ig}/Toko.Siti/`, 'instagram:toko.siti'],
  [`${ig}/toko.siti/?hl=id`, 'instagram:toko.siti'],
  [`${ig}/toko.siti/?igsh=abc#x`, 'instagram:toko.siti'],
  [`${ig}/toko.siti/reels/`, 'instagram:toko.siti'],
  [`${ig}/toko.siti/tagged/`, 'instagram:toko.siti'],
  [`${ig}/toko.siti/followers/`, 'instagram:toko.siti'],
  [`${ig}/toko.siti/following/`, 'instagram:toko.siti'],
  [`${ig}/toko.siti/followers/mutualOnly`, 'instagram:toko.siti'],
  [`${ig}/toko.siti/p/DAbCdEf/`, 'instagram:toko.siti'],
  [`${ig}/toko.siti/reel/DAbCdEf/`, 'instagram:toko.siti'],
  [`${ig}/stories/toko.siti/123456/`, 'instagram:toko.siti'],
  [`${ig}/bunny_._24/`, 'instagram:bunny_._24'],
  [`${ig}/samidha___n/`, 'instagram:samidha___n'],
  [`${ig}/mr.hershey_/`, 'instagram:mr.hershey_'],
  [`${ig}/instagram/`, 'instagram:instagram'],
  [`${ig}/%74oko/`, 'instagram:toko'],
  [`${ig}//toko.siti//`, 'instagram:toko.siti'],
  [`${ig}/${'a'.repeat(30)}/`, `instagram:${'a'.repeat(30)}`],
  // Instagram: not profiles
  [`${ig}/`, null],
  [`${ig}/p/DAbCdEf/`, null],
  [`${ig}/p/DAbCdEf/c/17890/`, null],
  [`${ig}/reel/DAbCdEf/`, null],
  [`${ig}/reels/DAbCdEf/`, null],
  [`${ig}/Reels/DAbCdEf/`, null],
  [`${ig}/stories/highlights/123/`, null],
  [`${ig}/stories/`, null],
  [`${ig}/explore/tags/jualan/`, null],
  [`${ig}/accounts/login/`, null],
  [`${ig}/direct/t/123/`, null],
  [`${ig}/legal/terms/`, null],
  [`${ig}/web/lite/`, null],
  [`${ig}/your_activity/`, null],
  [`${ig}/toko.siti/unknown-tab/`, null],
  [`${ig}/toko siti/`, null],
  [`${ig}/tоko.siti/`, null], // Cyrillic о
  [`${ig}/%2e%2e/`, null],
  [`${ig}/.../`, null],
  [`${ig}/%E0%A4%A/`, null],
  [`${ig}/toko%2Fsiti/`, null],
  [`${ig}/toko%00siti/`, null],
  [`${ig}/<script>/`, null],
  [`${ig}/${'a'.repeat(31)}/`, null],
  ['https://l.instagram.com/?u=https%3A%2F%2Fwww.instagram.com%2Ftoko%2F', null],
  ['https://help.instagram.com/toko', null],
  ['https://www.instagram.com.evil.example/toko/', null],
  ['https://evil.example/www.instagram.com/toko/', null],
  ['https://www.instagram.com:8443/toko/', null],
  ['https://toko@www.instagram.com/siti/', null],
  ['http://www.instagram.com/toko.siti/', null],
  ['javascript:alert(1)', null],
  ['ftp://www.instagram.com/toko/', null],
  ['', null],
  ['not a link', null],
  // Facebook: profiles
  [`${fb}/marketplace/profile/100012345678/`, 'facebook:100012345678'],
  [`${fb}/marketplace/profile/100012345678/?product_id=9`, 'facebook:100012345678'],
  [`${fb}/marketplace/profile/100012345678/?product_id=`, 'facebook:100012345678'],
  [`${fb}/profile.php?id=100012345678`, 'facebook:100012345678'],
  [`${fb}/people/Siti-Contoh/100012345678/`, 'facebook:100012345678'],
  [`${fb}/groups/445566/user/100012345678/`, 'facebook:100012345678'],
  [`${fb}/toko.siti.contoh`, 'facebook:tokositicontoh'],
  [`${fb}/Toko.Siti.Contoh/`, 'facebook:tokositicontoh'],
  [`${fb}/tokositicontoh/about`, 'facebook:tokositicontoh'],
  [`${fb}/tokositicontoh/posts/123`, 'facebook:tokositicontoh'],
  [`${fb}/100012345678`, 'facebook:100012345678'],
  ['https://facebook.com/toko.siti', 'facebook:tokositi'],
  ['https://m.facebook.com/profile.php?id=5', 'facebook:5'],
  ['https://web.facebook.com/toko.siti', 'facebook:tokositi'],
  ['https://mbasic.facebook.com/toko.siti', 'facebook:tokositi'],
  ['https://id-id.facebook.com/toko.siti', 'facebook:tokositi'],
  ['https://es-la.facebook.com/marketplace/profile/77/', 'facebook:77'],
  // Facebook: not profiles
  [`${fb}/`, null],
  [`${fb}/marketplace/item/1212332943318804/`, null],
  [`${fb}/marketplace/np/item/1212332943318804/`, null],
  [`${fb}/marketplace/houston/search?query=x`, null],
  [`${fb}/marketplace/108/search/`, null],
  [`${fb}/marketplace/category/vehicles/`, null],
  [`${fb}/marketplace/you/selling`, null],
  [`${fb}/marketplace/inbox/`, null],
  [`${fb}/marketplace/profile/abc/`, null],
  [`${fb}/marketplace/profile/`, null],
  [`${fb}/profile.php`, null],
  [`${fb}/profile.php?id=abc`, null],
  [`${fb}/profile.php?id=5&story_fbid=9`, null],
  [`${fb}/permalink.php?story_fbid=1&id=2`, null],
  [`${fb}/story.php?story_fbid=1&id=2`, null],
  [`${fb}/people/Siti-Contoh/`, null],
  [`${fb}/groups/445566/`, null],
  [`${fb}/groups/445566/posts/1/`, null],
  [`${fb}/watch/?v=1`, null],
  [`${fb}/share/1AbCdE/`, null],
  [`${fb}/share/p/1AbCdE/`, null],
  [`${fb}/login/web/`, null],
  [`${fb}/hashtag/jualan`, null],
  [`${fb}/abcd`, null], // shorter than any vanity name
  [`${fb}/toko_siti`, null],
  [`${fb}/......`, null],
  ['https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2Ftoko.siti', null],
  ['https://business.facebook.com/toko.siti', null],
  // TikTok: profiles
  [`${tt}/@toko.siti`, 'tiktok:toko.siti'],
  [`${tt}/@toko.siti/`, 'tiktok:toko.siti'],
  [`${tt}/@Toko.Siti?lang=id-ID`, 'tiktok:toko.siti'],
  [`${tt}/@toko.siti/video/7513603225887509766`, 'tiktok:toko.siti'],
  [`${tt}/@toko.siti/photo/7513603225887509766`, 'tiktok:toko.siti'],
  [`${tt}/@toko.siti/playlist/Promo-123`, 'tiktok:toko.siti'],
  [`${tt}/@toko.siti/live`, 'tiktok:toko.siti'],
  [`${tt}/%40toko.siti`, 'tiktok:toko.siti'],
  ['https://m.tiktok.com/@toko_siti', 'tiktok:toko_siti'],
  ['https://tiktok.com/@_bitvioo_', 'tiktok:_bitvioo_'],
  [`${tt}/@sqiw5348198445428`, 'tiktok:sqiw5348198445428'],
  // TikTok: not profiles
  [`${tt}/@`, null],
  [`${tt}/@me`, null],
  [`${tt}/@7513603225887509766/video/7513603225887509766`, null],
  [`${tt}/@123456789012345`, null],
  [`${tt}/@MS4wLjABAAAAv7iSuuXDJGDvJkmH_vz1qkDZYo1apxgzaxdBSeIuPiM`, null],
  [`${tt}/@toko.siti.`, null],
  [`${tt}/@toko.siti/unknown`, null],
  [`${tt}/toko.siti`, null],
  [`${tt}/tag/jualan`, null],
  [`${tt}/music/lagu-123`, null],
  [`${tt}/explore`, null],
  [`${tt}/shop`, null],
  [`${tt}/messages?lang=en`, null],
  [`${tt}/link/v2?target=https%3A%2F%2Fwww.tiktok.com%2F%40x`, null],
  [`${tt}/t/ZTabc/`, null],
  ['https://vm.tiktok.com/ZMabc/', null],
  ['https://vt.tiktok.com/ZSabc/', null],
  [`${tt}/en`, null],
]

describe('profileOfUrl', () => {
  test.each(table)('%s → %s', (url, key) => {
    expect(profileOfUrl(url)?.key ?? null).toBe(key)
  })

  test('resolves relative links against the page', () => {
    expect(profileOfUrl('/toko.siti/', `${ig}/p/abc/`)?.key).toBe('instagram:toko.siti')
    expect(profileOfUrl('/@toko.siti', `${tt}/foryou`)?.key).toBe('tiktok:toko.siti')
    expect(profileOfUrl('#', `${ig}/p/abc/`)).toBeNull()
    expect(profileOfUrl('/toko.siti/')).toBeNull()
  })

  test('never throws, and every key it gives is one the schema knows', () => {
    const hosts = fc.constantFrom(ig, fb, tt, 'https://m.facebook.com', 'https://x.example')
    const path = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('marketplace', 'profile', '@a', 'groups', 'user', '%')),
    )
    fc.assert(
      fc.property(hosts, path, fc.string(), (host, segments, tail) => {
        const ref = profileOfUrl(`${host}/${segments.join('/')}${tail}`)
        return ref === null || profileKeySchema.safeParse(ref.key).success
      }),
      { numRuns: 2000 },
    )
    fc.assert(fc.property(fc.string(), text => profileOfUrl(text) === null || text.includes('.com')))
  })

  test('the address made of a key leads back to the key', () => {
    const handle = fc.stringMatching(/^[a-z0-9][a-z0-9_]{5,15}$/)
    fc.assert(
      fc.property(fc.constantFrom('instagram', 'facebook', 'tiktok'), handle, (platform, text) => {
        const ref = toProfileRef(platform, platform === 'facebook' ? text.replaceAll('_', 'x') : text)
        return ref === null || profileOfUrl(toProfileUrl(ref.key))?.key === ref.key
      }),
    )
  })
})

describe('keys', () => {
  test('an id key exists where the handle can change', () => {
    expect(toPlatformIdKey('instagram', '123')).toBe('instagram-id:123')
    expect(toPlatformIdKey('tiktok', '7513603225887509766')).toBe('tiktok-id:7513603225887509766')
    expect(toPlatformIdKey('facebook', '123')).toBeNull()
    expect(toPlatformIdKey('instagram', '12a')).toBeNull()
    expect(toPlatformIdKey('instagram', '')).toBeNull()
  })

  test('parts of a key', () => {
    const key = profileKeySchema.parse('instagram:toko.siti')
    expect(toProfileParts(key)).toEqual({ platform: 'instagram', handle: 'toko.siti' })
    expect(toProfileParts(profileKeySchema.parse('tiktok-id:9'))).toEqual({ platform: 'tiktok', handle: '9' })
  })

  test.each([
    'instagram:',
    'instagram:A',
    'instagram:...',
    'tiktok:a.',
    'facebook:a.b',
    'bank:014:1',
    'x:y',
    'instagram:a b',
  ])('the schema refuses %s', key => {
    expect(profileKeySchema.safeParse(key).success).toBe(false)
  })
})
