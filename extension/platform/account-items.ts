import { browser } from 'wxt/browser'
import { defineItem } from './stored-item.ts'

/** A sign-in under way: the one tab that may end it, and what proves that this extension began it. */
export interface PendingSignIn {
  tabId: number
  apiUrl: string
  verifier: string
  at: number
}

/** In memory, gone with the browser, out of reach of pages; not in the worker, which may die while somebody types. */
export const pendingSignInItem = defineItem<PendingSignIn | null>('session', 'sign-in', null)

const pulseKey = 'account-pulse'

/** Written whenever something about the account changed: open windows ask anew. */
export const accountPulseItem = defineItem<number>('session', pulseKey, 0)

/** Calls back whenever something about the account changed. */
export function watchAccount(onChange: () => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, unknown>) => {
    if (changes[pulseKey]) onChange()
  }
  browser.storage.session.onChanged.addListener(listen)
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(listen))
}
