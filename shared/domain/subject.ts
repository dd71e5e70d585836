import * as z from 'zod/mini'

/**
 * The only spelling of a profile that is ever hashed: `instagram:<handle>`, `tiktok:<handle>`,
 * `facebook:<numeric id, or vanity without dots>`, `instagram-id:<n>`, `tiktok-id:<n>`.
 */
export const profileKeySchema = z
  .string()
  .check(
    z.regex(
      /^(instagram:(?=.*[a-z0-9_])[a-z0-9._]{1,30}|tiktok:[a-z0-9_.]{1,23}[a-z0-9_]|facebook:[a-z0-9]{1,50}|(?:instagram|tiktok)-id:\d{1,20})$/,
    ),
  )
  .brand('ProfileKey')
export type ProfileKey = z.infer<typeof profileKeySchema>

/**
 * A place money is sent to: `bank:<3-digit code>:<digits>`, `ewallet:<brand>:<628…>`, `phone:<628…>`,
 * `qris:<NMID>`, `qris-pan:<18 digits>`. A company's virtual account is never one.
 */
export const destinationKeySchema = z
  .string()
  .check(
    z.regex(
      /^(bank:\d{3}:\d{5,20}|ewallet:(?:dana|ovo|gopay|shopeepay|linkaja):628\d{8,11}|phone:628\d{8,11}|qris:ID\d{13}|qris-pan:\d{18})$/,
    ),
  )
  .brand('DestinationKey')
export type DestinationKey = z.infer<typeof destinationKeySchema>

/** Lower-case hex of the 32 bytes of SHA-256(`amanah/v1/` + key). */
export const subjectHashSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/))
  .brand('SubjectHash')
export type SubjectHash = z.infer<typeof subjectHashSchema>

/** The platform's own number for an account, as decimal text: it may exceed 2^53. */
export const platformIdSchema = z.string().check(z.regex(/^\d{1,20}$/))

/** Eight hex digits that tell whether an account id is the one a record is bound to; see `toPlatformIdTag`. */
export const platformIdTagSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}$/))
  .brand('PlatformIdTag')
export type PlatformIdTag = z.infer<typeof platformIdTagSchema>
