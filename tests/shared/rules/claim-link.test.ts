import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { toClaimLink } from '#shared/rules/claim-link'
import { toClaimTarget } from '#shared/rules/claim-target'

it.each(['instagram:toko.siti', 'tiktok:toko_siti', 'facebook:100002024471'])(
  'leads %s, as sent in a chat, to the claim of the same profile',
  key => {
    const link = toClaimLink('https://amanah.example', key as ProfileKey)
    const { origin, pathname, searchParams } = new URL(link)
    expect([origin, pathname]).toEqual(['https://amanah.example', '/toko/klaim'])
    expect(toClaimTarget(searchParams.get('akun') ?? '', null)).toMatchObject({
      state: 'profile',
      profile: { key },
    })
  },
)
