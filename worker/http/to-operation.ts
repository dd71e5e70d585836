import type { RouteConfig } from '@hono/zod-openapi'
import { z } from 'zod'
import type { Endpoint } from '#shared/contract/endpoint'
import { type ErrorCode, errorBodySchema, statusByErrorCode } from '#shared/contract/errors'

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: object
}

/**
 * An endpoint as it stands in the OpenAPI document. Every schema is written out by zod itself: the generator of the
 * document knows neither those of zod/mini nor `.catch()`, by which enums stay open to growth.
 */
export function toOperation(endpoint: Endpoint): RouteConfig {
  const { method, path, summary, params, query, body, access } = endpoint
  const parameters = [...toParameters(params, 'path'), ...toParameters(query, 'query')]
  return {
    method,
    path,
    summary,
    tags: [path.split('/')[2] ?? ''],
    ...(access === 'public' ? {} : { security: [{ [access]: [] }] }),
    ...(parameters.length > 0 ? { parameters: parameters as NonNullable<RouteConfig['parameters']> } : {}),
    ...(body ? { requestBody: { required: true, content: toContent(toJsonSchema(body, 'input')) } } : {}),
    responses: { 200: toSuccess(endpoint), ...toFailures(endpoint) },
  }
}

/** Parameters travel as text; what they are read as says more. */
function toParameters(schema: z.core.$ZodObject | undefined, place: Parameter['in']): Parameter[] {
  return Object.entries(schema?._zod.def.shape ?? {}).map(([name, part]) => ({
    name,
    in: place,
    required: part._zod.optin !== 'optional',
    schema: toJsonSchema(part, 'output'),
  }))
}

function toSuccess({ output }: Endpoint): RouteConfig['responses'][number] {
  if (output === 'bytes') {
    const schema = { type: 'string', format: 'binary' } as const
    return { description: 'Bytes', content: { 'application/octet-stream': { schema } } }
  }
  return { description: 'OK', content: toContent(toJsonSchema(output, 'output')) }
}

function toFailures({ errors, body, params }: Endpoint): RouteConfig['responses'] {
  const codes = new Set<ErrorCode>([...errors, 'internal'])
  if (body) codes.add('unsupported_media_type').add('payload_too_large').add('unavailable')
  if (body || params) codes.add('invalid_input')
  const named = new Map<number, ErrorCode[]>()
  for (const code of codes) {
    const status = statusByErrorCode[code]
    named.set(status, [...(named.get(status) ?? []), code])
  }
  const content = toContent(toJsonSchema(errorBodySchema, 'output'))
  return Object.fromEntries(
    [...named].map(([status, of]) => [status, { description: of.join(', '), content }]),
  )
}

function toContent(schema: object): { 'application/json': { schema: object } } {
  return { 'application/json': { schema } }
}

function toJsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      // Answers may gain fields; whoever generates a client from this must not refuse them.
      if (io === 'output') delete jsonSchema.additionalProperties
    },
  })
  return json
}
