import { profileOfUrl } from '#shared/rules/subject-key'
import type { SiteAdapter } from '../../content/site-adapter.ts'

/** The demo page of a local server: sellers of all three platforms, each marked as such. */
export const demoAdapter: SiteAdapter = {
  platform: 'instagram',
  readSightings: document =>
    Array.from(document.querySelectorAll('a[data-demo-profile]')).flatMap(link => {
      const profile = profileOfUrl(link.getAttribute('href') ?? '')
      const name = link.textContent?.trim() ?? ''
      return profile ? [{ surface: 'profile-header' as const, profile, element: link, name }] : []
    }),
  owedSurface: () => 'profile-header',
}
