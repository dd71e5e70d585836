import { describe, expect, test } from 'vitest'
import { profileKeySchema } from '#shared/domain/subject'
import { parseSubject } from '../../../extension/ui/parse-subject.ts'

describe('what the card’s address says', () => {
  test.each([
    'instagram:toko.siti',
    'tiktok:toko.siti',
    'facebook:100002024471',
    'instagram-id:17841400000',
    'instagram:...',
    'tiktok:toko.',
    'facebook:',
    'instagram:Toko',
    'shopee:toko',
    'instagram:toko/../x',
    'javascript:alert(1)',
  ])('%s is a profile here exactly when it is one everywhere', key => {
    const isProfile = profileKeySchema.safeParse(key).success
    expect(parseSubject(`#${new URLSearchParams({ key })}`) !== null).toBe(isProfile)
  })

  test('a name is cut and an empty one is none', () => {
    const nameOf = (name: string) =>
      parseSubject(`#${new URLSearchParams({ key: 'instagram:toko', name })}`)?.name
    expect(nameOf('x'.repeat(300))).toHaveLength(80)
    expect(nameOf('   ')).toBeNull()
  })

  test('an id that is no number and a theme that is none are ignored', () => {
    expect(parseSubject('#key=instagram:toko&platformId=12a&theme=pink')).toEqual({
      key: 'instagram:toko',
      platformId: null,
      name: null,
      theme: null,
    })
  })
})
