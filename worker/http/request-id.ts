import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'

/** Names each request, so that a person can quote it and the log can be searched. Never taken from outside. */
export function requestId() {
  return createMiddleware<AppEnv>(async function requestId(context, next) {
    const id = crypto.randomUUID()
    context.set('requestId', id)
    await next()
    context.header('X-Request-Id', id)
  })
}
