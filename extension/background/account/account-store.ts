import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { SessionTrouble } from '../../messaging/account-state.ts'

/** A token, and the only origin that it is ever sent to. */
export interface HeldSession {
  /** Made here, to tell what was learned under one session from what another one may see. */
  id: string
  apiUrl: string
  token: string
}

export interface HeldAccount {
  session: HeldSession | null
  trouble: SessionTrouble | null
  isWitness: boolean
  isDeskOpen: boolean
  /** This installation, told with what it witnesses and nothing else; null before the first time. */
  installId: string | null
  /** What was witnessed and when, by hashes: nothing is said twice. */
  sighted: Readonly<Record<string, number>>
}

interface Schema extends DBSchema {
  account: { key: 'held'; value: HeldAccount }
}

const nothing: HeldAccount = {
  session: null,
  trouble: null,
  isWitness: false,
  isDeskOpen: false,
  installId: null,
  sighted: {},
}

/**
 * In a database of the extension's own origin: what `storage.local` holds, content scripts can read in every browser
 * where its access cannot be narrowed, and here the language must stay readable to them.
 */
export class AccountStore {
  #database: Promise<IDBPDatabase<Schema>> | null = null

  async read(): Promise<HeldAccount> {
    return { ...nothing, ...(await (await this.#open()).get('account', 'held')) }
  }

  /** Changes a part, in one step with reading the rest. */
  async change(toPart: (held: HeldAccount) => Partial<HeldAccount>): Promise<void> {
    const transaction = (await this.#open()).transaction('account', 'readwrite')
    const held = { ...nothing, ...(await transaction.store.get('held')) }
    await Promise.all([transaction.store.put({ ...held, ...toPart(held) }, 'held'), transaction.done])
  }

  /** 16 random bytes, made when they are first needed. */
  async readInstallId(): Promise<string> {
    let id = ''
    await this.change(({ installId }) => {
      id = installId ?? toHex(crypto.getRandomValues(new Uint8Array(16)))
      return { installId: id }
    })
    return id
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>('amanah-account', 1, {
      upgrade: database => void database.createObjectStore('account'),
      terminated: () => {
        this.#database = null
      },
    }).catch(error => {
      // A failed opening must not be the last word for this worker.
      this.#database = null
      throw error
    })
    return this.#database
  }
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
