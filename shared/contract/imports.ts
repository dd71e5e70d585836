import * as z from 'zod/mini'
import { defineEndpoint } from '#shared/contract/endpoint'
import { seedSchema } from '#shared/domain/seed'
import { profileKeySchema } from '#shared/domain/subject'
import { verdictSchema } from '#shared/domain/verdict'

export const importSeed = defineEndpoint({
  method: 'post',
  path: '/v1/imports',
  summary: 'Loads sellers and findings: all of them or none; what is there already is left as it is',
  access: 'operator',
  body: seedSchema,
  output: z.object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    /** Last event of the log; a snapshot whose head is not below it shows what was loaded. */
    seq: z.int(),
  }),
  errors: ['invalid_input', 'unauthorized', 'forbidden', 'conflict'],
})

export const tryVerdict = defineEndpoint({
  method: 'put',
  path: '/v1/trials',
  summary: 'Gives a profile a verdict, in a local database only',
  access: 'operator',
  body: z.strictObject({ key: profileKeySchema, verdict: z.union([verdictSchema, z.literal('severe')]) }),
  output: z.object({ seq: z.int() }),
  errors: ['invalid_input', 'unauthorized', 'forbidden'],
})
