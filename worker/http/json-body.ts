import { ApiError } from './api-error.ts'
import type { AppContext } from './app-env.ts'

/** What a script of one of our pages sent: an object, not looked into yet. */
export async function readJsonBody(context: AppContext): Promise<object> {
  const type = context.req.header('Content-Type')?.split(';')[0]?.trim()
  if (type !== 'application/json') throw new ApiError('unsupported_media_type')
  const body: unknown = await context.req.json().catch(() => null)
  if (typeof body !== 'object' || body === null) throw new ApiError('invalid_input')
  return body
}
