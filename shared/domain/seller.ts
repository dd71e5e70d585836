import * as z from 'zod/mini'
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

const starsSchema = z.int().check(z.minimum(1), z.maximum(5))

export const reviewSchema = z.object({
  id: z.string(),
  rating: starsSchema,
  /** Stars by aspect: *sesuai*, *pengiriman*, *respons*. */
  aspects: z.partialRecord(z.enum(['accuracy', 'delivery', 'response']), starsSchema),
  text: z.string(),
  /** True when the buyer's side proved the purchase (*ada bukti beli*). */
  proven: z.boolean(),
  at: instantSchema,
  reply: z.nullable(z.string()),
  replyAt: z.nullable(instantSchema),
})
export type Review = z.infer<typeof reviewSchema>

/**
 * What a card shows beyond the bucket entry: names and texts of one seller. Loaded only when a person opens
 * the card. `entry` repeats the verdict inputs, so that a card never mixes two moments.
 */
export const sellerSchema = z.object({
  hash: subjectHashSchema,
  version: z.int(),
  name: z.nullable(z.string()),
  slug: z.nullable(z.string()),
  kind: z.catch(sellerKindSchema, 'shop'),
  profiles: z.array(profileKeySchema),
  entry: bucketEntrySchema,
  facts: z.array(z.extend(factSchema, { source: z.string(), of: z.nullable(z.string()) })),
  findings: z.array(
    z.extend(findingSchema, {
      reply: z.nullable(z.string()),
      replyAt: z.nullable(instantSchema),
      appeal: z.nullable(z.omit(appealSchema, { finding: true })),
      summary: z.nullable(messageSchema),
    }),
  ),
  /** Newest first, at most 50; the totals are in `entry.reviews`. */
  reviews: z.array(reviewSchema),
})
export type Seller = z.infer<typeof sellerSchema>
