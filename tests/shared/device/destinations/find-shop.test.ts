import { describe, expect, test } from 'vitest'
import { findShop, type ShopEntry } from '#shared/device/destinations/find-shop'
import type { ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import { toPlatformIdTag } from '#shared/rules/subject-hash'

const handle = 'instagram:toko.siti' as ProfileKey
const counts = { bank: 2, ewallet: 0, phone: 1, qris: 0 }
const siti = 'aaaaaaaaaaaa' as SellerTag
const budi = 'bbbbbbbbbbbb' as SellerTag
const entry = (sellerTag: SellerTag | null, platformIdTag: string | null = null): ShopEntry => ({
  entry: { sellerTag, destinations: counts, platformIdTag: platformIdTag as never },
  problem: null,
})
const unlisted: ShopEntry = { entry: null, problem: null }
const find = (entries: Record<string, ShopEntry>, platformId?: string) =>
  findShop({ key: handle, platformId }, async key => entries[key] ?? unlisted)

describe('the shop behind a profile', () => {
  test('is the one that claimed it', async () => {
    expect(await find({ [handle]: entry(siti) })).toEqual({
      shop: { sellerTag: siti, destinations: counts },
      problem: null,
      isOlder: false,
    })
  })

  test('is nobody where the profile is not listed, or listed and not claimed', async () => {
    expect((await find({})).shop).toBeNull()
    expect((await find({ [handle]: entry(null) })).shop).toBeNull()
  })

  test('is that of the account, where its id is seen', async () => {
    const entries = { [handle]: entry(budi), 'instagram-id:77': entry(siti) }
    expect((await find(entries, '77')).shop?.sellerTag).toBe(siti)
    expect((await find(entries)).shop?.sellerTag).toBe(budi)
  })

  test('is not the one that had the handle before it went to another account', async () => {
    const bound = await toPlatformIdTag(handle, '77')
    const entries = { [handle]: entry(siti, bound) }
    expect((await find(entries, '77')).shop?.sellerTag).toBe(siti)
    expect((await find(entries, '78')).shop).toBeNull()
    expect((await find(entries)).shop?.sellerTag).toBe(siti)
  })

  test('is open where a bucket could not be had', async () => {
    const missing = { entry: null, problem: 'offline' as const, isMissing: true }
    expect(await find({ [handle]: missing })).toMatchObject({ shop: null, problem: 'offline' })
    expect(await find({ [handle]: entry(siti), 'instagram-id:77': missing }, '77')).toMatchObject({
      shop: null,
      problem: 'offline',
    })
    expect(await find({ [handle]: { ...missing, problem: null } })).toMatchObject({ problem: 'server' })
  })

  test('says when it is of older data', async () => {
    const older = { ...entry(siti), problem: 'offline' as const, isOlder: true }
    expect(await find({ [handle]: older })).toMatchObject({ problem: 'offline', isOlder: true })
  })
})
