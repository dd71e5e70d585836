import * as z from 'zod/mini'
import {
  type ProfileKey,
  platformIdTagSchema,
  type SubjectHash,
  subjectHashSchema,
} from '#shared/domain/subject'

/** What a badge says. The rows of the verdict table, strongest first. */
export const verdictSchema = z.enum([
  'reported',
  'disputed',
  'caution',
  'verified',
  'claimed',
  'noted',
  'none',
])
export type Verdict = z.infer<typeof verdictSchema>

/** An instant: ISO 8601 with offset Z. */
export const instantSchema = z.iso.datetime()

/** Whole rupiah. */
export const rupiahSchema = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))

/**
 * What went wrong: S by a seller, B by a buyer, T by a third party or a technique. Open to codes that an
 * older extension does not know yet: it shows those findings as *masalah lain*.
 */
export const categorySchema = z.string().check(z.regex(/^[SBT][1-9]\d?$/))

/** The first three are warnings and lead to `caution`; the others are neutral. */
export const factKindSchema = z.enum([
  'look-alike',
  'id-changed',
  'suspended',
  'renamed',
  'name-differs',
  'new-account',
])
export type FactKind = z.infer<typeof factKindSchema>

/** Something with a source and a date; no judgement. */
export const factSchema = z.object({ kind: factKindSchema, at: instantSchema })
export type Fact = z.infer<typeof factSchema>

/** A report that two moderators confirmed. Findings of one `incident` count once. */
export const findingSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(40)),
  incident: z.string().check(z.minLength(1), z.maxLength(40)),
  category: categorySchema,
  at: instantSchema,
  amount: rupiahSchema,
  replied: z.boolean(),
  resolvedAt: z.nullable(instantSchema),
})
export type Finding = z.infer<typeof findingSchema>

/** An open appeal; `deadlineAt` is our own deadline to answer it. */
export const appealSchema = z.object({
  finding: z.string().check(z.minLength(1), z.maxLength(40)),
  at: instantSchema,
  deadlineAt: instantSchema,
})
export type Appeal = z.infer<typeof appealSchema>

/** Control of the profile: proven once, re-seen since. */
export const claimSchema = z.object({ provenAt: instantSchema, seenAt: instantSchema })
export type Claim = z.infer<typeof claimSchema>

export const credentialKindSchema = z.enum(['account-name', 'nib', 'halal', 'pirt', 'bpom', 'sni'])

/** A credential that a verifier compared with its official source on `checkedAt`. */
export const credentialSchema = z.object({
  kind: z.catch(credentialKindSchema, 'account-name'),
  checkedAt: instantSchema,
  expiresAt: z.nullable(instantSchema),
})
export type Credential = z.infer<typeof credentialSchema>

const countSchema = z.int().check(z.minimum(0))

/** Counts by stars, one to five: all reviews, and those with proof of purchase. */
export const reviewCountsSchema = z.object({
  all: z.array(countSchema).check(z.length(5)),
  proven: z.array(countSchema).check(z.length(5)),
})
export type ReviewCounts = z.infer<typeof reviewCountsSchema>

/** Everything public that decides a verdict. */
export const verdictInputsSchema = z.object({
  facts: z.array(factSchema),
  findings: z.array(findingSchema),
  appeals: z.array(appealSchema),
  claims: z.array(claimSchema),
  credentials: z.array(credentialSchema),
  reviews: reviewCountsSchema,
})
export type VerdictInputs = z.infer<typeof verdictInputsSchema>

/** Twelve hex digits that tell whether two records speak of the same shop, without naming it; see `toSellerTag`. */
export const sellerTagSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{12}$/))
  .brand('SellerTag')
export type SellerTag = z.infer<typeof sellerTagSchema>

/** How many checked destinations a shop has registered, by kind. */
export const destinationCountsSchema = z.object({
  bank: countSchema,
  ewallet: countSchema,
  phone: countSchema,
  qris: countSchema,
})
export type DestinationCounts = z.infer<typeof destinationCountsSchema>

/** Sixteen hex digits by which a device recognises a pending claim code; see `toClaimCodeHash`. */
export const claimCodeHashSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{16}$/))
  .brand('ClaimCodeHash')
export type ClaimCodeHash = z.infer<typeof claimCodeHashSchema>

/**
 * One subject in a bucket. `platformIdTag` says which account of the platform it speaks of, null when
 * the server never saw an id.
 */
export const bucketEntrySchema = z.extend(verdictInputsSchema, {
  hash: subjectHashSchema,
  platformIdTag: z.nullable(platformIdTagSchema),
  /** The shop, by which its destinations are recognised; null where no shop has claimed the profile. */
  sellerTag: z.nullable(sellerTagSchema),
  destinations: destinationCountsSchema,
  /** Claim codes that witnesses look for on this profile; at most four. */
  pendingCodes: z._default(z.array(claimCodeHashSchema), []),
})
export type BucketEntry = z.infer<typeof bucketEntrySchema>

/** A verified profile by the hash of its handle's skeleton: whoever else has that skeleton looks like it. */
export interface LookAlike {
  hash: SubjectHash
  key: ProfileKey
}
