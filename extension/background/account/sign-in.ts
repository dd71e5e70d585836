import { browser } from 'wxt/browser'
import { createExtensionSession } from '#shared/contract/accounts'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import { toBase64Url } from '#shared/rules/manifest-signature'
import { pendingSignInItem } from '../../platform/account-items.ts'
import type { Account } from './account.ts'

/** Somebody may have to wait for a mail. */
const longestMs = 30 * 60_000
const finishPath = '/masuk/ekstensi/selesai'

/**
 * Signing in by the web page (authorization code with PKCE, RFC 7636). Whoever sees the code without the verifier,
 * which never leaves this extension, has nothing.
 */
export class SignIn {
  readonly #account: Account
  /** Two events may tell of one address. */
  #taken: string | null = null

  constructor(account: Account) {
    this.#account = account
  }

  /** Opens the page in a tab of its own. `openerTabId`: the tab to return to. */
  async start(apiUrl: string, openerTabId: number | undefined): Promise<void> {
    const verifier = toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
    const page = new URL('/masuk/ekstensi', apiUrl)
    page.searchParams.set('challenge', await toChallenge(verifier))
    page.searchParams.set('device', await readDeviceName())
    const opener = openerTabId === undefined ? {} : { openerTabId }
    const tab = await browser.tabs.create({ url: page.href, ...opener })
    if (tab.id === undefined) return
    await pendingSignInItem.setValue({ tabId: tab.id, apiUrl, verifier, at: Date.now() })
    await this.#account.tellTrouble(null)
  }

  /** A tab shows another address. Only the tab that was opened for it can end a sign-in, and only once. */
  async see(tabId: number, address: string): Promise<void> {
    const pending = await pendingSignInItem.getValue()
    if (!pending || pending.tabId !== tabId || pending.verifier === this.#taken) return
    const code = findCode(address, pending.apiUrl)
    if (code === null) return
    this.#taken = pending.verifier
    await pendingSignInItem.setValue(null)
    const { apiUrl, verifier, at } = pending
    const isLate = Math.abs(Date.now() - at) > longestMs
    const called = isLate
      ? null
      : await callEndpoint(createExtensionSession, { body: { code, verifier } }, { baseUrl: apiUrl })
    if (called?.ok && called.value.isChanged) {
      await this.#account.enter(apiUrl, called.value.value.token)
    } else await this.#account.tellTrouble('sign-in-failed')
    await browser.tabs.remove(tabId)
  }

  async forgetTab(tabId: number): Promise<void> {
    const pending = await pendingSignInItem.getValue()
    if (pending?.tabId !== tabId) return
    await pendingSignInItem.setValue(null)
    await this.#account.tellTrouble(null)
  }
}

/** The code in the address of the page that hands a session over; null anywhere else. */
function findCode(address: string, apiUrl: string): string | null {
  if (!URL.canParse(address)) return null
  const { origin, pathname, hash } = new URL(address)
  if (origin !== apiUrl || pathname !== finishPath) return null
  return /^#kode=([\w-]{43})$/.exec(hash)?.[1] ?? null
}

async function toChallenge(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return toBase64Url(new Uint8Array(digest))
}

const systems: Record<string, string> = {
  win: 'Windows',
  mac: 'macOS',
  linux: 'Linux',
  android: 'Android',
  cros: 'ChromeOS',
}

/** What a person recognises this extension by in the list of their devices. */
async function readDeviceName(): Promise<string> {
  const { os } = await browser.runtime.getPlatformInfo()
  return ['Ekstensi Amanah', systems[os]].filter(Boolean).join(', ')
}
