import fc from 'fast-check'
import type { ProfileKey, SubjectHash } from '#shared/domain/subject'
import {
  type Appeal,
  type BucketEntry,
  type ClaimCodeHash,
  credentialKindSchema,
  type Finding,
  factKindSchema,
  type LookAlike,
  type ReviewCounts,
  type SellerTag,
} from '#shared/domain/verdict'
import type { HeldEntry } from '#shared/rules/bucket-file'

/** Records of any content, and what is left of them once they went through bytes. */
const firstInstant = Date.UTC(2020, 0, 1)
const lastInstant = firstInstant + (2 ** 24 - 1) * 60_000

export const anyInstant = fc
  .oneof(
    fc.integer({ min: firstInstant, max: lastInstant }),
    // Facts from before the product, certificates without end.
    fc.constantFrom(0, Date.UTC(2016, 4, 1), Date.UTC(9999, 11, 31)),
  )
  .map(at => new Date(at).toISOString())
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null })
const hex = (digits: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: digits, maxLength: digits })

export const anySellerTag = hex(12).map(tag => tag as SellerTag)
export const anyProfileKey = fc
  .constantFrom('instagram:toko.siti', 'tiktok:siti_', 'facebook:100012345678901', 'instagram-id:99')
  .map(key => key as ProfileKey)

const anyFinding = fc.record({
  incident: fc.constantFrom('incident-a', 'incident-b', 'incident-c'),
  category: fc
    .tuple(fc.constantFrom('S', 'B', 'T'), fc.integer({ min: 1, max: 99 }))
    .map(([letter, n]) => `${letter}${n}`),
  at: anyInstant,
  amount: fc.oneof(fc.nat(5_000_000), fc.integer({ min: 0, max: 1_000_000_000_000 })),
  replied: fc.boolean(),
  resolvedAt: maybe(anyInstant),
})

/** Findings, some of them appealed. */
export const anyFindings: fc.Arbitrary<{ findings: Finding[]; appeals: Appeal[] }> = fc
  .array(fc.tuple(anyFinding, maybe(fc.record({ at: anyInstant, deadlineAt: anyInstant }))), { maxLength: 5 })
  .map(drawn => ({
    findings: drawn.map(([finding], i) => ({ ...finding, id: `finding-${i * 7}` })),
    appeals: drawn.flatMap(([, appeal], i) => (appeal ? [{ ...appeal, finding: `finding-${i * 7}` }] : [])),
  }))

const anyStars = fc.array(fc.oneof(fc.nat(200), fc.nat(1_000_000)), { minLength: 5, maxLength: 5 })

/** An entry under a hash that begins with `start`. */
export function anyEntry(start = ''): fc.Arbitrary<BucketEntry> {
  return fc
    .record({
      hash: hex(64 - start.length).map(rest => (start + rest) as SubjectHash),
      platformIdTag: maybe(hex(8).map(tag => tag as NonNullable<BucketEntry['platformIdTag']>)),
      sellerTag: maybe(anySellerTag),
      destinations: fc.record({ bank: fc.nat(20), ewallet: fc.nat(20), phone: fc.nat(3), qris: fc.nat(3) }),
      claims: fc.array(fc.record({ provenAt: anyInstant, seenAt: anyInstant }), { maxLength: 3 }),
      credentials: fc.array(
        fc.record({
          kind: fc.constantFrom(...credentialKindSchema.options),
          checkedAt: anyInstant,
          expiresAt: maybe(anyInstant),
        }),
        { maxLength: 3 },
      ),
      facts: fc.array(
        fc.record({
          kind: fc.constantFrom(...factKindSchema.options),
          at: anyInstant,
        }),
        { maxLength: 3 },
      ),
      heard: anyFindings,
      reviews: fc.oneof(
        fc.constant<ReviewCounts>({ all: [0, 0, 0, 0, 0], proven: [0, 0, 0, 0, 0] }),
        fc.record({ all: anyStars, proven: anyStars }),
      ),
      pendingCodes: fc.array(
        hex(16).map(code => code as ClaimCodeHash),
        { maxLength: 4 },
      ),
    })
    .map(({ heard, ...rest }) => ({ ...rest, ...heard }))
}

/** Entries of one bucket: no subject twice. */
export function anyEntries(start = ''): fc.Arbitrary<BucketEntry[]> {
  return fc.uniqueArray(anyEntry(start), { maxLength: 8, selector: ({ hash }) => hash.slice(0, 32) })
}

export function anyLookAlikes(start = ''): fc.Arbitrary<LookAlike[]> {
  const hash = hex(2).map(end => start.padEnd(30, '0') + end.padEnd(34, '0')) as fc.Arbitrary<SubjectHash>
  return fc.uniqueArray(fc.record({ hash, key: anyProfileKey }), {
    maxLength: 6,
    selector: each => each.hash + each.key,
  })
}

/** Whole minutes, within the range. */
export function toMinute(instant: string): string {
  const at = Math.min(Math.max(Date.parse(instant), firstInstant), lastInstant)
  return new Date(at - (at % 60_000)).toISOString()
}

export function toHeldFindings({ findings, appeals }: { findings: Finding[]; appeals: Appeal[] }) {
  const incidents = [...new Set(findings.map(({ incident }) => incident))]
  const places = new Map(findings.map(({ id }, i) => [id, i]))
  return {
    findings: findings.map((finding, i) => ({
      ...finding,
      id: `f${i}`,
      incident: `i${incidents.indexOf(finding.incident)}`,
      at: toMinute(finding.at),
      resolvedAt: finding.resolvedAt && toMinute(finding.resolvedAt),
    })),
    appeals: appeals.map(({ finding, at, deadlineAt }) => ({
      finding: `f${places.get(finding)}`,
      at: toMinute(at),
      deadlineAt: toMinute(deadlineAt),
    })),
  }
}

export function toHeld({ hash, ...entry }: BucketEntry): HeldEntry {
  const { bank, ewallet, phone, qris } = entry.destinations
  const most = (count: number) => Math.min(count, 15)
  return {
    ...entry,
    hashStart: hash.slice(0, 32),
    destinations: { bank: most(bank), ewallet: most(ewallet), phone: most(phone), qris: most(qris) },
    claims: entry.claims.map(({ provenAt, seenAt }) => ({
      provenAt: toMinute(provenAt),
      seenAt: toMinute(seenAt),
    })),
    credentials: entry.credentials.map(({ kind, checkedAt, expiresAt }) => ({
      kind,
      checkedAt: toMinute(checkedAt),
      expiresAt: expiresAt && toMinute(expiresAt),
    })),
    facts: entry.facts.map(({ kind, at }) => ({ kind, at: toMinute(at) })),
    ...toHeldFindings(entry),
  }
}
