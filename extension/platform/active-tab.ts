import { browser } from 'wxt/browser'
import { hasSiteAccess } from './host-access.ts'
import { isDemoUrl, isSiteUrl } from './site-patterns.ts'

/** `site`: one of ours. `closed`: we were not let into our sites, so this may be one. `other`: anything else. */
export type ActiveTabKind = 'site' | 'closed' | 'other'

/** What the tab in front is, as far as our permissions show it. */
export async function readActiveTabKind(): Promise<ActiveTabKind> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.url && (isSiteUrl(tab.url) || isDemoUrl(tab.url))) return 'site'
  return (await hasSiteAccess()) ? 'other' : 'closed'
}

/** Loads the tab in front again, so that our script is put into it. */
export async function reloadActiveTab(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.id !== undefined) await browser.tabs.reload(tab.id)
}

/** The tab in front; null where there is none. */
export async function readActiveTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab?.id ?? null
}
