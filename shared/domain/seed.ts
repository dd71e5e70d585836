import { z } from 'zod'
import { sellerKindSchema } from '#shared/domain/seller'
import { destinationKeySchema, platformIdSchema, profileKeySchema } from '#shared/domain/subject'
import { categorySchema, factKindSchema, rupiahSchema } from '#shared/domain/verdict'
import { toPathText } from '#shared/rules/path-text'

interface FindingDates {
  status?: 'active' | 'disputed' | 'resolved' | undefined
  appealedAt?: string | undefined
  deadlineAt?: string | undefined
  resolvedAt?: string | undefined
}

/** A status is derived from dates, so one that contradicts them is refused. */
function datesAgainstStatus(finding: FindingDates): { path: keyof FindingDates; message: string }[] {
  const { status, appealedAt, deadlineAt, resolvedAt } = finding
  const problems: { path: keyof FindingDates; message: string }[] = []
  if (deadlineAt && !appealedAt && status !== 'disputed')
    problems.push({ path: 'deadlineAt', message: 'needs appealedAt beside it' })
  if (deadlineAt && appealedAt && deadlineAt <= appealedAt) {
    problems.push({ path: 'deadlineAt', message: 'must be later than appealedAt' })
  }
  if (resolvedAt && status !== undefined && status !== 'resolved') {
    problems.push({ path: 'resolvedAt', message: `contradicts status ${status}` })
  }
  if (status === 'disputed' && deadlineAt && Date.parse(deadlineAt) > Date.now()) {
    problems.push({ path: 'deadlineAt', message: 'must have passed for status disputed' })
  }
  return problems
}

/** A day (`2026-05-12`) or an instant; a day means its midnight in UTC. */
const seedDateSchema = z
  .union([z.iso.date(), z.iso.datetime()], 'a date like 2026-05-12')
  .transform(text => new Date(text).toISOString())

/** What has happened already: a date ahead would keep a badge green, or a finding shown, for years. */
const pastDateSchema = seedDateSchema.refine(
  instant => Date.parse(instant) <= Date.now() + 86_400_000,
  'a date that has passed',
)

const shortText = z.string().trim().min(1).max(120)
const longText = z.string().trim().max(2000)
const replyText = z.string().trim().min(1).max(2000)
const stars = z.number().int().min(1).max(5)

const seedProfileSchema = z.strictObject({
  key: profileKeySchema,
  platformId: z.optional(platformIdSchema),
  controlSeen: pastDateSchema.optional(),
  handleHistory: z
    .array(z.strictObject({ handle: shortText, until: pastDateSchema }))
    .max(50)
    .optional(),
})

const seedReviewSchema = z.strictObject({
  rating: stars,
  text: longText,
  /** In a seed this means *ada bukti beli*. */
  nota: z.boolean().optional(),
  aspects: z.strictObject({ accuracy: stars, delivery: stars, response: stars }).partial().optional(),
  reply: replyText.optional(),
  at: pastDateSchema,
})

const seedSellerSchema = z.strictObject({
  name: shortText,
  slug: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])$/, 'lower-case letters, digits and dashes, 3 to 40'),
  kind: z.optional(sellerKindSchema),
  profiles: z.array(seedProfileSchema).min(1).max(50),
  destinations: z
    .array(
      z.strictObject({ key: destinationKeySchema, holder: shortText, checked: pastDateSchema.optional() }),
    )
    .max(50)
    .optional(),
  credentials: z
    .array(
      z.strictObject({
        kind: z.enum(['nib', 'halal', 'pirt', 'bpom', 'sni']),
        number: z.string().trim().min(1).max(60),
        checked: pastDateSchema.optional(),
        expires: seedDateSchema.optional(),
      }),
    )
    .max(50)
    .optional(),
  items: z
    .array(z.strictObject({ name: shortText, price: rupiahSchema }))
    .max(500)
    .optional(),
  facts: z
    .array(
      z.strictObject({
        kind: factKindSchema,
        at: pastDateSchema,
        source: shortText,
        /** The other account that the fact speaks of: the real shop, or the former handle. */
        of: shortText.optional(),
      }),
    )
    .max(50)
    .optional(),
  reviews: z.array(seedReviewSchema).max(5000).optional(),
})

const seedFindingSchema = z
  .strictObject({
    subject: z.union([profileKeySchema, destinationKeySchema], 'a profile key or a destination key'),
    category: categorySchema,
    at: pastDateSchema,
    amount: z.optional(rupiahSchema),
    reply: replyText.optional(),
    appealedAt: pastDateSchema.optional(),
    deadlineAt: seedDateSchema.optional(),
    resolvedAt: pastDateSchema.optional(),
    status: z.enum(['active', 'disputed', 'resolved']).optional(),
  })
  .superRefine((finding, context) => {
    for (const { path, message } of datesAgainstStatus(finding)) {
      context.addIssue({ code: 'custom', path: [path], message })
    }
  })

/**
 * The file of `npm run seed`. Unknown fields are refused, so that a misspelled one is not lost; so are a slug,
 * a profile or a destination that stands twice.
 */
export const seedSchema = z
  .strictObject({
    sellers: z.array(seedSellerSchema).max(20_000).prefault([]),
    findings: z.array(seedFindingSchema).max(20_000).prefault([]),
  })
  .superRefine(({ sellers }, context) => {
    const seen = new Map<string, string>()
    const refuseTwice = (value: string, path: (string | number)[]) => {
      const first = seen.get(value)
      if (first) context.addIssue({ code: 'custom', path, message: `stands at ${first} already` })
      seen.set(value, first ?? toPathText(path))
    }
    sellers.forEach((seller, i) => {
      refuseTwice(seller.slug, ['sellers', i, 'slug'])
      seller.profiles.forEach(({ key }, j) => {
        refuseTwice(key, ['sellers', i, 'profiles', j, 'key'])
      })
      seller.destinations?.forEach(({ key }, j) => {
        refuseTwice(key, ['sellers', i, 'destinations', j, 'key'])
      })
    })
  })
export type Seed = z.output<typeof seedSchema>
export type SeedSeller = Seed['sellers'][number]
export type SeedFinding = Seed['findings'][number]
