import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { AppContext } from './app-env.ts'
import { islandPageSecurityPolicy } from './security-headers.ts'

type PageStatus = 200 | 400 | 403 | 404 | 409 | 429 | 503

/** A page that somebody is signed in to, or signs in by: nobody else's browser or cache may keep it. */
export async function toPrivatePage(
  context: AppContext,
  page: JSX.Element | Promise<JSX.Element>,
  status: PageStatus = 200,
): Promise<Response> {
  context.header('Content-Security-Policy', islandPageSecurityPolicy)
  context.header('Referrer-Policy', 'same-origin')
  return context.html(await html`<!doctype html>${page}`, status, { 'Cache-Control': 'private, no-store' })
}

/** A rendered page as an answer. */
export async function toPage(
  context: AppContext,
  page: JSX.Element | Promise<JSX.Element>,
  status: PageStatus = 200,
): Promise<Response> {
  return context.html(await html`<!doctype html>${page}`, status, { 'Cache-Control': 'no-cache' })
}

/** Whether a person looks at the answer: browsers ask for pages, everybody else and everything below /v1 does not. */
export function wantsPage(context: AppContext): boolean {
  return Boolean(context.req.header('Accept')?.includes('text/html')) && !/^\/v\d/.test(context.req.path)
}
