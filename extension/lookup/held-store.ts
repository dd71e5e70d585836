import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type HeldBucket, toBucketAddress } from '#shared/device/lookup/bucket-cache'
import type { LookupProblem } from '#shared/device/lookup/lookup-answer'
import type { Snapshot } from '#shared/domain/snapshot'
import type { HeldList } from '#shared/rules/list-plan'

/** A snapshot with its lists, from one server, as last checked. */
export interface HeldSnapshot {
  apiUrl: string
  /** The key that signed it: given up, what it signed counts no more. */
  keyId: string
  snapshot: Snapshot
  profiles: HeldList
  /** First 32 bits of the hashes of verified handles' skeletons. */
  skeletons: HeldList
}

/** How the last attempt to get newer data went. */
export interface CheckState {
  checkedAt: number
  problem: LookupProblem | null
  /** How far this device's clock is ahead of the server's, in milliseconds; negative when it is behind. */
  clockAheadMs?: number
}

interface Schema extends DBSchema {
  held: { key: 'snapshot'; value: HeldSnapshot }
  check: { key: 'last'; value: CheckState }
  bucket: { key: string; value: HeldBucket }
}

/**
 * What the extension holds on this device. Snapshot and lists go in by one transaction: a worker that dies at any
 * point leaves the old pair whole.
 */
export class HeldStore {
  #database: Promise<IDBPDatabase<Schema>> | null = null
  /** A list may be megabytes: it is read once in the life of a worker. */
  #snapshot: Promise<HeldSnapshot | null> | null = null

  readSnapshot(): Promise<HeldSnapshot | null> {
    this.#snapshot ??= this.#readSnapshot().catch(error => {
      this.#snapshot = null
      throw error
    })
    return this.#snapshot
  }

  /**
   * Also drops buckets that no question can reach any more: of another server, of another width, or of a history
   * whose versions this snapshot counts anew.
   */
  async writeSnapshot(held: HeldSnapshot): Promise<void> {
    const database = await this.#open()
    const transaction = database.transaction(['held', 'bucket'], 'readwrite')
    const buckets = transaction.objectStore('bucket')
    const last = await transaction.objectStore('held').get('snapshot')
    const isNewHistory = last !== undefined && held.snapshot.version <= last.snapshot.version
    const reachable = toBucketAddress(held.apiUrl, held.snapshot.bucketBits)
    const unreachable = (await buckets.getAllKeys()).filter(
      address => isNewHistory || !address.startsWith(reachable),
    )
    await Promise.all([
      ...unreachable.map(address => buckets.delete(address)),
      transaction.objectStore('held').put(held, 'snapshot'),
      transaction.done,
    ])
    this.#snapshot = Promise.resolve(held)
  }

  async readCheck(): Promise<CheckState | null> {
    return (await (await this.#open()).get('check', 'last')) ?? null
  }

  async writeCheck(state: CheckState): Promise<void> {
    await (await this.#open()).put('check', state, 'last')
  }

  async readBucket(address: string): Promise<HeldBucket | null> {
    return (await (await this.#open()).get('bucket', address)) ?? null
  }

  async writeBucket(address: string, bucket: HeldBucket): Promise<void> {
    await (await this.#open()).put('bucket', bucket, address)
  }

  /** Forgets everything: another server's data say nothing here. */
  async clear(): Promise<void> {
    const database = await this.#open()
    const transaction = database.transaction(['held', 'check', 'bucket'], 'readwrite')
    await Promise.all([
      transaction.objectStore('held').clear(),
      transaction.objectStore('check').clear(),
      transaction.objectStore('bucket').clear(),
      transaction.done,
    ])
    this.#snapshot = null
  }

  async #readSnapshot(): Promise<HeldSnapshot | null> {
    return (await (await this.#open()).get('held', 'snapshot')) ?? null
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>('amanah', 5, {
      upgrade(database) {
        // What an older version of the extension held has another form; it is fetched anew.
        for (const name of database.objectStoreNames) database.deleteObjectStore(name)
        database.createObjectStore('held')
        database.createObjectStore('check')
        database.createObjectStore('bucket')
      },
      // Another version of the extension wants the database: let go, and open again when needed.
      blocking: (_current, _blocked, event) => {
        ;(event.target as IDBDatabase).close()
        this.#database = null
      },
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
