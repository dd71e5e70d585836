import * as z from 'zod/mini'
import { defineEndpoint } from '#shared/contract/endpoint'
import { isNamelessLink } from '#shared/rules/nameless-link'

const linkProblemSchema = z.enum(['names-nobody', 'not-followed', 'unreachable', 'too-slow'])

/**
 * Why an opened link gave nobody: it ends on a page whose address names none, it leads where nothing is followed
 * (too far, in circles, to another site), its host gives no usable answer, or none in time.
 */
export type LinkProblem = z.infer<typeof linkProblemSchema>

/** POST, so that the link stands in no path: paths end up in logs and histories. */
export const openLink = defineEndpoint({
  method: 'post',
  path: '/v1/links/open',
  summary: 'Follows a short link that names nobody and answers the key behind it; nothing of it is kept',
  access: 'public',
  limit: 'links',
  body: z.strictObject({
    url: z
      .string()
      .check(z.minLength(1), z.maxLength(500), z.refine(isNamelessLink, 'a short link that names nobody')),
  }),
  output: z.union([
    z.object({ key: z.string() }),
    z.object({ key: z.null(), reason: z.catch(linkProblemSchema, 'not-followed') }),
  ]),
  errors: ['invalid_input', 'rate_limited'],
})
