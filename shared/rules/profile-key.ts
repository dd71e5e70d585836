import type { ProfileKey } from '#shared/domain/subject'

const profileKey =
  /^(?:instagram:(?=.*[a-z0-9_])[a-z0-9._]{1,30}|tiktok:[a-z0-9_.]{1,23}[a-z0-9_]|facebook:[a-z0-9]{1,50}|(?:instagram|tiktok)-id:\d{1,20})$/

/** Whether a text out of a file is a profile's key as `profileKeySchema` has it; for code without zod. */
export function isProfileKey(text: string): text is ProfileKey {
  return profileKey.test(text)
}
