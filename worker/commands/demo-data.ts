import type { z } from 'zod'
import type { seedSchema } from '#shared/domain/seed'
import { addDays } from '#shared/rules/dates'
import { demoAccounts } from '../pages/demo/demo-accounts.ts'
import { demoReviews } from './demo-reviews.ts'

type SeedInput = z.input<typeof seedSchema>
type DaysAgo = (days: number) => string

/** Days of each part of the demo lie so long before `now` that every verdict holds whenever it is loaded. */
export function demoSeed(now: Date): SeedInput {
  const daysAgo = (days: number) => new Date(addDays(now.getTime(), -days)).toISOString().slice(0, 10)
  return {
    sellers: [
      verifiedShop(daysAgo),
      claimedShop(daysAgo),
      notedShop(daysAgo),
      lookAlike(daysAgo),
      reportedShop(daysAgo),
      disputedShop(daysAgo),
    ],
    findings: demoFindings(daysAgo),
  }
}

function verifiedShop(daysAgo: DaysAgo): NonNullable<SeedInput['sellers']>[number] {
  return {
    name: demoAccounts.verified.name,
    slug: 'camilan-melati-contoh',
    profiles: [
      {
        key: demoAccounts.verified.key,
        controlSeen: daysAgo(3),
        handleHistory: [{ handle: 'kue.melati.contoh', until: daysAgo(265) }],
      },
      { key: 'tiktok:camilanmelati.contoh', platformId: '6900000000000000417', controlSeen: daysAgo(4) },
      { key: 'facebook:camilanmelaticontoh', controlSeen: daysAgo(6) },
    ],
    destinations: [
      { key: 'bank:014:1234567417', holder: 'RATNA MELATI CONTOH', checked: daysAgo(22) },
      { key: 'ewallet:dana:6281200000208', holder: 'RATNA MELATI CONTOH', checked: daysAgo(22) },
      { key: 'qris:ID1020000000033', holder: 'CAMILAN MELATI CONTOH', checked: daysAgo(15) },
    ],
    credentials: [
      { kind: 'nib', number: '9120001234567', checked: daysAgo(41) },
      { kind: 'halal', number: 'ID32110000123450321', checked: daysAgo(41), expires: daysAgo(-900) },
      { kind: 'pirt', number: '2063273010001-29' },
    ],
    items: [
      { name: 'Keripik pisang 250 g', price: 22_000 },
      { name: 'Nastar toples 500 g', price: 85_000 },
      { name: 'Sambal teri 150 g', price: 35_000 },
      { name: 'Rempeyek kacang 200 g', price: 18_000 },
    ],
    facts: [
      {
        kind: 'renamed',
        at: daysAgo(265),
        source: 'Tentang akun ini di Instagram',
        of: 'kue.melati.contoh',
      },
    ],
    reviews: demoReviews(daysAgo),
  }
}

function claimedShop(daysAgo: DaysAgo): NonNullable<SeedInput['sellers']>[number] {
  return {
    name: demoAccounts.claimed.name,
    slug: 'rajut-nina-contoh',
    profiles: [{ key: demoAccounts.claimed.key, controlSeen: daysAgo(12) }],
    destinations: [{ key: 'bank:008:1230000009902', holder: 'NINA CONTOH' }],
    credentials: [{ kind: 'nib', number: '9120007654321' }],
    reviews: [
      { rating: 5, text: 'Tas rajutnya rapi, warnanya persis foto.', nota: true, at: daysAgo(30) },
      { rating: 4, text: 'Bagus, pengerjaan dua minggu sesuai janji.', nota: true, at: daysAgo(58) },
    ],
  }
}

function notedShop(daysAgo: DaysAgo): NonNullable<SeedInput['sellers']>[number] {
  return {
    name: demoAccounts.noted.name,
    slug: 'sepatu-budi-contoh',
    profiles: [{ key: demoAccounts.noted.key }],
    reviews: [
      { rating: 4, text: 'COD di depan stasiun, sepatunya sesuai.', at: daysAgo(17) },
      { rating: 5, text: 'Ukuran pas, bisa ditukar kalau tidak muat.', nota: true, at: daysAgo(49) },
      {
        rating: 3,
        text: 'Ada goresan kecil yang tidak difoto.',
        nota: true,
        at: daysAgo(90),
        reply: 'Maaf, waktu itu fotonya kurang terang. Ongkos kirim sudah kami ganti.',
      },
    ],
  }
}

function lookAlike(daysAgo: DaysAgo): NonNullable<SeedInput['sellers']>[number] {
  return {
    name: demoAccounts.caution.name,
    slug: 'camilan-rnelati-contoh',
    profiles: [{ key: demoAccounts.caution.key }],
    facts: [
      {
        kind: 'look-alike',
        at: daysAgo(8),
        source: 'Perbandingan nama akun',
        of: demoAccounts.verified.handle,
      },
      { kind: 'new-account', at: daysAgo(8), source: 'Tentang akun ini di Instagram' },
    ],
  }
}

function reportedShop(daysAgo: DaysAgo): NonNullable<SeedInput['sellers']>[number] {
  return {
    name: demoAccounts.reported.name,
    slug: 'lemari-senja-contoh',
    profiles: [{ key: demoAccounts.reported.key, controlSeen: daysAgo(5) }],
    destinations: [
      { key: 'bank:008:1230000000650', holder: 'DIAN ARUM PERTIWI CONTOH', checked: daysAgo(138) },
    ],
    reviews: [
      {
        rating: 3,
        text: 'Jaketnya bagus dan sesuai foto. Dikirim setelah sembilan hari.',
        nota: true,
        at: daysAgo(13),
      },
      { rating: 5, text: 'Rok pas di badan, sudah dicuci dan disetrika.', nota: true, at: daysAgo(25) },
      { rating: 2, text: 'Warnanya jauh dari foto.', at: daysAgo(61) },
    ],
  }
}

function disputedShop(daysAgo: DaysAgo): NonNullable<SeedInput['sellers']>[number] {
  return {
    name: demoAccounts.disputed.name,
    slug: 'kebun-pot-contoh',
    profiles: [{ key: demoAccounts.disputed.key, controlSeen: daysAgo(20) }],
    reviews: [{ rating: 5, text: 'Tanaman sampai segar, potnya utuh.', nota: true, at: daysAgo(33) }],
  }
}

function demoFindings(daysAgo: DaysAgo): NonNullable<SeedInput['findings']> {
  return [
    {
      subject: demoAccounts.reported.key,
      category: 'S1',
      at: daysAgo(79),
      amount: 350_000,
      reply:
        'Paket saya titipkan ke teman untuk dikirim, ternyata tidak sampai kurir. Saya menawarkan kirim ulang dan menunggu alamat dari pembeli.',
    },
    { subject: demoAccounts.severe.key, category: 'S1', at: daysAgo(31), amount: 2_300_000 },
    { subject: demoAccounts.severe.key, category: 'S2', at: daysAgo(64), amount: 1_850_000 },
    { subject: demoAccounts.severe.key, category: 'S1', at: daysAgo(102), amount: 2_750_000 },
    {
      subject: demoAccounts.disputed.key,
      category: 'S3',
      at: daysAgo(55),
      amount: 180_000,
      appealedAt: daysAgo(26),
      deadlineAt: daysAgo(19),
      reply: 'Tanaman yang dikirim sesuai pesanan, foto sebelum dikirim sudah kami sertakan.',
    },
    { subject: 'bank:014:9012345670', category: 'S1', at: daysAgo(64), amount: 1_850_000 },
  ]
}
