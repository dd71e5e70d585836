import * as z from 'zod/mini'
import { defineEndpoint } from '#shared/contract/endpoint'

export const getBucket = defineEndpoint({
  method: 'get',
  path: '/v1/buckets/{bits}/{index}',
  summary: 'Every public entry whose hash starts with these bits, or with fewer; the caller picks its own',
  access: 'public',
  params: z.object({
    bits: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(20)),
    index: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(2 ** 20 - 1)),
  }),
  output: 'bytes',
  errors: ['not_found', 'not_published'],
})
