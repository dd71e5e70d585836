import * as z from 'zod/mini'
import { claimStateSchema, markSightingSchema, witnessSchema } from '#shared/domain/claim'
import { deskRoleSchema, shopRoleSchema } from '#shared/domain/shop'
import { profileKeySchema } from '#shared/domain/subject'
import { instantSchema } from '#shared/domain/verdict'
import { defineEndpoint } from './endpoint.ts'

/** A device saw a pending code where only the owner of the profile can write. */
export const createWitness = defineEndpoint({
  method: 'post',
  path: '/v1/witnesses',
  summary:
    'Say that a pending claim code stands on its profile; counts once an account, a device and a claim',
  access: 'account',
  limit: 'accounts',
  body: witnessSchema,
  /** False when it counts for nothing new: known already, or no such code is looked for. */
  output: z.object({ isCounted: z.boolean() }),
  errors: ['rate_limited', 'unavailable'],
})

/** A device saw the permanent mark of a claimed profile. */
export const createMarkSighting = defineEndpoint({
  method: 'post',
  path: '/v1/mark-sightings',
  summary: 'Say that the mark of its shop still stands on a claimed profile; at most weekly',
  access: 'account',
  limit: 'accounts',
  body: markSightingSchema,
  output: z.object({ isCounted: z.boolean() }),
  errors: ['rate_limited', 'unavailable'],
})

/** For the desk: what is pending on the profiles of the page that is being looked at. */
export const findPendingClaims = defineEndpoint({
  method: 'post',
  path: '/v1/pending-claims',
  summary: 'Pending claims on these profiles, with their codes; for verifiers and leads only',
  access: 'account',
  limit: 'accounts',
  body: z.object({ keys: z.array(profileKeySchema).check(z.minLength(1), z.maxLength(50)) }),
  output: z.object({
    claims: z.array(
      z.object({
        id: z.string(),
        key: profileKeySchema,
        shopName: z.string(),
        slug: z.string(),
        code: z.string(),
        state: claimStateSchema,
        createdAt: instantSchema,
        witnesses: z.int(),
      }),
    ),
  }),
  errors: ['forbidden', 'rate_limited', 'unavailable'],
})

/** What the signed-in person has here: the card shows claim states by it, desk tools appear by their roles. */
export const listMyShops = defineEndpoint({
  method: 'get',
  path: '/v1/shops/mine',
  summary: 'Shops of the account whose token it is, their profiles and claims; and its desk roles',
  access: 'account',
  output: z.object({
    deskRoles: z.array(deskRoleSchema),
    shops: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        role: shopRoleSchema,
        profiles: z.array(z.object({ key: profileKeySchema, state: claimStateSchema })),
      }),
    ),
  }),
  errors: ['unavailable'],
})
