import { createRoute, type RouteConfig, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { Endpoint, OutputOf, ParsedInputOf } from '#shared/contract/endpoint'
import { type ErrorCode, errorBodySchema, statusByErrorCode } from '#shared/contract/errors'
import type { Services } from '../services.ts'
import { ApiError } from './api-error.ts'
import type { App, AppContext, AppEnv } from './app-env.ts'
import { authorizeOperator } from './authorize.ts'
import { limitRate } from './limit-rate.ts'
import { readCors } from './read-cors.ts'

const maxBodyBytes = 8 * 1024 * 1024

export type Handler<E extends Endpoint> = (
  input: ParsedInputOf<E> & { services: Services; context: AppContext },
) => Promise<OutputOf<E> | Response>

/**
 * Puts an endpoint of the contract on the app: its schemas validate, its access rule guards, its shape goes into
 * the OpenAPI document. A handler answers the typed value, or a `Response` for what is streamed from storage.
 */
export function mount<const E extends Endpoint>(app: App, endpoint: E, handler: Handler<E>): void {
  if (endpoint.access === 'public' && endpoint.method === 'get') {
    app.use(endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'), readCors())
  }
  app.openapi(createRoute(toRouteConfig(endpoint)), async untyped => {
    const context = untyped as unknown as AppContext
    const valid = (target: 'param' | 'query' | 'json') => context.req.valid(target as never) as unknown
    const input = {
      services: context.get('services'),
      context,
      ...(endpoint.params ? { params: valid('param') } : {}),
      ...(endpoint.query ? { query: valid('query') } : {}),
      ...(endpoint.body ? { body: valid('json') } : {}),
    }
    const output = await handler(input as unknown as Parameters<Handler<E>>[0])
    return output instanceof Response ? output : context.json(output as object)
  })
}

function toRouteConfig(endpoint: Endpoint): RouteConfig {
  const { method, path, summary, params, query, body, access } = endpoint
  return {
    method,
    path,
    summary,
    tags: [path.split('/')[2] ?? ''],
    middleware: guardsOf(endpoint),
    ...(access === 'operator' ? { security: [{ operator: [] }] } : {}),
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: { 200: toSuccess(endpoint), ...toFailures(endpoint) },
  }
}

function guardsOf({ access, limit, body }: Endpoint): MiddlewareHandler[] {
  const guards: MiddlewareHandler[] = []
  if (access === 'operator') guards.push(authorizeOperator() as MiddlewareHandler)
  if (limit) guards.push(limitRate(limit) as MiddlewareHandler)
  if (body) guards.push(requireJson() as MiddlewareHandler, limitBody())
  return guards
}

function requireJson() {
  return createMiddleware<AppEnv>(async function requireJson(context, next) {
    const type = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/json') throw new ApiError('unsupported_media_type')
    await next()
  })
}

function limitBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxBodyBytes,
    onError: () => {
      throw new ApiError('payload_too_large')
    },
  })
}

function toSuccess({ output }: Endpoint): RouteConfig['responses'][number] {
  if (output === 'bytes') {
    const schema = { type: 'string', format: 'binary' } as const
    return { description: 'Bytes', content: { 'application/octet-stream': { schema } } }
  }
  return { description: 'OK', content: { 'application/json': { schema: toJsonSchema(output) } } }
}

/** By zod itself: the generator of the document knows no `.catch()`, by which enums stay open to growth. */
function toJsonSchema(schema: z.ZodType): object {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'output',
    // Answers may gain fields; whoever generates a client from this must not refuse them.
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties
    },
  })
  return json
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
  const content = { 'application/json': { schema: toJsonSchema(errorBodySchema) } }
  return Object.fromEntries(
    [...named].map(([status, of]) => [status, { description: of.join(', '), content }]),
  )
}
