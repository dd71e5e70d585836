import * as z from 'zod/mini'
import { messageSchema } from '#shared/domain/platform'

export const errorCodeSchema = z.enum([
  'invalid_input',
  'unauthorized',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'conflict',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'not_published',
  'unavailable',
  'internal',
])
export type ErrorCode = z.infer<typeof errorCodeSchema>

/** One thing wrong with an input: where, as a path like `sellers[0].slug`, and what to do about it. */
export const problemSchema = z.object({ path: z.string(), message: messageSchema })
export type Problem = z.infer<typeof problemSchema>

/** The one error body of every route. */
export const errorBodySchema = z.object({
  error: z.object({
    code: z.catch(errorCodeSchema, 'internal'),
    message: messageSchema,
    /** The first input that is wrong, null when none is. */
    field: z.nullable(z.string()),
    requestId: z.string(),
    problems: z.optional(z.array(problemSchema)),
  }),
})
export type ErrorBody = z.infer<typeof errorBodySchema>

/** HTTP status of each code. */
export const statusByErrorCode = {
  invalid_input: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  not_published: 503,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>
