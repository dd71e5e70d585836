import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { Endpoint, OutputOf, ParsedInputOf } from '#shared/contract/endpoint'
import type { Services } from '../services.ts'
import { ApiError } from './api-error.ts'
import type { App, AppContext, AppEnv } from './app-env.ts'
import { authorizeOperator } from './authorize.ts'
import { limitRate } from './limit-rate.ts'
import { readCors } from './read-cors.ts'
import { readInput } from './read-input.ts'
import { authorizeAccount } from './session.ts'
import { toOperation } from './to-operation.ts'

const maxBodyBytes = 8 * 1024 * 1024

export type Handler<E extends Endpoint> = (
  input: ParsedInputOf<E> & { services: Services; context: AppContext },
) => Promise<OutputOf<E> | Response>

/**
 * Puts an endpoint of the contract on the app: its schemas validate, its access rule guards, its shape goes into
 * the OpenAPI document. A handler answers the typed value, or a `Response` for what is streamed from storage.
 */
export function mount<const E extends Endpoint>(app: App, endpoint: E, handler: Handler<E>): void {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')
  if (endpoint.access === 'public' && endpoint.method === 'get') app.use(path, readCors())
  app.openAPIRegistry.registerPath(toOperation(endpoint))
  app.on(endpoint.method, [path], ...guardsOf(endpoint), async context => {
    const input = { ...(await readInput(endpoint, context)), services: context.get('services'), context }
    const output = await handler(input as Parameters<Handler<E>>[0])
    return output instanceof Response ? output : context.json(output as object)
  })
}

function guardsOf({ access, limit, body }: Endpoint): MiddlewareHandler<AppEnv>[] {
  const guards: MiddlewareHandler<AppEnv>[] = []
  if (access === 'operator') guards.push(authorizeOperator())
  if (access === 'account') guards.push(authorizeAccount())
  if (limit) guards.push(limitRate(limit))
  if (body) guards.push(requireJson(), limitBody())
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
