import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import type { ProfileKey } from '#shared/domain/subject'
import { verdictOf } from '#shared/rules/verdict-of'
import type { Surface } from '../../../extension/content/site-adapter.ts'
import { isShown, toBadgeView } from '../../../extension/overlay/badge-view.ts'
import {
  daysAgo,
  makeClaim,
  makeCredential,
  makeFact,
  makeFinding,
  makeQuestion,
  now,
} from '../../fixtures/builders.ts'

const key = 'instagram:toko.siti' as ProfileKey
const data = { version: 1, publishedAt: '2026-11-24T02:00:00.000Z' }

function known(over: Parameters<typeof makeQuestion>[0]): LookupAnswer {
  return { state: 'known', key, result: verdictOf(makeQuestion(over), now), data, problem: null }
}

const rated = { all: [0, 0, 1, 5, 31], proven: [0, 0, 1, 5, 31] }
const answers = {
  none: known({}),
  noted: known({ reviews: { all: [0, 0, 0, 1, 0], proven: [0, 0, 0, 0, 0] } }),
  claimed: known({ claims: [makeClaim()] }),
  verified: known({ claims: [makeClaim()], credentials: [makeCredential()], reviews: rated }),
  caution: known({ facts: [makeFact({ kind: 'look-alike' })] }),
  reported: known({ findings: [makeFinding()], reviews: rated }),
  severe: known({ findings: [makeFinding(), makeFinding({ id: 'finding-2' })] }),
  disputed: known({
    findings: [makeFinding()],
    appeals: [
      { finding: 'finding-1', filedAt: daysAgo(20), deadlineAt: daysAgo(5), resolvedAt: null } as never,
    ],
  }),
  unknown: { state: 'unknown', key, data: null, problem: 'offline' } satisfies LookupAnswer,
}

describe('what a badge says', () => {
  test.each([
    ['none', 'none', 'none', 'Amanah: Belum ada catatan, toko.siti'],
    ['noted', 'noted', 'none', 'Amanah: 1 ulasan, toko.siti'],
    ['claimed', 'claimed', 'claimed', 'Amanah: Diklaim, toko.siti'],
    ['caution', 'caution', 'caution', 'Amanah: Mirip dengan akun lain, toko.siti'],
    ['reported', 'reported', 'reported', 'Amanah: 1 laporan diperiksa, toko.siti'],
    ['severe', 'severe', 'severe', 'Amanah: 2 laporan diperiksa, toko.siti'],
    ['disputed', 'disputed', 'disputed', 'Amanah: Dalam sengketa, toko.siti'],
    ['unknown', 'unknown', 'none', 'Amanah: Tidak bisa dicek sekarang, toko.siti'],
  ] as const)('%s', (name, icon, tone, spoken) => {
    expect(toBadgeView(answers[name], 'profile-header', 'id')).toMatchObject({ icon, tone, name: spoken })
  })

  test('a rating is drawn and spoken with verified, and with no warning', () => {
    const view = toBadgeView(answers.verified, 'profile-header', 'id')
    expect(view.rating).toEqual({ mean: expect.stringMatching(/^\d,\d$/), count: '(37)' })
    expect(view.name).toMatch(/^Amanah: Terverifikasi, toko\.siti, \d,\d dari 5, 37 ulasan$/)
    expect(toBadgeView(answers.reported, 'profile-header', 'id').rating).toBeNull()
  })

  test('English', () => {
    expect(toBadgeView(answers.unknown, 'listing', 'en').name).toBe('Amanah: Cannot check now, toko.siti')
    expect(toBadgeView(answers.severe, 'listing', 'en').label).toBe('2 checked reports')
  })

  test('comments are compact, other places are not', () => {
    const compact = (surface: Surface) => toBadgeView(answers.verified, surface, 'id').isCompact
    expect(compact('comment-author')).toBe(true)
    expect((['profile-header', 'post-author', 'video-author', 'listing'] as const).filter(compact)).toEqual(
      [],
    )
  })

  test('only what warns keeps its words', () => {
    const warning = Object.entries(answers).filter(
      ([, answer]) => toBadgeView(answer, 'post-author', 'id').isWarning,
    )
    expect(warning.map(([name]) => name)).toEqual(['caution', 'reported', 'severe', 'disputed'])
  })

  test('never says safe, whatever is known', () => {
    for (const answer of Object.values(answers)) {
      for (const language of ['id', 'en'] as const) {
        const { name } = toBadgeView(answer, 'profile-header', language)
        expect(name.replace(/^Amanah: /, '')).not.toMatch(/\b(aman|safe|asli|genuine)\b/i)
      }
    }
  })

  test('a key of any form gives a name that begins with the product and ends with the handle', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(instagram|tiktok|facebook):[a-z0-9._]{1,30}$/), text => {
        const answer = { ...answers.none, key: text as ProfileKey }
        const { name } = toBadgeView(answer, 'listing', 'id')
        expect(name).toBe(`Amanah: Belum ada catatan, ${text.slice(text.indexOf(':') + 1)}`)
      }),
    )
  })
})

test.each([
  ['none', 'profile-header', true],
  ['none', 'listing', true],
  ['none', 'comment-author', false],
  ['none', 'post-author', false],
  ['unknown', 'profile-header', true],
  ['unknown', 'listing', true],
  ['unknown', 'video-author', false],
  ['noted', 'comment-author', true],
  ['reported', 'video-author', true],
] as const)('%s at a %s: shown %s', (name, surface, shown) => {
  expect(isShown(answers[name], surface)).toBe(shown)
})
