import type { SeedFinding, SeedSeller } from '#shared/domain/seed'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import type { Verdict } from '#shared/domain/verdict'
import { addDays } from '#shared/rules/dates'
import { toProfileParts } from '#shared/rules/subject-key'

export type TrialVerdict = Verdict | 'severe'

/** What has to be stored about a profile so that exactly one verdict comes out. */
export interface TrialExample {
  seller: Omit<SeedSeller, 'slug'>
  findings: SeedFinding[]
}

/** A plausible example for each verdict; null for `none`, of which nothing is stored. */
export function toTrialExample(key: ProfileKey, verdict: TrialVerdict, now: number): TrialExample | null {
  const daysAgo = (days: number) => new Date(addDays(now, -days)).toISOString()
  const profile = { key, ...(isControlled(verdict) ? { controlSeen: daysAgo(9) } : {}) }
  const seller = { name: toProfileParts(key).handle, profiles: [profile] }
  const finding = { subject: key, category: 'S1', at: daysAgo(70), amount: 350_000 }
  const reviews = [
    { rating: 5, text: 'Sesuai foto, dikirim besoknya.', nota: true, at: daysAgo(20) },
    { rating: 4, text: 'Barang bagus, balasnya agak lama.', at: daysAgo(44) },
  ]
  switch (verdict) {
    case 'none':
      return null
    case 'noted':
      return { seller: { ...seller, reviews }, findings: [] }
    case 'claimed':
      return { seller: { ...seller, reviews }, findings: [] }
    case 'verified':
      return { seller: { ...seller, reviews: manyReviews(daysAgo), ...credentials(daysAgo) }, findings: [] }
    case 'caution':
      return { seller: { ...seller, facts: [suspension(daysAgo)] }, findings: [] }
    case 'reported':
      return {
        seller,
        findings: [{ ...finding, reply: 'Paket tertahan di kurir, uang sudah kami kembalikan.' }],
      }
    case 'severe':
      return {
        seller,
        findings: [
          { ...finding, amount: 2_300_000 },
          { ...finding, at: daysAgo(35), category: 'S2', amount: 4_100_000 },
        ],
      }
    case 'disputed':
      return {
        seller,
        findings: [
          {
            ...finding,
            appealedAt: daysAgo(20),
            deadlineAt: daysAgo(6),
            reply: 'Barang sudah diterima pembeli.',
          },
        ],
      }
  }
}

function isControlled(verdict: TrialVerdict): boolean {
  return verdict === 'claimed' || verdict === 'verified'
}

function suspension(daysAgo: (days: number) => string) {
  return { kind: 'suspended' as const, at: daysAgo(3), source: 'Pemeriksaan ulang oleh verifikator' }
}

function credentials(daysAgo: (days: number) => string) {
  return {
    credentials: [{ kind: 'nib' as const, number: '9120001234567', checked: daysAgo(40) }],
    destinations: [
      { key: 'bank:014:1234567890' as DestinationKey, holder: 'PEMILIK CONTOH', checked: daysAgo(22) },
    ],
  }
}

function manyReviews(daysAgo: (days: number) => string) {
  const texts = ['Cepat dan rapi.', 'Sesuai foto.', 'Ramah, dibalas cepat.', 'Sudah langganan.']
  return Array.from({ length: 12 }, (_, i) => ({
    rating: i % 5 === 4 ? 4 : 5,
    text: texts[i % texts.length] ?? '',
    nota: i % 4 !== 3,
    at: daysAgo(6 + i * 9),
  }))
}
