import { browser } from 'wxt/browser'
import type * as z from 'zod/mini'
import { logOnce } from '../platform/logger.ts'
import { isDemoUrl, isSiteUrl } from '../platform/site-patterns.ts'
import type { MessageSender } from './message-sender.ts'
import { type MessageName, protocol, type ResponseOf, type Sender } from './protocol.ts'
import type { Sent } from './send.ts'

export type Handlers = {
  [Name in MessageName]: (
    request: z.output<(typeof protocol)[Name]['request']>,
    sender: MessageSender,
  ) => Promise<ResponseOf<Name>>
}

/** The one door to the background: who speaks, what they may ask, in which form. Never rejects. */
export function createRouter(
  handlers: Handlers,
): (message: unknown, sender: MessageSender) => Promise<Sent<unknown>> | undefined {
  return (message, sender) => {
    const kind = classifySender(sender)
    if (kind === null || !isNamed(message)) return undefined
    return dispatch(handlers, message, sender, kind)
  }
}

/**
 * A content script on one of our sites, in the page itself and not in a frame of it, or a page of the extension.
 * A page process that was taken over can pose as its content script, so content scripts may ask little.
 */
export function classifySender(sender: MessageSender): Sender | null {
  if (sender.id !== browser.runtime.id) return null
  const address = sender.url ?? ''
  if (address.startsWith(browser.runtime.getURL(''))) return 'extension-page'
  const isPage = sender.tab !== undefined && sender.frameId === 0
  return isPage && (isSiteUrl(address) || isDemoUrl(address)) ? 'content' : null
}

async function dispatch(
  handlers: Handlers,
  message: { name: MessageName; request?: unknown },
  sender: MessageSender,
  kind: Sender,
): Promise<Sent<unknown>> {
  const rule = protocol[message.name]
  if (!rule.senders.some(allowed => allowed === kind)) {
    logOnce(`${kind} may not send ${message.name}`)
    return { ok: false, problem: 'failed' }
  }
  const parsed = rule.request.safeParse(message.request)
  if (!parsed.success) {
    logOnce(`malformed ${message.name}`, parsed.error.issues[0]?.path.join('.'))
    return { ok: false, problem: 'failed' }
  }
  try {
    const handle = handlers[message.name] as (request: unknown, sender: MessageSender) => Promise<unknown>
    // In the turn in which the message arrived: a click that was its cause is forgotten after it.
    return { ok: true, value: await handle(parsed.data, sender) }
  } catch (error) {
    logOnce(`${message.name} failed`, error)
    return { ok: false, problem: 'failed' }
  }
}

function isNamed(message: unknown): message is { name: MessageName; request?: unknown } {
  if (typeof message !== 'object' || message === null || !('name' in message)) return false
  return typeof message.name === 'string' && Object.hasOwn(protocol, message.name)
}
