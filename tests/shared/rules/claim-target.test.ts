import { expect, test } from 'vitest'
import type { Platform } from '#shared/domain/platform'
import { toClaimTarget } from '#shared/rules/claim-target'

test.each<[string, Platform | null, string]>([
  ['https://www.instagram.com/Batik.Siti/', null, 'instagram:batik.siti'],
  ['instagram.com/batik.siti?igsh=abc', null, 'instagram:batik.siti'],
  ['https://www.tiktok.com/@batiksiti', 'instagram', 'tiktok:batiksiti'],
  ['@Batik.Siti', 'instagram', 'instagram:batik.siti'],
  ['batiksiti', 'tiktok', 'tiktok:batiksiti'],
  ['https://www.facebook.com/marketplace/profile/100012345678901/', null, 'facebook:100012345678901'],
  ['https://www.facebook.com/profile.php?id=100012345678901', null, 'facebook:100012345678901'],
  ['100012345678901', 'facebook', 'facebook:100012345678901'],
])('reads %j (%s) as %s', (typed, platform, key) => {
  expect(toClaimTarget(typed, platform)).toMatchObject({ state: 'profile', profile: { key } })
})

test.each<[string, Platform | null, string]>([
  ['https://vt.tiktok.com/ZSabc123/', null, 'nameless'],
  ['batik.siti', null, 'which'],
  ['https://www.facebook.com/batik.siti', null, 'facebook-name'],
  ['batiksiti', 'facebook', 'facebook-name'],
  ['', 'instagram', 'unread'],
  ['https://www.instagram.com/p/abc/', 'instagram', 'unread'],
  ['https://evil.example/instagram.com/batik.siti', 'instagram', 'unread'],
  // Cyrillic а and і, a zero-width joiner, a turned direction of writing.
  ['b\u0430tik.siti', 'instagram', 'unread'],
  ['https://www.instagram.com/b\u0430t\u0456k.siti/', null, 'unread'],
  ['batik\u200d.siti', 'instagram', 'unread'],
  ['\u202eitis.kitab', 'instagram', 'unread'],
  ["batik'; DROP TABLE claim; --", 'instagram', 'unread'],
  ['<script>alert(1)</script>', 'instagram', 'unread'],
  ['javascript:alert(1)', 'tiktok', 'unread'],
  ['instagram-id:5', 'instagram', 'unread'],
])('of %j (%s) says %s', (typed, platform, state) => {
  expect(toClaimTarget(typed, platform).state).toBe(state)
})
