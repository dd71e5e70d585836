import { createMiddleware } from 'hono/factory'
import type { Caller, Session } from '../auth/identity.ts'
import { toHref } from '../pages/account/form-parts.tsx'
import type { SignInCaller } from '../services/account-service.ts'
import type { AccountServices } from '../services/account-services.ts'
import { toNeighbourhood, toNetwork } from '../services/caller-limit.ts'
import { ApiError } from './api-error.ts'
import type { AppContext, AppEnv } from './app-env.ts'
import { toLanguage } from './form.ts'

/** What needs an account; refused where secret, address or keys of accounts are missing. */
export function getAccounts(context: AppContext): AccountServices {
  const { accounts } = context.get('services')
  if (!accounts) throw new ApiError('unavailable')
  return accounts
}

/** Whoever is signed in on this web page, or null. Looked up once a request; renews the cookie now and then. */
export async function findSession(context: AppContext): Promise<Session | null> {
  const known = context.get('session')
  if (known !== undefined) return known
  const hasCookie = context.req.raw.headers.has('cookie')
  const found = hasCookie ? await getAccounts(context).identity.findSession(toPageCaller(context)) : null
  if (found) setCookies(context, found.setCookie)
  context.set('session', found?.session ?? null)
  return found?.session ?? null
}

/** Whoever looks at a page, by its cookie alone: a token in its place would come from somewhere else. */
export function toPageCaller(context: AppContext): Caller {
  const { headers } = context.req.raw
  return { get: name => (name.toLowerCase() === 'authorization' ? null : headers.get(name)) }
}

/** The session of a page that needs one, or the way to signing in. */
export async function requireSession(context: AppContext): Promise<Session | Response> {
  const session = await findSession(context)
  if (session) return session
  const next = toPathToPage(context)
  return context.redirect(toHref('/masuk', toLanguage(context), { lanjut: next }), 303)
}

/** The page itself, or the one whose form was sent: what is signed in to goes on there. */
function toPathToPage(context: AppContext): string | null {
  const { method, url, raw } = context.req
  const page = method === 'GET' ? url : (raw.headers.get('Referer') ?? '')
  const parsed = URL.parse(page)
  return parsed && parsed.host === new URL(url).host ? `${parsed.pathname}${parsed.search}` : null
}

/** For a script or extension: a bearer token, and never a cookie, so that no other page can make a browser send it. */
export function authorizeAccount() {
  return createMiddleware<AppEnv>(async function authorizeAccount(context, next) {
    const { identity } = getAccounts(context)
    const { headers } = context.req.raw
    const caller = { get: (name: string) => (name === 'cookie' ? null : headers.get(name)) }
    const found = headers.has('authorization') ? await identity.findSession(caller) : null
    if (!found) {
      context.header('WWW-Authenticate', 'Bearer')
      throw new ApiError('unauthorized')
    }
    context.set('session', found.session)
    await next()
    context.header('Cache-Control', 'private, no-store')
  })
}

/** The session of a guarded route. */
export function getSession(context: AppContext): Session {
  const session = context.get('session')
  if (!session) throw new Error('this route is not guarded')
  return session
}

/** Forms count only when one of our own pages sent them: a browser says where each comes from. */
export function sameOriginOnly() {
  return createMiddleware<AppEnv>(async function sameOriginOnly(context, next) {
    const { method, raw } = context.req
    if (method !== 'GET' && method !== 'HEAD') {
      const { accounts } = context.get('settings')
      if (!accounts) throw new ApiError('unavailable')
      if (raw.headers.get('Origin') !== accounts.publicUrl) throw new ApiError('forbidden')
    }
    await next()
  })
}

export function setCookies(context: AppContext, setCookie: readonly string[]): void {
  for (const cookie of setCookie) context.header('Set-Cookie', cookie, { append: true })
}

/** Where a witness is, as coarse as it takes to tell two people from one who has many addresses. */
export function toWitnessNetwork(context: AppContext): string {
  const address = context.req.raw.headers.get('CF-Connecting-IP')
  return address ? toNeighbourhood(address) : 'unknown'
}

export function toSignInCaller(context: AppContext): SignInCaller {
  const { headers } = context.req.raw
  const address = headers.get('CF-Connecting-IP')
  return { caller: headers, network: address ? toNetwork(address) : 'unknown' }
}
