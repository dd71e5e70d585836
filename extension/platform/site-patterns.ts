/** Where content scripts run, and whose tabs we speak to. */
export const sitePatterns = {
  instagram: ['https://www.instagram.com/*'],
  facebook: ['https://*.facebook.com/*'],
  tiktok: ['https://www.tiktok.com/*'],
} as const

/** The demo page of a local server. Patterns with a port are ignored by Firefox, so there is none. */
export const demoPattern = 'http://localhost/*'

export const allSitePatterns: readonly string[] = Object.values(sitePatterns).flat()

/** Whether an address is on one of the three sites. */
export function isSiteUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' && /(?:^|\.)(?:instagram|facebook|tiktok)\.com$/.test(hostname)
}

/** Whether an address is the demo page of a local server. */
export function isDemoUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, pathname } = new URL(address)
  return protocol === 'http:' && hostname === 'localhost' && pathname === '/demo'
}
