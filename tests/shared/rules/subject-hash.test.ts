import { expect, test } from 'vitest'
import { profileKeySchema } from '#shared/domain/subject'
import { toPlatformIdTag, toSha256, toSubjectHash } from '#shared/rules/subject-hash'

const key = profileKeySchema.parse('instagram:toko.siti')

test('SHA-256 agrees with the example of FIPS 180-4', async () => {
  expect(await toSha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(await toSha256(new Uint8Array())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
})

// Expected values made with: printf 'amanah/v1/instagram:toko.siti' | sha256sum
test('a subject hash covers prefix and key', async () => {
  expect(await toSubjectHash(key)).toBe('899308ce61f4f49b5f8b061ec4fb5ab6c6c4315957313631e1f0394a658fbf9d')
})

test('a platform-id tag depends on key and id', async () => {
  expect(await toPlatformIdTag(key, '123')).toBe('965ce043')
  expect(await toPlatformIdTag(key, '124')).not.toBe('965ce043')
  expect(await toPlatformIdTag(profileKeySchema.parse('tiktok:toko.siti'), '123')).not.toBe('965ce043')
})
