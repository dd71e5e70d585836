import { z } from 'zod'
import { defineEndpoint } from '#shared/contract/endpoint'
import { bucketEntrySchema, lookAlikeSchema } from '#shared/domain/verdict'

export const getBucket = defineEndpoint({
  method: 'get',
  path: '/v1/buckets/{bits}/{index}',
  summary: 'Every public entry whose hash starts with these bits; the caller picks its own',
  access: 'public',
  params: z.object({
    bits: z.coerce.number().int().min(0).max(20),
    index: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 20 - 1),
  }),
  output: z.object({ entries: z.array(bucketEntrySchema), lookAlikes: z.array(lookAlikeSchema).default([]) }),
  errors: ['not_found', 'not_published'],
})
