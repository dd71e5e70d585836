import { deleteExtensionSession, getAccount } from '#shared/contract/accounts'
import type { Endpoint, InputOf, OutputOf } from '#shared/contract/endpoint'
import { type AccountProblem, callEndpoint } from '#shared/device/api/call-endpoint'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { AccountState } from '../../messaging/account-state.ts'
import { accountPulseItem, pendingSignInItem } from '../../platform/account-items.ts'
import type { AccountStore, HeldSession } from './account-store.ts'

const contactsMs = 60_000

type AccountEndpoint = Endpoint & { access: 'account' }

/** Who is signed in, and the only way to what needs an account. See account.design.md. */
export class Account {
  readonly #store: AccountStore
  readonly #readApiUrl: () => Promise<string>
  #known: { id: string; at: number; contacts: readonly string[] } | null = null

  constructor(store: AccountStore, readApiUrl: () => Promise<string>) {
    this.#store = store
    this.#readApiUrl = readApiUrl
  }

  /** Null where nobody is signed in to the server in force. */
  async findSession(): Promise<HeldSession | null> {
    const [{ session }, apiUrl] = await Promise.all([this.#store.read(), this.#readApiUrl()])
    return session?.apiUrl === apiUrl ? session : null
  }

  async read(): Promise<Omit<AccountState, 'isAtDesk'>> {
    const contacts = await this.#readContacts()
    const [session, held, pending] = await Promise.all([
      this.findSession(),
      this.#store.read(),
      pendingSignInItem.getValue(),
    ])
    const { trouble, isWitness, isDeskOpen } = held
    return {
      isSignedIn: session !== null,
      isSigningIn: pending !== null,
      contacts,
      trouble,
      isWitness: isWitness && session !== null,
      isDeskOpen,
    }
  }

  /** Windows read the account at every change of it: the server is asked once in a while. */
  async #readContacts(): Promise<readonly string[] | null> {
    const id = (await this.findSession())?.id
    if (!id) return null
    const known = this.#known
    if (known?.id === id && Math.abs(Date.now() - known.at) < contactsMs) return known.contacts
    const called = await this.call(getAccount, {})
    if (!called.ok) return null
    const contacts = called.value.contacts.map(({ masked }) => masked)
    this.#known = { id, at: Date.now(), contacts }
    return contacts
  }

  async isDeskOpen(): Promise<boolean> {
    return (await this.#store.read()).isDeskOpen
  }

  /** Asks what needs an account, of the server that gave the token. A token that counts no more is forgotten. */
  async call<E extends AccountEndpoint>(
    endpoint: E,
    input: InputOf<E>,
  ): Promise<Result<OutputOf<E>, AccountProblem>> {
    const session = await this.findSession()
    if (!session) return toProblem('unauthorized')
    const { apiUrl: baseUrl, token } = session
    const called = await callEndpoint(endpoint, input, { baseUrl, token })
    if (called.ok) return called.value.isChanged ? toOk(called.value.value) : toProblem('garbled')
    if (called.problem === 'unauthorized') await this.#end(token)
    return toProblem(called.problem)
  }

  async enter(apiUrl: string, token: string): Promise<void> {
    const session = { id: crypto.randomUUID(), apiUrl, token }
    await this.#store.change(() => ({ session, trouble: null }))
    await tellWindows()
  }

  /** Here at once and in any case; at the server where it can be reached. */
  async signOut(): Promise<void> {
    const { session } = await this.#store.read()
    await this.#store.change(() => ({ session: null, trouble: null, isWitness: false }))
    await pendingSignInItem.setValue(null)
    await tellWindows()
    if (!session) return
    const { apiUrl: baseUrl, token } = session
    const called = await callEndpoint(deleteExtensionSession, {}, { baseUrl, token })
    if (called.ok || called.problem === 'unauthorized') return
    // It can still be ended on the web page, under devices.
    await this.#store.change(held => (held.session ? {} : { trouble: 'offline' }))
    await tellWindows()
  }

  async tellTrouble(trouble: AccountState['trouble']): Promise<void> {
    await this.#store.change(() => ({ trouble }))
    await tellWindows()
  }

  async change(part: { isWitness?: boolean | undefined; isDeskOpen?: boolean | undefined }): Promise<void> {
    await this.#store.change(held => ({
      isWitness: part.isWitness ?? held.isWitness,
      isDeskOpen: part.isDeskOpen ?? held.isDeskOpen,
    }))
    await tellWindows()
  }

  /** Unless somebody signed in anew meanwhile. */
  async #end(token: string): Promise<void> {
    await this.#store.change(held =>
      held.session?.token === token ? { session: null, trouble: 'ended', isWitness: false } : {},
    )
    await tellWindows()
  }
}

async function tellWindows(): Promise<void> {
  await accountPulseItem.setValue((await accountPulseItem.getValue()) + 1)
}
