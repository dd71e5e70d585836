import type * as z from 'zod/mini'
import type { ErrorCode } from '#shared/contract/errors'

/**
 * An HTTP operation as plain data: the Worker mounts it, the extension calls it, both parse with its schemas.
 * These are built with zod/mini, which the extension bundles in part; importing zod itself would bring all of it.
 * Where only the server has a schema (the body of an import), either will do.
 */
export interface Endpoint {
  method: 'get' | 'post' | 'put' | 'delete'
  /** OpenAPI path template: `/v1/buckets/{bits}/{index}`. */
  path: `/v1/${string}`
  summary: string
  /** `operator`: needs the operator's bearer token. `account`: needs the token of somebody who is signed in. */
  access: 'public' | 'operator' | 'account'
  /** The budget that each caller has here, counted before the body is read. */
  limit?: 'links' | 'evaluations' | 'accounts'
  params?: z.core.$ZodObject
  query?: z.core.$ZodObject
  body?: z.core.$ZodType
  /** Schema of the JSON answer, or `bytes` for an octet stream. */
  output: z.core.$ZodType | 'bytes'
  /** Codes that this operation answers besides those that any route may. */
  errors: readonly ErrorCode[]
}

type PartOf<E extends Endpoint, Key extends 'params' | 'query' | 'body', Side extends 'input' | 'output'> =
  E extends Record<Key, infer Schema extends z.core.$ZodType>
    ? Record<Key, Side extends 'input' ? z.input<Schema> : z.output<Schema>>
    : unknown

/** What a caller passes. */
export type InputOf<E extends Endpoint> = PartOf<E, 'params', 'input'> &
  PartOf<E, 'query', 'input'> &
  PartOf<E, 'body', 'input'>

/** What a handler receives, parsed. */
export type ParsedInputOf<E extends Endpoint> = PartOf<E, 'params', 'output'> &
  PartOf<E, 'query', 'output'> &
  PartOf<E, 'body', 'output'>

/** What the operation answers. */
export type OutputOf<E extends Endpoint> = E['output'] extends z.core.$ZodType
  ? z.output<E['output']>
  : Uint8Array

/** Keeps the literal types of an endpoint while checking its shape. */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint
}
