import { browser } from 'wxt/browser'
import type { PageMessageName, PageMessages } from './page-protocol.ts'

/** Asks the content script of the tab in front; null when it has none. */
export async function sendToActivePage<Name extends PageMessageName>(
  name: Name,
  request: PageMessages[Name]['request'],
): Promise<PageMessages[Name]['response'] | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return sendToTab(tab?.id, name, request)
}

/** Asks the content script of the page that this frame stands in; null when it stands in none. */
export async function sendToOwnPage<Name extends PageMessageName>(
  name: Name,
  request: PageMessages[Name]['request'],
): Promise<PageMessages[Name]['response'] | null> {
  const tab = await browser.tabs.getCurrent()
  return sendToTab(tab?.id, name, request)
}

/** Asks the content script of a tab; null when there is none. */
export async function sendToTab<Name extends PageMessageName>(
  tabId: number | undefined,
  name: Name,
  request: PageMessages[Name]['request'],
): Promise<PageMessages[Name]['response'] | null> {
  if (tabId === undefined) return null
  try {
    const answer = await browser.tabs.sendMessage(tabId, { name, request }, { frameId: 0 })
    return (answer ?? null) as PageMessages[Name]['response'] | null
  } catch {
    // Nobody listens there: another site, or a page opened before the extension was installed.
    return null
  }
}
