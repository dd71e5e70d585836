import * as z from 'zod/mini'
import { defineEndpoint } from '#shared/contract/endpoint'
import { epochSchema, groupElementSchema, mostEvaluated } from '#shared/domain/destination'
import { bucketBitsSchema } from '#shared/domain/snapshot'

/** Work to be done before more numbers are evaluated; see `rules/puzzle`. */
export const puzzleSchema = z.object({
  challenge: z.string().check(z.minLength(20), z.maxLength(300)),
  /** Zero bits that each solution's digest begins with. */
  bits: z.int().check(z.minimum(1), z.maximum(32)),
  /** How many solutions are asked for. */
  count: z.int().check(z.minimum(1), z.maximum(mostEvaluated)),
})
export type Puzzle = z.infer<typeof puzzleSchema>

export const evaluateDestinations = defineEndpoint({
  method: 'post',
  path: '/v1/destinations/evaluate',
  summary:
    'Evaluates blinded destinations (RFC 9497, VOPRF with ristretto255-SHA512): nobody here learns which',
  access: 'public',
  limit: 'evaluations',
  body: z.object({
    epoch: epochSchema,
    blinded: z.array(groupElementSchema).check(z.minLength(1), z.maxLength(mostEvaluated)),
    puzzle: z.optional(
      z.object({
        challenge: z.string().check(z.minLength(20), z.maxLength(300)),
        solutions: z
          .array(z.int().check(z.minimum(0), z.maximum(2 ** 32 - 1)))
          .check(z.minLength(1), z.maxLength(mostEvaluated)),
      }),
    ),
  }),
  output: z.discriminatedUnion('state', [
    z.object({
      state: z.literal('evaluated'),
      epoch: epochSchema,
      /** In the order asked. */
      evaluated: z.array(groupElementSchema).check(z.minLength(1), z.maxLength(mostEvaluated)),
      /** One proof for all of them: two scalars, 64 bytes in base64url. */
      proof: z.string().check(z.regex(/^[\w-]{86}$/)),
    }),
    /** More than a day's budget: to be asked again with the puzzle solved. Nothing was evaluated. */
    z.object({ state: z.literal('puzzle'), puzzle: puzzleSchema }),
  ]),
  errors: ['not_found', 'rate_limited', 'unavailable'],
})

export const getDestinationBucket = defineEndpoint({
  method: 'get',
  path: '/v1/destination-buckets/{epoch}/{bits}/{index}',
  summary: 'Sealed records of every destination whose evaluation starts with these bits',
  access: 'public',
  params: z.object({
    epoch: z.pipe(z.coerce.number(), epochSchema),
    bits: z.pipe(z.coerce.number(), bucketBitsSchema),
    index: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(2 ** 20 - 1)),
  }),
  output: 'bytes',
  errors: ['not_found', 'not_published'],
})
