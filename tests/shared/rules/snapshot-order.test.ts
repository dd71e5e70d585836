import { describe, expect, test } from 'vitest'
import { compareSnapshots } from '#shared/rules/snapshot-order'

const held = { version: 7, publishedAt: '2026-11-20T00:00:00Z', expires: '2026-11-27T00:00:00Z' }
const next = (changes: Partial<typeof held>) => compareSnapshots({ ...held, ...changes }, held)

describe('a snapshot beside the one that is held', () => {
  test.each([
    ['is taken when nothing is held', compareSnapshots(held, null), 'newer'],
    [
      'is taken when it was published later',
      next({ version: 8, publishedAt: '2026-11-21T00:00:00Z' }),
      'newer',
    ],
    [
      'is taken when its versions count anew',
      next({ version: 1, publishedAt: '2026-11-21T00:00:00Z' }),
      'newer',
    ],
    ['is the same', next({}), 'same'],
    [
      'is refused when it was published earlier',
      next({ version: 9, publishedAt: '2026-11-19T00:00:00Z' }),
      'refused',
    ],
    ['is refused when two claim one moment', next({ version: 8 }), 'refused'],
    [
      'is refused when it would hold for years',
      next({ publishedAt: '2026-11-21T00:00:00Z', expires: '2030-01-01T00:00:00Z' }),
      'refused',
    ],
    [
      'is refused for that even when nothing is held',
      compareSnapshots({ ...held, expires: '2030-01-01T00:00:00Z' }, null),
      'refused',
    ],
  ])('%s', (_, got, wanted) => expect(got).toBe(wanted))

  test('a date that is none is never newer', () => {
    expect(next({ publishedAt: 'never' })).toBe('refused')
  })
})
