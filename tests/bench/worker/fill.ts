import type { SeedFinding, SeedSeller } from '#shared/domain/seed'
import type { ProfileKey } from '#shared/domain/subject'
import { upsertFindings } from '../../../worker/db/findings.ts'
import { insertUnclaimedProfiles } from '../../../worker/db/profiles.ts'
import { toRowId } from '../../../worker/services/row-ids.ts'
import { createSealing } from '../../../worker/services/sealing.ts'
import {
  insertSellerRows,
  toFindingRow,
  toProfileRow,
  toSellerRows,
} from '../../../worker/services/seed-rows.ts'

// What is sealed here is never opened.
const sealing = createSealing([{ id: 'bench', bytes: new Uint8Array(32) }])
const day = 86_400_000

/**
 * Rows as an import writes them, without its events, marks and messages: nothing is published of them before it is
 * asked for. A group has four subjects: a verified shop by handle and by platform id, one with a review, and a profile
 * with a finding.
 */
export async function fillGroups(db: D1Database, first: number, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, i) => first + i)
  const sellers = await Promise.all(numbers.flatMap(i => [verifiedShop(i), reviewedShop(i)]).map(toRows))
  const reported = await Promise.all(numbers.map(i => toProfileRow(reportedKey(i))))
  const findings = await Promise.all(
    numbers.map(async i => toFindingRow(findingOn(i), await toRowId('finding', i), 'digest', sealing)),
  )
  await db.batch([
    ...insertSellerRows(db, sellers),
    ...insertUnclaimedProfiles(db, reported),
    ...upsertFindings(db, findings),
  ])
}

function verifiedShop(i: number): SeedSeller {
  return {
    name: `Toko Contoh ${i}`,
    slug: `toko-contoh-${i}`,
    profiles: [
      {
        key: `instagram:toko.contoh.${i}` as ProfileKey,
        platformId: `${17_000_000_000 + i}`,
        controlSeen: daysAgo(3),
      },
    ],
    credentials: [{ kind: 'nib', number: '9120001234567', checked: daysAgo(30) }],
    reviews: [
      { rating: 5, text: 'Barang sesuai foto, dikirim hari itu juga.', nota: true, at: daysAgo(5) },
      { rating: 4, text: 'Bagus, kotaknya agak penyok.', at: daysAgo(40) },
    ],
  }
}

function reviewedShop(i: number): SeedSeller {
  return {
    name: `Warung Contoh ${i}`,
    slug: `warung-contoh-${i}`,
    profiles: [{ key: `tiktok:warung.contoh.${i}` as ProfileKey }],
    reviews: [{ rating: 4, text: 'Cocok, akan pesan lagi.', at: daysAgo(12) }],
  }
}

function reportedKey(i: number): ProfileKey {
  return `instagram:lapor.contoh.${i}` as ProfileKey
}

function findingOn(i: number): SeedFinding {
  return { subject: reportedKey(i), category: 'S1', at: daysAgo(40), amount: 350_000 }
}

async function toRows(seed: SeedSeller) {
  const id = await toRowId('seller', seed.slug)
  const row = { id, slug: seed.slug, name: seed.name, kind: 'shop' as const, origin: 'import' as const }
  return toSellerRows(seed, { ...row, import_digest: 'digest' }, sealing)
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * day).toISOString()
}
