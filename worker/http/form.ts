import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import type { Message } from '#shared/domain/platform'
import { languageSchema } from '#shared/domain/platform'
import type { Refusal } from '../services/refusal.ts'
import { ApiError } from './api-error.ts'
import type { AppContext } from './app-env.ts'

const maxFormBytes = 64 * 1024

/** What a form of one of our pages sent, parsed; null when something in it is not as the form allows. */
export async function readForm<Schema extends z.core.$ZodType>(
  context: AppContext,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const parsed = await z.safeParseAsync(schema, await readFields(context))
  return parsed.success ? parsed.data : null
}

/** The fields as typed, each the first of its name. */
export async function readFields(context: AppContext): Promise<Record<string, string>> {
  const body = await context.req.parseBody()
  return Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'),
  )
}

export function limitForm(): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxFormBytes,
    onError: () => {
      throw new ApiError('payload_too_large')
    },
  })
}

export function toLanguage(context: AppContext) {
  return z.catch(languageSchema, 'id').parse(context.req.query('lang'))
}

// One slash: `//elsewhere.example` and `/\elsewhere.example` are other hosts to a browser.
const localPath = /^\/(?![/\\])[\w\-./?=&%~:@+]{0,900}$/

/** Where to go on afterwards: a page of ours, or null. */
export function toNext(context: AppContext): string | null {
  const next = context.req.query('lanjut') ?? ''
  return localPath.test(next) ? next : null
}

/** The sentence of a refusal that a form shows, under a field or above all. */
export function toFormProblem(
  refusal: Refusal,
  field: string,
): { field: Message | null; form: Message | null } {
  const [problem] = refusal.problems
  if (!problem) return { field: null, form: unexplained }
  return problem.path === field
    ? { field: problem.message, form: null }
    : { field: null, form: problem.message }
}

const unexplained: Message = {
  id: 'Sedang tidak bisa. Coba lagi sebentar lagi.',
  en: 'Not possible just now. Try again in a moment.',
}

/** HTTP status of a page that shows a refusal again with its form. */
export function toFormStatus({ code }: Refusal): 400 | 403 | 404 | 409 | 429 | 503 {
  if (code === 'forbidden') return 403
  if (code === 'rate_limited') return 429
  if (code === 'conflict') return 409
  if (code === 'not_found') return 404
  return code === 'unavailable' ? 503 : 400
}
