import { cors } from 'hono/cors'

/** Public data may be read from any origin, never with credentials. */
export function readCors() {
  return cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD', 'OPTIONS'],
    allowHeaders: ['If-None-Match'],
    exposeHeaders: ['ETag', 'X-Request-Id'],
    maxAge: 86_400,
  })
}
