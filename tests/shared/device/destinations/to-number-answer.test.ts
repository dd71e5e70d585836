import { describe, expect, test } from 'vitest'
import type { DestinationAnswer } from '#shared/device/destinations/check-destinations'
import type { ShopAnswer } from '#shared/device/destinations/find-shop'
import { type AnswerContext, toNumberAnswer } from '#shared/device/destinations/to-number-answer'
import type { DestinationRecord } from '#shared/domain/destination'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import { daysAgo, makeFinding, now } from '../../../fixtures/builders.ts'

const key = 'bank:014:1234567890' as DestinationKey
const siti = 'aaaaaaaaaaaa' as SellerTag
const data = { version: 7, publishedAt: daysAgo(0) }
const ofSiti: DestinationRecord['owners'] = [
  { sellerTag: siti, profile: 'instagram:toko.siti' as ProfileKey, checkedAt: daysAgo(20) },
]
const shop = (over: Partial<ShopAnswer> = {}): ShopAnswer => ({
  shop: { sellerTag: siti, destinations: { bank: 1, ewallet: 0, phone: 0, qris: 0 } },
  problem: null,
  isOlder: false,
  ...over,
})
const unheard: ShopAnswer = { shop: null, problem: 'offline', isOlder: false }
const found = (record: Partial<DestinationRecord> | null): DestinationAnswer => ({
  key,
  record: record && { owners: [], findings: [], appeals: [], ...record },
  bucket: { epoch: 1, bits: 0, index: 0 },
})

function answer(given: DestinationAnswer, over: Partial<AnswerContext> = {}): string {
  const context = { shop: null, data, isOlder: false, expires: daysAgo(-7), problem: null, now, ...over }
  const told = toNumberAnswer(given, context)
  const state = told.state === 'known' ? told.verdict.state : 'unknown'
  return told.problem ? `${state} (${told.problem})` : state
}

describe('what is told', () => {
  const own = found({ owners: ofSiti })
  const reported = found({ owners: ofSiti, findings: [makeFinding()] })
  const older = { isOlder: true, problem: 'offline' } as const
  const past = { expires: daysAgo(0) }
  const rows: [name: string, given: DestinationAnswer, over: Partial<AnswerContext>, told: string][] = [
    ['nothing on record', found(null), {}, 'none'],
    ['the shop’s own', own, { shop: shop() }, 'own'],
    ['not the shop’s', found(null), { shop: shop() }, 'other'],
    [
      'a number that could not be checked',
      { key, problem: 'garbled' },
      { shop: shop() },
      'unknown (garbled)',
    ],

    ['green of older data is not shown', own, { shop: shop(), ...older }, 'unknown (offline)'],
    ['green of an older shop is not shown', own, { shop: shop({ isOlder: true }) }, 'unknown (server)'],
    ['green past the date is not shown', own, { shop: shop(), ...past }, 'unknown (expired)'],
    ['a finding of older data is shown', reported, { shop: shop(), ...older }, 'reported (offline)'],
    ['a finding past the date is shown', reported, { shop: shop(), ...past }, 'reported (expired)'],
    ['a difference in older data is shown', found(null), { shop: shop(), ...older }, 'other (offline)'],
    ['whose it is, nobody asked about, is shown', own, older, 'owned (offline)'],

    [
      'a shop unheard of leaves open what the number is to it',
      found(null),
      { shop: unheard },
      'unknown (offline)',
    ],
    ['a finding stands whosever it is', reported, { shop: unheard }, 'reported (offline)'],
    ['whose it is stands too', own, { shop: unheard }, 'owned (offline)'],
    ['nobody’s shop is nobody’s', found(null), { shop: shop({ shop: null }) }, 'none'],
  ]
  test.each(rows)('%s', (_, given, over, told) => {
    expect(answer(given, over)).toBe(told)
  })

  test('a clock that is years off neither lapses a finding nor brings one back', () => {
    const old = found({ findings: [makeFinding({ at: daysAgo(700) })] })
    const lapsed = found({ findings: [makeFinding({ at: daysAgo(800) })] })
    for (const years of [-5, 5]) {
      const clock = { now: now + years * 365 * 86_400_000, expires: daysAgo(-9999) }
      expect(answer(old, clock)).toBe('reported')
      expect(answer(lapsed, clock)).toBe('none')
    }
  })

  test('it says of which data', () => {
    const context = { shop: null, data, isOlder: false, expires: daysAgo(-7), problem: null, now }
    expect(toNumberAnswer(found(null), context).data).toEqual(data)
    expect(toNumberAnswer({ key, problem: 'offline' }, context).data).toEqual(data)
  })
})
