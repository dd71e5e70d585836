import { browser } from 'wxt/browser'
import type { MessageSender } from './message-sender.ts'
import type { PageMessageName, PageMessages } from './page-protocol.ts'

export type PageHandlers = {
  [Name in PageMessageName]: (request: PageMessages[Name]['request']) => PageMessages[Name]['response']
}

/** Answers messages from our own background and pages; whatever else arrives is not for us. */
export function listenToExtension(handlers: PageHandlers, signal: AbortSignal): void {
  // Answering through the callback works in every browser; returning a promise does not.
  const listener = (message: unknown, sender: MessageSender, respond: (answer: unknown) => void) => {
    if (!isOurs(sender) || !isPageMessage(message, handlers)) return
    const handle = handlers[message.name] as (request: unknown) => unknown
    respond(handle(message.request))
  }
  browser.runtime.onMessage.addListener(listener)
  signal.addEventListener('abort', () => {
    try {
      browser.runtime.onMessage.removeListener(listener)
    } catch {
      // The extension is gone, and its listeners with it.
    }
  })
}

/** Our background has no tab; our pages, framed in a tab or not, have the extension's address. */
function isOurs(sender: MessageSender): boolean {
  if (sender.id !== browser.runtime.id) return false
  return sender.tab === undefined || (sender.url ?? '').startsWith(browser.runtime.getURL(''))
}

function isPageMessage(
  message: unknown,
  handlers: PageHandlers,
): message is { name: PageMessageName; request: unknown } {
  if (typeof message !== 'object' || message === null) return false
  if (!('name' in message) || !('request' in message)) return false
  if (typeof message.request !== 'object' || message.request === null) return false
  return typeof message.name === 'string' && Object.hasOwn(handlers, message.name)
}
