import { z } from 'zod'
import type { Endpoint } from '#shared/contract/endpoint'
import { ApiError } from './api-error.ts'
import type { AppContext } from './app-env.ts'
import { toProblems } from './problems.ts'

/** What a request brings for an endpoint, parsed: its `ParsedInputOf`. Throws what is wrong with the first part that is not as agreed. */
export async function readInput({ params, query, body }: Endpoint, { req }: AppContext): Promise<object> {
  return {
    ...(query ? { query: await parse(query, toQuery(req.queries())) } : {}),
    ...(params ? { params: await parse(params, req.param()) } : {}),
    ...(body ? { body: await parse(body, toJson(await req.text())) } : {}),
  }
}

async function parse(schema: z.core.$ZodType, value: unknown): Promise<unknown> {
  // What a text was read as is told with each issue: its sentence speaks of that and not of the text.
  const parsed = await z.safeParseAsync(schema, value, { reportInput: true })
  if (!parsed.success) throw new ApiError('invalid_input', toProblems(parsed.error, value))
  return parsed.data
}

/** A name that stands once has a text, one that stands more often a list. */
function toQuery(queries: Record<string, string[]>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(queries).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  )
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('invalid_input', [
      { path: '', message: { id: 'Kiriman bukan JSON yang utuh.', en: 'The body is not well-formed JSON.' } },
    ])
  }
}
