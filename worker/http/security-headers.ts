import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  // The card of the extension is a frame of its own origin, which browsers let through 'self' but not 'none'.
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer. No third-party origin may be loaded, and nobody may frame us. */
export function securityHeaders() {
  return createMiddleware<AppEnv>(async function securityHeaders(context, next) {
    await next()
    context.header('Content-Security-Policy', contentSecurityPolicy)
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('X-Frame-Options', 'DENY')
    context.header('Referrer-Policy', 'no-referrer')
    context.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
    // On a developer's machine this would turn every http://localhost into https.
    if (context.get('settings').environment !== 'local') {
      context.header('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
    }
  })
}
