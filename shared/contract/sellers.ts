import * as z from 'zod/mini'
import { defineEndpoint } from '#shared/contract/endpoint'
import { sellerSchema } from '#shared/domain/seller'
import { subjectHashSchema } from '#shared/domain/subject'

export const getSeller = defineEndpoint({
  method: 'get',
  path: '/v1/sellers/{hash}',
  summary: 'Names, reviews, replies and findings of one seller, asked for when a person opens the card',
  access: 'public',
  params: z.object({ hash: subjectHashSchema }),
  output: sellerSchema,
  errors: ['not_found'],
})
