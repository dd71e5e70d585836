import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { ProfileKey } from '#shared/domain/subject'
import { toClaimCodeHash } from '#shared/rules/claim-code'
import { Account } from '../../../extension/background/account/account.ts'
import { AccountStore } from '../../../extension/background/account/account-store.ts'
import { MyShopList } from '../../../extension/background/account/my-shops.ts'
import { SignIn } from '../../../extension/background/account/sign-in.ts'
import { Desk } from '../../../extension/background/witness/desk.ts'
import { Witness } from '../../../extension/background/witness/witness.ts'
import type { MyShops } from '../../../extension/messaging/account-state.ts'

export const token = 'a-token-of-the-test-suite.signature='
export const code = 'AMANAH-7K3FQ2MX'
export const profile = 'instagram:dapur.melati.contoh' as ProfileKey
export const profileUrl = 'https://www.instagram.com/dapur.melati.contoh/'
export const tabId = 7

export interface Sent {
  origin: string
  call: string
  body: unknown
  authorization: string | null
  init: RequestInit
}

type Claims = { pendingCodes: Awaited<ReturnType<typeof toClaimCodeHash>>[]; seenAt: number | null }

/** A browser with one tab, a server that answers what needs an account, and a device that holds nothing yet. */
export class AccountWorld {
  readonly sent: Sent[] = []
  /** By method and path; what is not here is answered with 404. */
  readonly answers = new Map<string, () => Response | Promise<Response>>()
  readonly claims = new Map<string, Claims>()
  readonly opened: { url?: string | undefined; openerTabId?: number | undefined }[] = []
  readonly removed: number[] = []
  apiUrl = 'http://localhost:8787'
  url: string = profileUrl
  /** What the script in the page answers, time after time; the last one for ever. */
  readings: unknown[] = [null]
  injections = 0
  waits = 0
  onWait: () => void = () => {}
  /** While the script runs in the page. */
  onInject: () => void = () => {}

  constructor() {
    fakeBrowser.reset()
    vi.stubGlobal('indexedDB', new IDBFactory())
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => this.#answer(new URL(address), init))
    this.#installTabs()
    this.answer('POST /v1/extension-sessions', { token })
    this.answer('DELETE /v1/extension-sessions/current', { isSignedOut: true })
    this.answer('GET /v1/account', { contacts: [{ kind: 'email', masked: 's***@contoh.id' }] })
    this.answer('POST /v1/witnesses', { isCounted: true })
    this.answer('POST /v1/mark-sightings', { isCounted: true })
    this.answerShops({})
  }

  answer(call: string, body: unknown, status = 200): void {
    this.answers.set(call, () => Response.json(body, { status }))
  }

  answerShops(shops: Partial<MyShops>): void {
    this.answer('GET /v1/shops/mine', { deskRoles: [], shops: [], ...shops })
  }

  /** A worker that was woken anew: nothing in memory, everything on the device. */
  wake() {
    const store = new AccountStore()
    const account = new Account(store, async () => this.apiUrl)
    const shops = new MyShopList(account)
    const lookup = {
      findClaims: async (key: ProfileKey) => this.claims.get(key) ?? null,
      readServerTime: async () => Date.now() - 60_000,
    }
    const wait = async () => {
      this.waits++
      this.onWait()
    }
    return {
      store,
      account,
      shops,
      signIn: new SignIn(account),
      desk: new Desk({ account, store, shops, lookup }),
      witness: new Witness({ account, store, lookup, wait }),
    }
  }

  /** Somebody is signed in, and wants to be a witness. */
  async wakeAsWitness() {
    const parts = this.wake()
    await parts.account.enter(this.apiUrl, token)
    await parts.account.change({ isWitness: true })
    return parts
  }

  async lookFor(key: ProfileKey, wanted: string, seenAt: number | null = null): Promise<void> {
    this.claims.set(key, { pendingCodes: [await toClaimCodeHash(key, wanted)], seenAt })
  }

  /** What the page shows from now on. */
  show(key: string, text: string, platformId: string | null = null): void {
    this.readings = [{ key, platformId, text }]
  }

  calls(): string[] {
    return this.sent.map(({ call }) => call)
  }

  async #answer(url: URL, init: RequestInit): Promise<Response> {
    const call = `${init.method} ${url.pathname}`
    const { authorization = null } = init.headers as Record<string, string | undefined>
    const body = init.body === undefined ? null : JSON.parse(String(init.body))
    this.sent.push({ origin: url.origin, call, body, authorization, init })
    return (await this.answers.get(call)?.()) ?? Response.json({}, { status: 404 })
  }

  #installTabs(): void {
    vi.spyOn(browser.tabs, 'create').mockImplementation((async (tab: (typeof this.opened)[0]) => {
      this.opened.push(tab)
      return { ...tab, id: tabId }
    }) as never)
    vi.spyOn(browser.tabs, 'remove').mockImplementation((async (id: number) => {
      this.removed.push(id)
    }) as never)
    vi.spyOn(browser.tabs, 'get').mockImplementation((async (id: number) => ({ id, url: this.url })) as never)
    vi.spyOn(browser.runtime, 'getPlatformInfo').mockResolvedValue({ os: 'win' } as never)
    const executeScript = async () => {
      this.injections++
      this.onInject()
      const result = this.readings.length > 1 ? this.readings.shift() : this.readings[0]
      return [{ result }]
    }
    Object.defineProperty(browser, 'scripting', { configurable: true, value: { executeScript } })
  }
}
