import type { Say } from '../layout.tsx'

/** A profile on its platform, which is not told where the reader comes from. */
export function ProfileLink({ href, say }: { href: string; say: Say }) {
  return (
    <a class="button" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {say({ id: 'Buka profilnya (tab baru)', en: 'Open the profile (new tab)' })}
    </a>
  )
}
