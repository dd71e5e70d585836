import { z } from 'zod'
import { messageSchema } from '#shared/domain/platform'
import { profileKeySchema, subjectHashSchema } from '#shared/domain/subject'
import {
  appealSchema,
  bucketEntrySchema,
  factSchema,
  findingSchema,
  instantSchema,
} from '#shared/domain/verdict'

export const sellerKindSchema = z.enum(['shop', 'rekber'])

export const reviewSchema = z.object({
  id: z.string(),
  rating: z.number().int().min(1).max(5),
  /** Stars by aspect: *sesuai*, *pengiriman*, *respons*. */
  aspects: z.partialRecord(z.enum(['accuracy', 'delivery', 'response']), z.number().int().min(1).max(5)),
  text: z.string(),
  /** True when the buyer's side proved the purchase (*ada bukti beli*). */
  proven: z.boolean(),
  at: instantSchema,
  reply: z.string().nullable(),
  replyAt: instantSchema.nullable(),
})
export type Review = z.infer<typeof reviewSchema>

/**
 * What a card shows beyond the bucket entry: names and texts of one seller. Loaded only when a person opens
 * the card. `entry` repeats the verdict inputs, so that a card never mixes two moments.
 */
export const sellerSchema = z.object({
  hash: subjectHashSchema,
  version: z.number().int(),
  name: z.string().nullable(),
  slug: z.string().nullable(),
  kind: sellerKindSchema.catch('shop'),
  profiles: z.array(profileKeySchema),
  entry: bucketEntrySchema,
  facts: z.array(factSchema.extend({ source: z.string(), of: z.string().nullable() })),
  findings: z.array(
    findingSchema.extend({
      reply: z.string().nullable(),
      replyAt: instantSchema.nullable(),
      appeal: appealSchema.omit({ finding: true }).nullable(),
      summary: messageSchema.nullable(),
    }),
  ),
  /** Newest first, at most 50; the totals are in `entry.reviews`. */
  reviews: z.array(reviewSchema),
})
export type Seller = z.infer<typeof sellerSchema>
