import { describe, expect, test } from 'vitest'
import type { DestinationOwner, DestinationRecord } from '#shared/domain/destination'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import {
  type DestinationQuestion,
  type DestinationVerdict,
  destinationVerdictOf,
  type ShopInQuestion,
  toDestinationKind,
} from '#shared/rules/destination-verdict'
import { daysAgo, makeFinding, now } from '../../fixtures/builders.ts'

const siti = 'aaaaaaaaaaaa' as SellerTag
const budi = 'bbbbbbbbbbbb' as SellerTag
const owner = (sellerTag: SellerTag, over: Partial<DestinationOwner> = {}): DestinationOwner => ({
  sellerTag,
  profile: (sellerTag === siti ? 'instagram:toko.siti' : 'instagram:budi.gawai') as ProfileKey,
  checkedAt: daysAgo(20),
  ...over,
})
const record = (over: Partial<DestinationRecord> = {}): DestinationRecord => ({
  owners: [],
  findings: [],
  appeals: [],
  ...over,
})
const shop = (counts: Partial<ShopInQuestion['destinations']> = {}): ShopInQuestion => ({
  sellerTag: siti,
  destinations: { bank: 0, ewallet: 0, phone: 0, qris: 0, ...counts },
})
const unclaimed: ShopInQuestion = { ...shop(), sellerTag: null }
const lateAppeal = { finding: 'finding-1', at: daysAgo(10), deadlineAt: daysAgo(3) }
const openAppeal = { finding: 'finding-1', at: daysAgo(3), deadlineAt: daysAgo(-4) }
const two = [makeFinding(), makeFinding({ id: 'finding-2' })]

type Row = [
  name: string,
  question: Partial<DestinationQuestion>,
  state: DestinationVerdict['state'],
  bond: DestinationVerdict['bond']['state'],
]
const rows: Row[] = [
  ['no record, nobody asked about', {}, 'none', 'none'],
  ['an empty record', { record: record() }, 'none', 'none'],
  ['no record, on the page of nobody’s shop', { shop: unclaimed }, 'none', 'none'],
  ['a shop’s number, nobody asked about', { record: record({ owners: [owner(siti)] }) }, 'owned', 'owned'],
  [
    'a shop’s number, on the page of nobody’s shop',
    { record: record({ owners: [owner(siti)] }), shop: unclaimed },
    'owned',
    'owned',
  ],
  ['the shop’s own', { record: record({ owners: [owner(siti)] }), shop: shop({ bank: 1 }) }, 'own', 'own'],
  [
    'the shop’s own, before the count of its profile knows',
    { record: record({ owners: [owner(siti)] }), shop: shop() },
    'own',
    'own',
  ],
  [
    'shared by two shops',
    { record: record({ owners: [owner(budi), owner(siti)] }), shop: shop({ bank: 1 }) },
    'own',
    'own',
  ],
  ['not among those registered', { shop: shop({ bank: 2 }) }, 'other', 'other'],
  [
    'another shop’s',
    { record: record({ owners: [owner(budi)] }), shop: shop({ bank: 2 }) },
    'other',
    'other',
  ],
  ['nothing registered at all', { shop: shop() }, 'unregistered', 'unregistered'],
  ['only another kind registered', { shop: shop({ ewallet: 3, qris: 1 }) }, 'unregistered', 'unregistered'],
  [
    'another shop’s, none of the kind registered',
    { record: record({ owners: [owner(budi)] }), shop: shop() },
    'unregistered',
    'unregistered',
  ],
  ['a finding', { record: record({ findings: [makeFinding()] }) }, 'reported', 'none'],
  [
    'a finding on the shop’s own',
    { record: record({ owners: [owner(siti)], findings: [makeFinding()] }), shop: shop({ bank: 1 }) },
    'reported',
    'own',
  ],
  ['two findings', { record: record({ findings: two }), shop: shop({ bank: 1 }) }, 'severe', 'other'],
  [
    'two findings of one incident',
    { record: record({ findings: two.map(finding => ({ ...finding, incident: 'one' })) }) },
    'reported',
    'none',
  ],
  [
    'one finding at the threshold',
    { record: record({ findings: [makeFinding({ amount: 5_000_000 })] }) },
    'severe',
    'none',
  ],
  [
    'a finding under appeal, in time',
    { record: record({ findings: [makeFinding()], appeals: [openAppeal] }) },
    'reported',
    'none',
  ],
  [
    'a finding whose appeal we are late with',
    {
      record: record({ owners: [owner(siti)], findings: [makeFinding()], appeals: [lateAppeal] }),
      shop: shop(),
    },
    'disputed',
    'own',
  ],
  ['one late, one not', { record: record({ findings: two, appeals: [lateAppeal] }) }, 'reported', 'none'],
  [
    'a resolved finding',
    { record: record({ findings: [makeFinding({ resolvedAt: daysAgo(1) })] }) },
    'none',
    'none',
  ],
  [
    'a finding of 24 months ago',
    { record: record({ findings: [makeFinding({ at: '2024-11-24T03:00:00.000Z' })] }) },
    'none',
    'none',
  ],
  [
    'a finding a moment younger',
    { record: record({ findings: [makeFinding({ at: '2024-11-24T03:00:00.001Z' })] }) },
    'reported',
    'none',
  ],
]

