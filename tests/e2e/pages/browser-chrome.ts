import type { Page } from '@playwright/test'

interface TargetInfo {
  targetId: string
  url: string
}

/**
 * A click on the extension's button in the toolbar while this page is in front: opens the popup, and gives the
 * extension its look at the tab, as the browser does for a person.
 */
export async function clickToolbarButton(page: Page, extensionId: string): Promise<void> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the browser is gone')
  const session = await browser.newBrowserCDPSession()
  const send = session.send.bind(session) as (method: string, params: object) => Promise<unknown>
  const { targetInfos } = (await send('Target.getTargets', { filter: [{ type: 'tab' }] })) as {
    targetInfos: TargetInfo[]
  }
  const tab = targetInfos.find(({ url }) => url === page.url())
  await send('Extensions.triggerAction', { id: extensionId, targetId: tab?.targetId })
  await session.detach()
}

export interface MenuClick {
  menuItemId: 'read-image' | 'read-screen' | 'check-selection'
  srcUrl?: string
  selectionText?: string
}

/**
 * Picks an entry of our menu. The menu itself is drawn by the system and out of reach of tests: the event that it
 * ends in is raised in the background. Answers the page that opens.
 */
export async function pickMenu(page: Page, click: MenuClick): Promise<Page> {
  const context = page.context()
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const opened = context.waitForEvent('page', { predicate: each => each.url().includes('check.html') })
  await worker.evaluate(async info => {
    interface Chrome {
      tabs: { query(q: object): Promise<{ id: number }[]> }
      contextMenus: { onClicked: { dispatch(info: object, tab: object): void } }
    }
    const { chrome } = globalThis as unknown as { chrome: Chrome }
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    chrome.contextMenus.onClicked.dispatch({ frameId: 0, ...info }, tab ?? {})
  }, click)
  return opened
}
