import { listMyShops } from '#shared/contract/claims'
import type { MyShops } from '../../messaging/account-state.ts'
import { defineItem } from '../../platform/stored-item.ts'
import type { Account } from './account.ts'

const freshMs = 5 * 60_000

interface HeldShops {
  /** Under which session. */
  sessionId: string
  at: number
  shops: MyShops
}

const shopsItem = defineItem<HeldShops | null>('session', 'my-shops', null)

/** What the signed-in person has here, held for some minutes and as long as the browser is open. */
export class MyShopList {
  readonly #account: Account
  #asking: Promise<MyShops | null> | null = null

  constructor(account: Account) {
    this.#account = account
  }

  /** As last heard, without asking; null where nobody is signed in, or nothing was heard yet. */
  async readHeld(): Promise<MyShops | null> {
    return (await this.#find())?.shops ?? null
  }

  /** Asks where what is held is older than some minutes, or than `maxAgeMs`. */
  async read(maxAgeMs = freshMs): Promise<MyShops | null> {
    const held = await this.#find()
    if (held && Math.abs(Date.now() - held.at) < maxAgeMs) return held.shops
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null
    })
    return (await this.#asking) ?? held?.shops ?? null
  }

  /**
   * Shops as an open card may know them. Asking just when a card opens would tell the server who opens it: it hears of
   * the account's name only where the seller is this account's own.
   */
  async readForCard(key: string): Promise<MyShops | null> {
    const held = await this.readHeld()
    const isMine = held?.shops.some(({ profiles }) => profiles.some(profile => profile.key === key))
    return isMine ? this.read() : held
  }

  async #find(): Promise<HeldShops | null> {
    const [session, held] = await Promise.all([this.#account.findSession(), shopsItem.getValue()])
    return session && held?.sessionId === session.id ? held : null
  }

  async #ask(): Promise<MyShops | null> {
    const session = await this.#account.findSession()
    if (!session) return null
    const called = await this.#account.call(listMyShops, {})
    if (!called.ok) return null
    await shopsItem.setValue({ sessionId: session.id, at: Date.now(), shops: called.value })
    return called.value
  }
}

/** Whether somebody decides about claims. */
export function isAtDesk(shops: MyShops | null): boolean {
  return shops?.deskRoles.some(role => role === 'verifier' || role === 'lead') ?? false
}
