import * as z from 'zod/mini'
import { defineEndpoint } from '#shared/contract/endpoint'
import { emailSchema } from '#shared/domain/contact'
import { deskRoleSchema } from '#shared/domain/shop'

/** Who works at the desk is decided by the operator. The address travels in the body, which no log keeps. */
export const changeDeskRole = defineEndpoint({
  method: 'put',
  path: '/v1/desk-roles',
  summary: 'Give somebody a role of the desk, or take it; written to the log',
  access: 'operator',
  body: z.strictObject({ email: emailSchema, role: deskRoleSchema, isGranted: z.boolean() }),
  output: z.object({
    /** False when it was so already. */
    isChanged: z.boolean(),
    /** Last event of the log. */
    seq: z.int(),
  }),
  errors: ['invalid_input', 'unauthorized', 'not_found'],
})
