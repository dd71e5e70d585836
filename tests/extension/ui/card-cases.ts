import type { DataVersion, LookupAnswer } from '#shared/device/lookup/lookup-answer'
import type { Review, Seller } from '#shared/domain/seller'
import type { ProfileKey, SubjectHash } from '#shared/domain/subject'
import type { VerdictInputs } from '#shared/domain/verdict'
import { verdictOf } from '#shared/rules/verdict-of'
import type { SellerAnswer } from '../../../extension/messaging/protocol.ts'
import { toHeldEntry } from '../../fixtures/buckets.ts'
import {
  daysAgo,
  makeClaim,
  makeCredential,
  makeEntry,
  makeFact,
  makeFinding,
  now,
} from '../../fixtures/builders.ts'

export const data: DataVersion = { version: 1287, publishedAt: daysAgo(0) }

/** One seller as the background would tell of it. */
export interface CardCase {
  answer: LookupAnswer
  seller: SellerAnswer
}

type Details = Partial<Omit<Seller, 'entry'>>

export function makeReview(over: Partial<Review> = {}): Review {
  return {
    id: 'r1',
    rating: 5,
    aspects: {},
    text: 'Nastarnya utuh semua, dikemas dua lapis. Pesan Senin, sampai Rabu.',
    proven: true,
    at: daysAgo(6),
    reply: null,
    replyAt: null,
    ...over,
  }
}

/** A card of `key`, its verdict reckoned from the inputs as the product does. */
export function makeCase(key: string, over: Partial<VerdictInputs>, details: Details = {}): CardCase {
  const hash = 'a'.repeat(64) as SubjectHash
  const entry = makeEntry(hash, over)
  const result = verdictOf({ ...toHeldEntry(entry), boundTo: null }, now)
  return {
    answer: { state: 'known', key: key as ProfileKey, result, data, problem: null },
    seller: {
      state: 'loaded',
      seller: {
        hash,
        version: data.version,
        name: null,
        slug: null,
        kind: 'shop',
        profiles: [key as ProfileKey],
        entry,
        facts: [],
        findings: [],
        reviews: [],
        ...details,
      },
    },
  }
}

const counts = { all: [1, 0, 1, 2, 33], proven: [0, 0, 1, 2, 28] }
const reviews = [
  makeReview(),
  makeReview({
    id: 'r2',
    rating: 3,
    text: 'Rasanya enak, tapi satu toples retak waktu sampai.',
    at: daysAgo(19),
    reply: 'Maaf, Bu. Toples pengganti kami kirim besok, tanpa ongkir.',
    replyAt: daysAgo(18),
  }),
  makeReview({ id: 'r3', rating: 4, text: 'Sesuai foto.', proven: false, at: daysAgo(40) }),
]

function findingCase(key: string, name: string, findings: Parameters<typeof makeFinding>[0][]): CardCase {
  const made = findings.map(makeFinding)
  return makeCase(
    key,
    { findings: made, reviews: { all: [6, 2, 2, 1, 3], proven: [3, 1, 2, 1, 2] } },
    {
      name,
      findings: made.map((finding, i) => ({
        ...finding,
        reply: finding.replied
          ? 'HP-nya saya kirim 11 September, resinya saya lampirkan. Kata kurir alamatnya tidak lengkap, jadi paket kembali ke saya.'
          : null,
        replyAt: finding.replied ? daysAgo(45) : null,
        appeal: null,
        summary:
          i === 0
            ? {
                id: 'Pembeli mentransfer pada 9 September. Sampai 25 September barang belum dikirim dan pesan tidak dibalas.',
                en: 'The buyer transferred on 9 September. By 25 September nothing was sent and messages went unanswered.',
              }
            : null,
      })),
      reviews: [makeReview({ rating: 1, text: 'Barang tidak datang, chat terakhir dibalas seminggu lalu.' })],
    },
  )
}

