import type { ProfileKey } from '#shared/domain/subject'
import { toProfileUrl } from '#shared/rules/subject-key'
import { ChevronIcon } from '../icons.tsx'

export function RowLink({ href, text }: { href: string; text: string }) {
  return (
    <a className="row-link" href={href} target="_blank" rel="noopener noreferrer">
      {text} <ChevronIcon />
    </a>
  )
}

/** The page that claims a profile, with its address filled in, short enough to be sent to somebody. */
export function toClaimLink(apiUrl: string, profile: ProfileKey): string {
  return `${apiUrl}/toko/klaim?akun=${toProfileUrl(profile).replace('https://www.', '')}`
}
