import * as z from 'zod/mini'
import { platformIdSchema, profileKeySchema } from '#shared/domain/subject'
import { instantSchema } from '#shared/domain/verdict'

/**
 * Where a claim stands: `open` has a code that is not in place yet, `placed` waits for witnesses and the desk. The last
 * four are ends; `lapsed` is an approved one whose profile has become another account.
 */
export const claimStateSchema = z.enum([
  'open',
  'placed',
  'approved',
  'refused',
  'withdrawn',
  'expired',
  'lapsed',
])
export type ClaimState = z.infer<typeof claimStateSchema>

/** `AMANAH-` and eight letters or digits that cannot be mistaken for each other. */
export const claimCodeSchema = z.string().check(z.regex(/^AMANAH-[2-9A-HJKMNP-Z]{8}$/))

/** What a device saw on a profile's own page, in the place where only its owner can write. */
const sightingSchema = z.object({
  key: profileKeySchema,
  /** As the page showed it, null where it did not. */
  platformId: z.nullable(platformIdSchema),
  /** 16 random bytes in hex, made when the extension was installed; sent with nothing but writes. */
  installId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** When; a message that is minutes old, or from the future, is refused. */
  at: instantSchema,
})

export const witnessSchema = z.extend(sightingSchema, { code: claimCodeSchema })
export type Witness = z.infer<typeof witnessSchema>

export const markSightingSchema = z.extend(sightingSchema, {
  slug: z.string().check(z.minLength(1), z.maxLength(40)),
})
export type MarkSighting = z.infer<typeof markSightingSchema>
