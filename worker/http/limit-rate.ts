import { createMiddleware } from 'hono/factory'
import type { Services } from '../services.ts'
import { orRefuse } from './api-error.ts'
import type { AppEnv } from './app-env.ts'

/** Lets each caller pass as often as the limit of this name allows. Runs before the body is read. */
export function limitRate(name: keyof Services['limits']) {
  return createMiddleware<AppEnv>(async function limitRate(context, next) {
    const address = context.req.header('CF-Connecting-IP') ?? null
    orRefuse(await context.get('services').limits[name].take(address))
    await next()
  })
}
