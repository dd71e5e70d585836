import { browser } from 'wxt/browser'
import { logOnce } from './logger.ts'
import { allSitePatterns } from './site-patterns.ts'

/** Whether we may read the sites. Firefox lets people refuse one at installation and give it later. */
export function hasSiteAccess(): Promise<boolean> {
  return browser.permissions.contains({ origins: [...allSitePatterns] })
}

/** Asks for the sites. Call it in a click. */
export function requestSiteAccess(): Promise<boolean> {
  return request([...allSitePatterns])
}

/** Asks for a server of one's own. Call it in a click. No port: patterns with one are not understood everywhere. */
export function requestServerAccess(server: URL): Promise<boolean> {
  return request([`${server.protocol}//${server.hostname}/*`])
}

/** Whether pictures of a host may be fetched. */
export function hasImageAccess({ hostname }: URL): Promise<boolean> {
  return browser.permissions.contains({ origins: [`https://${hostname}/*`] })
}

/** Asks for the pictures of a host. Call it in a click. */
export function requestImageAccess({ hostname }: URL): Promise<boolean> {
  return request([`https://${hostname}/*`])
}

async function request(origins: string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins })
  } catch (error) {
    // An origin outside what the manifest lets us ask for.
    logOnce('permission not asked', error)
    return false
  }
}
