import { browser } from 'wxt/browser'
import { allSitePatterns, demoPattern, isDemoUrl, isSiteUrl } from './site-patterns.ts'

/** Ids of the tabs that show one of our sites. Needs host permission only, not `tabs`. */
export async function readSiteTabIds(): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: [...allSitePatterns, demoPattern] })
  return tabs.flatMap(tab => (tab.id !== undefined && isOurs(tab.url) ? [tab.id] : []))
}

/** Calls back whenever a tab of our sites comes to the front. */
export function onSiteTabActive(callback: () => void): void {
  browser.tabs.onActivated.addListener(({ tabId }) => {
    browser.tabs.get(tabId).then(
      tab => isOurs(tab.url) && callback(),
      () => {
        // The tab was closed meanwhile.
      },
    )
  })
  browser.tabs.onUpdated.addListener((_, change, tab) => {
    if (change.status === 'complete' && tab.active && isOurs(tab.url)) callback()
  })
}

function isOurs(address: string | undefined): boolean {
  return address !== undefined && (isSiteUrl(address) || isDemoUrl(address))
}

/** Calls back with each address that a tab comes to, also without being loaded anew, as far as we are let see it. */
export function onTabAddress(
  onAddress: (tabId: number, address: string) => void,
  onClosed: (tabId: number) => void,
): void {
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    const address = change.url ?? (change.status === 'complete' ? tab.url : undefined)
    if (address !== undefined) onAddress(tabId, address)
  })
  browser.tabs.onRemoved.addListener(onClosed)
}
