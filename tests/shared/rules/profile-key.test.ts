import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { profileKeySchema } from '#shared/domain/subject'
import { isProfileKey } from '#shared/rules/profile-key'

describe('profile keys', () => {
  test('property: are those of the schema', () => {
    const text = fc.oneof(
      fc
        .tuple(
          fc.constantFrom(
            'instagram:',
            'tiktok:',
            'facebook:',
            'instagram-id:',
            'tiktok-id:',
            'facebook-id:',
            '',
          ),
          fc.string({ unit: fc.constantFrom(...'aB9._-/\n'), maxLength: 54 }),
        )
        .map(([start, rest]) => start + rest),
      fc.string(),
    )
    fc.assert(
      fc.property(text, key => {
        expect(isProfileKey(key)).toBe(profileKeySchema.safeParse(key).success)
      }),
      { numRuns: 1000 },
    )
  })
})
