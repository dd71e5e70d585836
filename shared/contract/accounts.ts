import * as z from 'zod/mini'
import { bearerTokenSchema, handoverCodeSchema, verifierSchema } from '#shared/domain/account'
import { defineEndpoint } from './endpoint.ts'

/** Signs an extension in with the code that a signed-in page handed over to it. */
export const createExtensionSession = defineEndpoint({
  method: 'post',
  path: '/v1/extension-sessions',
  summary: 'Exchange a handover code for a bearer token; each code counts once and for a minute',
  access: 'public',
  limit: 'accounts',
  body: z.object({ code: handoverCodeSchema, verifier: verifierSchema }),
  output: z.object({ token: bearerTokenSchema }),
  errors: ['rate_limited', 'unavailable'],
})

/** Signs the extension out whose token it is. */
export const deleteExtensionSession = defineEndpoint({
  method: 'delete',
  path: '/v1/extension-sessions/current',
  summary: 'End the session of this token',
  access: 'account',
  output: z.object({ isSignedOut: z.boolean() }),
  errors: ['unavailable'],
})

/** Who is signed in, as they recognise themselves. */
export const getAccount = defineEndpoint({
  method: 'get',
  path: '/v1/account',
  summary: 'The account whose token it is: its contacts, masked',
  access: 'account',
  output: z.object({
    contacts: z.array(z.object({ kind: z.enum(['email', 'whatsapp']), masked: z.string() })),
  }),
  errors: ['unavailable'],
})
