import type { z } from 'zod'
import type { seedSchema } from '#shared/domain/seed'

export type SeedInput = z.input<typeof seedSchema>
export type SellerInput = NonNullable<SeedInput['sellers']>[number]

/** What must never lie anywhere in clear. */
export const secrets = {
  number: '1234567890417',
  holder: 'RATNA PEMILIK CONTOH',
  wallet: '6281200000208',
  credential: '9120001234567',
  reviewReply: 'Balasan ulasan yang tersegel',
  findingReply: 'Tanggapan temuan yang tersegel',
  reportedNumber: '9012345670999',
}

export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString()
}

/** A rich seller, valid by default; override what the test is about. */
export function makeSeller(changes: Partial<SellerInput> = {}): SellerInput {
  return {
    name: 'Toko Contoh',
    slug: 'toko-contoh',
    profiles: [{ key: 'instagram:toko.contoh', platformId: '17841400000000001', controlSeen: daysAgo(3) }],
    destinations: [
      { key: `bank:014:${secrets.number}`, holder: secrets.holder, checked: daysAgo(20) },
      { key: `ewallet:dana:${secrets.wallet}`, holder: secrets.holder },
    ],
    credentials: [{ kind: 'nib', number: secrets.credential, checked: daysAgo(30) }],
    items: [{ name: 'Keripik', price: 20_000 }],
    facts: [{ kind: 'renamed', at: daysAgo(200), source: 'Tentang akun ini', of: 'toko.lama' }],
    reviews: [
      { rating: 5, text: 'Bagus', nota: true, at: daysAgo(5), reply: secrets.reviewReply },
      { rating: 3, text: 'Biasa', at: daysAgo(9) },
    ],
    ...changes,
  }
}

export function makeSeed(changes: SeedInput = {}): SeedInput {
  return {
    sellers: [makeSeller()],
    findings: [
      {
        subject: 'tiktok:lapor.contoh',
        category: 'S1',
        at: daysAgo(40),
        amount: 350_000,
        reply: secrets.findingReply,
      },
      { subject: `bank:008:${secrets.reportedNumber}`, category: 'S1', at: daysAgo(40) },
    ],
    ...changes,
  }
}
