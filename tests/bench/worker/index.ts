import { createApp } from '../../../worker/app.ts'
import type { Bindings } from '../../../worker/env.ts'
import { readCors } from '../../../worker/http/read-cors.ts'
import { toBucketKey } from '../../../worker/services/published-store.ts'
import { fillGroups } from './fill.ts'
import { prepareSnapshot } from './prepare.ts'
import { runWork } from './works.ts'

/**
 * The product's app, and beside it what its bucket route is compared with: all of them answer the same bytes under the
 * same headers.
 *
 *     GET /v1/buckets/{bits}/{index}     the product's route: one read of R2
 *     GET /bench/in-app/{bytes}          constant bytes, behind the same middleware
 *     GET /bench/constant/{bytes}        constant bytes, nothing before them
 *     GET /bench/stored/{bits}/{index}   one read of R2, nothing before it
 *     GET /bench/cached/{bits}/{index}   the Cache API, which is filled by the product's route
 *     PUT /bench/stored/{bits}/{index}   puts a bucket where the product looks for it
 *     GET /bench/work/{name}/{times}     CPU work, to be measured from outside
 *     PUT /bench/rows/{first}/{count}    groups of rows in the database, see fill.ts
 *     PUT /bench/snapshot                a snapshot of them, see prepare.ts; the body is the manifest keys
 */
const headers = {
  ETag: '"0123456789abcdef0123456789abcdef"',
  'Cache-Control': 'public, max-age=0, must-revalidate',
  'Cloudflare-CDN-Cache-Control': 'public, max-age=86400',
  'Cache-Tag': 'all,bucket-0-0',
  'Content-Type': 'application/octet-stream',
}
const constants = new Map<string, Uint8Array<ArrayBuffer>>()

const app = createApp()
app.use('/bench/in-app/:bytes', readCors())
app.get('/bench/in-app/:bytes', context => new Response(toConstant(context.req.param('bytes')), { headers }))

type Answer = (input: {
  request: Request
  env: Bindings
  context: ExecutionContext
  /** What follows the name of the route in the path. */
  first: string
  second: string
}) => Response | Promise<Response>

const answers: Record<string, Answer> = {
  'GET constant': ({ first }) => new Response(toConstant(first), { headers }),
  'GET stored': async ({ env, first, second }) => {
    const object = await env.PUBLISHED.get(toBucketKey(Number(first), Number(second)))
    return new Response(object?.body ?? null, { headers, status: object ? 200 : 404 })
  },
  'PUT stored': async ({ request, env, first, second }) => {
    await env.PUBLISHED.put(toBucketKey(Number(first), Number(second)), await request.arrayBuffer())
    return new Response(null, { status: 204 })
  },
  'GET cached': async ({ request, env, context, first, second }) => {
    const held = await caches.default.match(request)
    if (held) return held
    const origin = await app.request(`/v1/buckets/${first}/${second}`, {}, env, context)
    const kept = new Response(origin.body, origin)
    // The Cache API knows nothing of the header that is meant for the platform's own cache.
    kept.headers.set('Cache-Control', 'public, max-age=86400')
    await caches.default.put(request, kept.clone())
    return kept
  },
  'PUT rows': async ({ env, first, second }) => {
    await fillGroups(env.DB, Number(first), Number(second))
    return new Response(null, { status: 204 })
  },
  'PUT snapshot': async ({ request, env }) =>
    Response.json({ bits: await prepareSnapshot(env, await request.text()) }),
  'GET work': async ({ first, second }) => Response.json(await runWork(first, Number(second))),
}

// biome-ignore lint/style/noDefaultExport: the entry of a Worker is its default export
export default {
  fetch(request, env, context) {
    const [, area, name = '', first = '', second = ''] = new URL(request.url).pathname.split('/')
    const answer = area === 'bench' ? answers[`${request.method} ${name}`] : undefined
    return answer ? answer({ request, env, context, first, second }) : app.fetch(request, env, context)
  },
} satisfies ExportedHandler<Bindings>

/** Bytes that compress no better than those of a bucket. */
function toConstant(bytes: string): Uint8Array<ArrayBuffer> {
  const known = constants.get(bytes)
  if (known) return known
  const made = crypto.getRandomValues(new Uint8Array(Number(bytes)))
  constants.set(bytes, made)
  return made
}