const verified = makeCase(
  'instagram:kenanga.contoh',
  {
    claims: [makeClaim({ seenAt: daysAgo(3) })],
    credentials: [
      makeCredential({ kind: 'account-name', checkedAt: daysAgo(22) }),
      makeCredential({ kind: 'nib', checkedAt: daysAgo(41) }),
      makeCredential({ kind: 'halal', checkedAt: daysAgo(60) }),
    ],
    facts: [makeFact({ kind: 'renamed', at: daysAgo(266) })],
    reviews: counts,
  },
  {
    name: 'Dapur Kenanga',
    slug: 'dapur-kenanga',
    profiles: ['instagram:kenanga.contoh', 'tiktok:kenanga.contoh', 'facebook:100004471'] as ProfileKey[],
    facts: [
      {
        ...makeFact({ kind: 'renamed', at: daysAgo(266) }),
        source: 'profil Instagram',
        of: '@kue.kenanga.contoh',
      },
    ],
    reviews,
  },
)

const claimed = makeCase(
  'tiktok:rotan.contoh',
  {
    claims: [makeClaim({ seenAt: daysAgo(12) })],
    reviews: { all: [0, 0, 0, 1, 2], proven: [0, 0, 0, 0, 1] },
  },
  { name: 'Rumah Rotan', reviews: [makeReview()] },
)

const noted = makeCase(
  'instagram:rajut.contoh',
  { reviews: { all: [0, 1, 0, 2, 6], proven: [0, 0, 0, 2, 5] } },
  { name: 'Rajut Ibu', reviews },
)

const none: CardCase = {
  ...makeCase('facebook:100002024471', {}),
  seller: { state: 'absent' },
}

const lookAlikeFact = makeFact({ kind: 'look-alike', at: daysAgo(7) })
const caution = makeCase(
  'tiktok:sambalnyai.contoh',
  { facts: [lookAlikeFact] },
  {
    name: 'Sambal Nyai',
    facts: [{ ...lookAlikeFact, source: 'perbandingan nama', of: 'tiktok:sambal.nyai.contoh' }],
  },
)

const reported = findingCase('instagram:kemeja.lawas.contoh', 'Kemeja Lawas', [
  { id: 'f1', incident: 'i1', at: daysAgo(43), amount: 350_000, replied: true },
])

const severe = findingCase('tiktok:gawai.pelita.contoh', 'Gawai Pelita', [
  { id: 'f1', incident: 'i1', at: daysAgo(43), amount: 1_250_000, replied: true },
  { id: 'f2', incident: 'i2', at: daysAgo(75), amount: 900_000, replied: false },
])

const disputedFinding = makeFinding({
  id: 'f1',
  incident: 'i1',
  at: daysAgo(25),
  amount: 420_000,
  replied: true,
})
const lateAppeal = { finding: 'f1', at: daysAgo(11), deadlineAt: daysAgo(4) }
const disputed = makeCase(
  'instagram:tas.anyam.contoh',
  {
    findings: [disputedFinding],
    appeals: [lateAppeal],
    claims: [makeClaim({ seenAt: daysAgo(5) })],
    credentials: [makeCredential({ checkedAt: daysAgo(77) })],
    reviews: { all: [3, 2, 3, 12, 38], proven: [1, 1, 2, 7, 30] },
  },
  {
    name: 'Tas Anyam Sekar',
    findings: [
      {
        ...disputedFinding,
        reply:
          'Paket saya serahkan 5 Oktober. Kurir mencatat gagal antar dua kali, lalu paket kembali ke gudang.',
        replyAt: daysAgo(11),
        appeal: { at: lateAppeal.at, deadlineAt: lateAppeal.deadlineAt },
        summary: null,
      },
    ],
    reviews,
  },
)

const resolvedFinding = makeFinding({
  amount: 180_000,
  at: daysAgo(190),
  resolvedAt: daysAgo(174),
  replied: true,
})
const resolved = makeCase(
  'tiktok:hijab.contoh',
  { findings: [resolvedFinding] },
  {
    name: 'Hijab Contoh',
    findings: [
      {
        ...resolvedFinding,
        reply: 'Alamatnya salah tulis di kami. Uang sudah kami kembalikan.',
        replyAt: daysAgo(175),
        appeal: null,
        summary: null,
      },
    ],
  },
)

const unknown: CardCase = {
  answer: {
    state: 'unknown',
    key: 'facebook:100008820' as ProfileKey,
    data: { version: 1279, publishedAt: daysAgo(3) },
    problem: 'offline',
  },
  seller: { state: 'failed', problem: 'offline' },
}

export const cardCases = {
  verified,
  claimed,
  noted,
  none,
  caution,
  reported,
  severe,
  disputed,
  resolved,
  unknown,
}
