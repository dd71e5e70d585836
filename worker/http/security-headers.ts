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

/**
 * For pages whose script works in the browser: its own files, our own API, its service worker, pictures that a person
 * chose. The reader of QR codes is wasm, which needs its own word.
 */
export const scriptPageSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For pages that work without their small scripts: those are our own files, and ask our own server only. */
export const islandPageSecurityPolicy = [
  contentSecurityPolicy,
  "script-src 'self'",
  "connect-src 'self'",
].join('; ')

/** Headers of every answer. No third-party origin may be loaded, and nobody may frame us. */
export function securityHeaders() {
  return createMiddleware<AppEnv>(async function securityHeaders(context, next) {
    await next()
    if (!context.res.headers.has('Content-Security-Policy')) {
      context.header('Content-Security-Policy', contentSecurityPolicy)
    }
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('X-Frame-Options', 'DENY')
    // Pages with forms have their own: without any referrer a browser does not say where a form comes from.
    if (!context.res.headers.has('Referrer-Policy')) context.header('Referrer-Policy', 'no-referrer')
    context.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
    // On a developer's machine this would turn every http://localhost into https.
    if (context.get('settings').environment !== 'local') {
      context.header('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
    }
  })
}
