import type { ProfileKey } from '#shared/domain/subject'
import { toProfileUrl } from '#shared/rules/subject-key'

/** The page that claims a profile, with its address filled in, short enough to be sent to somebody. */
export function toClaimLink(baseUrl: string, profile: ProfileKey): string {
  return `${baseUrl}/toko/klaim?akun=${toProfileUrl(profile).replace('https://www.', '')}`
}
