import { createMiddleware } from 'hono/factory'
import { ApiError } from './api-error.ts'
import type { AppEnv } from './app-env.ts'

/** Lets nobody but the operator pass. Runs before the body is read. */
export function authorizeOperator() {
  return createMiddleware<AppEnv>(async function authorizeOperator(context, next) {
    const { dataKeys, operatorToken } = context.get('settings')
    if (!dataKeys || !operatorToken) throw new ApiError('unavailable')
    const token = /^Bearer ([^\s]{1,500})$/i.exec(context.req.header('Authorization') ?? '')?.[1]
    if (token === undefined || !(await isSame(token, operatorToken))) {
      context.header('WWW-Authenticate', 'Bearer')
      throw new ApiError('unauthorized')
    }
    await next()
  })
}

/** Compares digests, so that neither length nor common prefix shows in the time taken. */
async function isSame(a: string, b: string): Promise<boolean> {
  const encoder = new TextEncoder()
  const [digestA, digestB] = await Promise.all([
    crypto.subtle.digest('SHA-256', encoder.encode(a)),
    crypto.subtle.digest('SHA-256', encoder.encode(b)),
  ])
  return crypto.subtle.timingSafeEqual(digestA, digestB)
}
