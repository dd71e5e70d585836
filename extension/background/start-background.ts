import { browser } from 'wxt/browser'
import { Lookup } from '../lookup/lookup.ts'
import type { MessageSender } from '../messaging/message-sender.ts'
import { createRouter } from '../messaging/router.ts'
import { sendToTab } from '../messaging/send-to-page.ts'
import { logOnce } from '../platform/logger.ts'
import { readServer } from '../platform/storage-items.ts'
import { onSiteTabActive, readSiteTabIds } from '../platform/tabs.ts'
import { createAccountHandlers } from './account/account-handlers.ts'
import { createAccount, watchTabs } from './account/create-account.ts'
import { startAlarms } from './alarms.ts'
import { createHandlers } from './handlers.ts'
import { startMenus } from './menus.ts'

/** A tab that comes to the front asks for newer data at most this often. */
const tabRefreshMs = 60_000

/** Registers every listener before anything is awaited: a woken worker must not miss what woke it. */
export function startBackground(): void {
  const lookup = new Lookup({
    readServer,
    onChange: () => run(tellPages()),
  })
  const account = createAccount(lookup)
  const route = createRouter({
    ...createHandlers(lookup, tellPages, account.account),
    ...createAccountHandlers(account),
  })
  browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender, respond: Respond) => {
    const answering = route(message, sender)
    void answering?.then(respond)
    // Keeps the channel open for an answer that comes later; not every browser takes a promise.
    return answering !== undefined
  })
  browser.runtime.onInstalled.addListener(() => run(lookup.refresh()))
  browser.runtime.onStartup.addListener(() => run(lookup.refreshWhenOlder(tabRefreshMs)))
  watchTabs(account, run)
  onSiteTabActive(() => run(lookup.refreshWhenOlder(tabRefreshMs)))
  startMenus()
  // Pages ask again even when nothing new came: dates change verdicts by themselves.
  startAlarms(() => run(lookup.refresh().then(tellPages)))
}

type Respond = (answer: unknown) => void

/** Newer data or another language: open pages ask again. */
async function tellPages(): Promise<void> {
  const ids = await readSiteTabIds()
  await Promise.all(ids.map(id => sendToTab(id, 'lookup/changed', {})))
}

/** Work that nobody waits for still says when it breaks. */
function run(work: Promise<void>): void {
  work.catch(error => logOnce('background work failed', error))
}
