import { describe, expect, test } from 'vitest'
import type { DestinationOwner, DestinationRecord } from '#shared/domain/destination'
import type { ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import { destinationTones, toDestinationLabel, toOwnerName } from '#shared/rules/destination-label'
import {
  type DestinationKind,
  type DestinationVerdict,
  destinationVerdictOf,
  type ShopInQuestion,
} from '#shared/rules/destination-verdict'
import { describeDestination } from '#shared/rules/destination-words'
import { daysAgo, makeFinding, now } from '../../fixtures/builders.ts'

const siti = 'aaaaaaaaaaaa' as SellerTag
const budi = 'bbbbbbbbbbbb' as SellerTag
const owner = (sellerTag: SellerTag, profile: string): DestinationOwner => ({
  sellerTag,
  profile: profile as ProfileKey,
  checkedAt: '2026-11-04T03:00:00.000Z',
})
const ofSiti = owner(siti, 'instagram:toko.siti')
const ofBudi = owner(budi, 'facebook:100011112222')
const lateAppeal = { finding: 'finding-1', at: daysAgo(10), deadlineAt: daysAgo(3) }

interface Given extends Partial<DestinationRecord> {
  shop?: Partial<ShopInQuestion['destinations']>
  kind?: DestinationKind
}

function verdictOn({ shop, kind = 'bank', ...record }: Given): DestinationVerdict {
  const counts = { bank: 0, ewallet: 0, phone: 0, qris: 0, ...shop }
  return destinationVerdictOf(
    {
      record: { owners: [], findings: [], appeals: [], ...record },
      kind,
      shop: shop ? { sellerTag: siti, destinations: counts } : null,
    },
    now,
  )
}

const told = (given: Given, language: 'id' | 'en' = 'id') =>
  describeDestination(verdictOn(given), given.kind ?? 'bank', language)

describe('in one line', () => {
  const labels: [Given, string, string][] = [
    [{ owners: [ofSiti], shop: {} }, 'Rekening milik penjual ini', 'This seller’s account'],
    [{ owners: [ofSiti], shop: {}, kind: 'ewallet' }, 'E-wallet milik penjual ini', 'This seller’s e-wallet'],
    [{ owners: [ofSiti], shop: {}, kind: 'qris' }, 'QRIS milik penjual ini', 'This seller’s QRIS'],
    [
      { shop: { bank: 1 } },
      'Tidak termasuk rekening yang didaftarkan toko ini (1)',
      'Not a registered account of this shop (1)',
    ],
    [
      { shop: { qris: 12 }, kind: 'qris' },
      'Tidak termasuk QRIS yang didaftarkan toko ini (12)',
      'Not a registered QRIS of this shop (12)',
    ],
    [{ shop: {} }, 'Belum didaftarkan', 'Not registered yet'],
    [{ owners: [ofSiti] }, 'Terdaftar milik @toko.siti', 'Registered to @toko.siti'],
    [{}, 'Belum ada catatan', 'No record yet'],
    [{ findings: [makeFinding()] }, 'Ada laporan yang sudah diperiksa', 'Checked reports exist'],
    [{ findings: [makeFinding()], appeals: [lateAppeal] }, 'Dalam sengketa', 'In dispute'],
  ]
  test.each(labels)('%j: %s', (given, id, en) => {
    const { kind = 'bank' } = given
    expect(toDestinationLabel(verdictOn(given), kind, 'id')).toBe(id)
    expect(toDestinationLabel(verdictOn(given), kind, 'en')).toBe(en)
  })

  test('an account without a handle goes by its number', () => {
    expect([ofSiti, ofBudi].map(({ profile }) => toOwnerName(profile))).toEqual([
      '@toko.siti',
      '100011112222',
    ])
  })
})

test('green is the colour of one state only, amber and red of findings only', () => {
  const states = Object.entries(destinationTones)
  const having = (...tones: string[]) =>
    states.filter(([, tone]) => tones.includes(tone)).map(([state]) => state)
  expect(having('verified')).toEqual(['own'])
  expect(having('reported', 'severe', 'disputed').toSorted()).toEqual(['disputed', 'reported', 'severe'])
})

describe('in full', () => {
  test('no record is never an all-clear', () => {
    for (const language of ['id', 'en'] as const) {
      expect(told({}, language).strong).toMatch(/bukan berarti pasti aman|not a guarantee/)
      expect(told({ shop: {} }, language).strong).toMatch(/bukan berarti pasti aman|not a guarantee/)
    }
  })

  test('nothing that is said says safe, fake or fraud', () => {
    const cases: Given[] = [
      {},
      { shop: {} },
      { shop: { bank: 2 } },
      { owners: [ofSiti], shop: {} },
      { owners: [ofSiti, ofBudi] },
      { findings: [makeFinding()], owners: [ofSiti], shop: {} },
    ]
    for (const given of cases) {
      const { title, text, facts, advice } = told(given)
      expect([title, text, ...facts, advice.strong, advice.text].join(' ')).not.toMatch(
        /\b(?:aman|palsu|penipu)\b/i,
      )
    }
  })

  test('whatever is known, the recipient’s name is matched or the payment waits', () => {
    expect(told({}).advice.strong).toBe('Cocokkan nama penerima.')
    expect(told({ owners: [ofSiti], shop: {} }).advice.strong).toBe('Cocokkan nama penerima.')
    expect(told({ shop: { bank: 1 } }).advice.strong).toBe('Tunda dulu.')
    expect(told({ findings: [makeFinding()] }).advice.strong).toBe('Tunda dulu.')
  })

  test('a finding is a category, a number and a date, and whose the number is stands beside it', () => {
    const { text, facts } = told({
      findings: [makeFinding({ replied: true })],
      owners: [ofSiti, ofBudi],
      shop: {},
    })
    expect(text).toBe(
      '1 laporan: barang tidak dikirim, Oktober 2026, Rp350.000. Pemiliknya sudah menanggapi.',
    )
    expect(facts).toEqual([
      'Petugas kami mencocokkan pemilik rekening ini dengan tokonya pada 4 Nov 2026. Itu bukan jaminan barang dan pengiriman.',
      'Terdaftar milik toko lain: 100011112222, dicek 4 Nov 2026.',
    ])
  })

  test('an appeal in time changes the words only', () => {
    const appeal = { finding: 'finding-1', at: '2026-11-20T03:00:00.000Z', deadlineAt: daysAgo(-4) }
    const { title, text } = told({ findings: [makeFinding()], appeals: [appeal] })
    expect(title).toBe('Ada laporan yang sudah diperiksa')
    expect(text).toContain('Sedang dalam banding sejak 20 Nov 2026.')
  })

  test('findings that we are late with, and resolved ones, are named', () => {
    const findings = [
      makeFinding(),
      makeFinding({ id: 'b' }),
      makeFinding({ id: 'c', resolvedAt: daysAgo(1) }),
    ]
    const { text, facts } = told({ findings, appeals: [lateAppeal] }, 'en')
    expect(text).toContain('1 other report is in dispute.')
    expect(facts).toEqual(['1 older report was resolved.'])
  })

  test('the number of another shop is told as a fact beside the difference', () => {
    const { text, facts } = told({ owners: [ofBudi], shop: { bank: 2 } })
    expect(text).toBe('Toko ini mendaftarkan 2 rekening, dan bukan yang ini.')
    expect(facts).toEqual(['Terdaftar milik toko lain: 100011112222, dicek 4 Nov 2026.'])
  })
})