const ask = (question: Partial<DestinationQuestion>) =>
  destinationVerdictOf({ record: null, kind: 'bank', shop: null, ...question }, now)

describe('the rows of the table', () => {
  test.each(rows)('%s', (_, question, state, bond) => {
    expect(ask(question)).toMatchObject({ state, bond: { state: bond } })
  })
})

describe('what is told beside it', () => {
  test('how many of the kind the shop registered', () => {
    const counts = { bank: 2, ewallet: 5, phone: 7, qris: 11 }
    const told = (['bank', 'ewallet', 'phone', 'qris'] as const).map(
      kind => ask({ kind, shop: shop(counts) }).bond,
    )
    expect(told.map(bond => bond.state === 'other' && bond.registered)).toEqual([2, 5, 7, 11])
  })

  test('whose it is, the last checked first, and not the shop itself', () => {
    const third = owner('cccccccccccc' as SellerTag, { checkedAt: daysAgo(1) })
    const owners = [owner(budi, { checkedAt: daysAgo(90) }), owner(siti, { checkedAt: daysAgo(5) }), third]
    const tags = (shopAsked: ShopInQuestion | null) => {
      const { bond } = ask({ record: record({ owners }), shop: shopAsked })
      return bond.state === 'none' ? null : bond.others.map(({ sellerTag }) => sellerTag)
    }
    expect(tags(null)).toEqual([third.sellerTag, siti, budi])
    expect(tags(shop())).toEqual([third.sellerTag, budi])
  })

  test('when the shop’s own was checked', () => {
    const { bond } = ask({
      record: record({ owners: [owner(budi), owner(siti, { checkedAt: daysAgo(7) })] }),
      shop: shop(),
    })
    expect(bond).toMatchObject({ state: 'own', checkedAt: daysAgo(7), others: [{ sellerTag: budi }] })
  })

  test('findings that are late or resolved are named and not counted', () => {
    const findings = [...two, makeFinding({ id: 'finding-3', resolvedAt: daysAgo(2) })]
    const { counted, disputed, resolved } = ask({ record: record({ findings, appeals: [lateAppeal] }) })
    expect([counted.incidents, disputed.incidents, resolved.length]).toEqual([1, 1, 1])
  })
})

test.each([
  ['bank:014:1234567890', 'bank'],
  ['ewallet:dana:6281234567890', 'ewallet'],
  ['phone:6281234567890', 'phone'],
  ['qris:ID1020000000001', 'qris'],
  ['qris-pan:936000140000000001', 'qris'],
] as const)('%s is a %s', (key, kind) => {
  expect(toDestinationKind(key as DestinationKey)).toBe(kind)
})
