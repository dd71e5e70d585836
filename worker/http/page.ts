import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { AppContext } from './app-env.ts'

/** A rendered page as an answer. */
export async function toPage(
  context: AppContext,
  page: JSX.Element | Promise<JSX.Element>,
  status: 200 | 404 = 200,
): Promise<Response> {
  return context.html(await html`<!doctype html>${page}`, status, { 'Cache-Control': 'no-cache' })
}
