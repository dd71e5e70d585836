import { sharedHash } from '../shared-address.ts'
import { keepShared } from './shared-things.ts'

declare const self: ServiceWorkerGlobalScope
/** Addresses of the built files, and a name for this set of them. */
declare const __CHECK_SHELL__: readonly string[]
declare const __CHECK_VERSION__: string

/**
 * Opens /cek without network and takes what is shared with it. It looks at nothing below /v1: what was published the
 * page keeps by itself, and what is asked passes here unseen.
 */

const prefix = 'amanah-cek-shell-'
const shellCache = `${prefix}${__CHECK_VERSION__}`
const codePath = '/cek/code/'
const pages = ['/cek', '/cek?lang=en']
/** Without a hash in their names: asked for anew, and taken from here when there is no answer. */
const changing = [
  '/style.css',
  '/favicon.svg',
  '/cek/app.webmanifest',
  '/cek/app.webmanifest?lang=en',
  '/cek/icon/192.png',
]
const patienceMs = 4_000

self.addEventListener('install', event => event.waitUntil(keepShell()))
self.addEventListener('activate', event => event.waitUntil(dropOldShells()))
self.addEventListener('fetch', event => {
  const answer = findAnswer(event.request)
  if (answer) event.respondWith(answer)
})

function findAnswer(request: Request): Promise<Response> | null {
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return null
  if (request.method === 'POST') return url.pathname === '/cek/bagikan' ? takeShared(request, url) : null
  if (request.method !== 'GET') return null
  if (url.pathname.startsWith(codePath)) return fromCacheFirst(request)
  const address = `${url.pathname}${url.search}`
  if (request.mode === 'navigate' && url.pathname === '/cek') {
    return fromNetworkFirst(request, url.searchParams.get('lang') === 'en' ? '/cek?lang=en' : '/cek')
  }
  return changing.includes(address) ? fromNetworkFirst(request, address) : null
}

/** All or nothing, past the browser's own cache: page and code must be of one build. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shellCache)
  await cache.addAll([...pages, ...changing].map(address => new Request(address, { cache: 'reload' })))
  await cache.addAll([...__CHECK_SHELL__])
}

async function dropOldShells(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter(name => name.startsWith(prefix) && name !== shellCache)
  await Promise.all(old.map(name => caches.delete(name)))
  await self.clients.claim()
}

/** Names carry a hash, so what is held is right. What is not, like the reader of QR codes, is held once it was used. */
async function fromCacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(shellCache)
  const held = await cache.match(request)
  if (held) return held
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone()).catch(() => {})
  return answer
}

async function fromNetworkFirst(request: Request, address: string): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
    // A server in trouble is no reason to lose the page.
    if (answer.status < 500) return answer
  } catch {
    // No network, or one that is too slow.
  }
  return (await caches.match(address, { cacheName: shellCache })) ?? Response.error()
}

/** A shared text or picture never leaves the phone: the page gets it from here. */
async function takeShared(request: Request, { search }: URL): Promise<Response> {
  const isKept = await keepShared(await request.formData()).catch(() => false)
  return Response.redirect(`/cek${search === '?lang=en' ? search : ''}${isKept ? sharedHash : ''}`, 303)
}
