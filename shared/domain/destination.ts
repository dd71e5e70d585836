import * as z from 'zod/mini'
import type { ProfileKey } from '#shared/domain/subject'
import type { Appeal, Finding, sellerTagSchema } from '#shared/domain/verdict'

/** A ristretto255 element or scalar as it travels: 32 bytes in base64url (RFC 9496, RFC 9497). */
export const groupElementSchema = z.string().check(z.regex(/^[\w-]{43}$/))

/** Numbers one key of the oblivious function after the other, from 1. */
export const epochSchema = z.int().check(z.minimum(1), z.maximum(65_535))

/** Most numbers that are evaluated in one request. */
export const mostEvaluated = 16

/** A shop that a verifier found a destination to belong to. `profile` is the one it is best known by. */
export interface DestinationOwner {
  sellerTag: z.infer<typeof sellerTagSchema>
  profile: ProfileKey
  checkedAt: string
}

/** Everything public about one destination; travels sealed, so that only who knows the number can read it. */
export interface DestinationRecord {
  owners: DestinationOwner[]
  findings: Finding[]
  appeals: Appeal[]
}
