import * as z from 'zod/mini'

/** What somebody may do in a shop: see `canInShop`. */
export const shopRoleSchema = z.enum(['owner', 'admin', 'packer'])
export type ShopRole = z.infer<typeof shopRoleSchema>

/** Roles of the desk. */
export const deskRoleSchema = z.enum(['triage', 'moderator', 'verifier', 'lead', 'auditor'])
export type DeskRole = z.infer<typeof deskRoleSchema>

/** A shop's name in addresses: `amanah:<slug>` in a bio, `/t/<slug>`. */
export const slugSchema = z.string().check(z.regex(/^[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])$/))

/** A shop's name as it is shown; hostile characters are refused, not dropped, so that nothing changes unseen. */
export const shopNameSchema = z.string().check(
  z.trim(),
  z.minLength(2),
  z.maxLength(60),
  // Neither control characters nor what turns the direction of writing around or has no width.
  z.regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+$/u),
)
